import type { ViewTexts } from '../en/views';

/** 引导。 */
export const guide: ViewTexts['guide'] = {
	show: '演示',
	skip: '跳过',
	done: '完成',
	dragTitle: '拖动探针',
	drag: '图上的每个位置是两个数，可以解码成一个动作。拖动时看它怎样变化。',
	sampleTitle: '新动作从哪里来？',
	sample: '不来自点：点是执行过的动作。新动作在圆环所在之处随机采样，即从正态分布 N(0, I) 中采样。按“采样”。',
	holesTitle: '样本落在点上吗？',
	holes: '按“× 100”，比较 A 和 B：带圈的十字落进了空洞，那里几乎没有编码的椭圆覆盖。',
	klWeightTitle: '是什么让点留在样本落下的地方？',
	klWeight:
		'KL 项：编码离开圆环会受惩罚，这要与解码得准相权衡。移动 A 的 KL 权重，例如移到 0，看 A 落入空洞的比例怎样变化。',
	holesNow: '{{draws}} 个样本中落入空洞的：A 有 {{a}}（KL 权重 {{wa}}），B 有 {{b}}（{{wb}}）。',
	yoursTitle: '现在交给你',
	yours: '“训练”从这里继续，“课程”逐步讲解，其余在“更多”和“⋯”里。',
	putsBack: '按“完成”后，A 的 KL 权重恢复为 {{weight}}。',
	holesThen:
		'同样的 {{draws}} 个样本，A 的 KL 权重为 {{weightBefore}} 时有 {{before}} 落入空洞，现在为 {{weight}}，有 {{now}}。在空洞里，训练从未规定应该解码成什么。',
};
