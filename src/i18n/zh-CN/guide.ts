import type { ViewTexts } from '../en/views';

/** 引导。 */
export const guide: ViewTexts['guide'] = {
	show: '演示',
	skip: '跳过',
	done: '完成',
	dragTitle: '拖动十字',
	drag: '图上的每个位置是两个数，可以解码成一个动作。拖动时看它怎样变化。',
	sampleTitle: '新动作从哪里来？',
	sample: '不来自点：点是执行过的动作。新动作从圆环，即 N(0, I) 中采样。按“采样”。',
	klWeightTitle: '是什么让点留在采样落下的地方？',
	klWeight: 'KL 项。移动 A 的 KL 权重，例如移到 0，看它的点会怎样。',
	insideMeasured: '目前在圆环内：A 的点有 {{a}}（KL 权重 {{wa}}），B 的点有 {{b}}（{{wb}}）。',
	holesTitle: '采样还落在点上吗？',
	holes: '按“× 100”，看那些十字：离所有点都很远的，就落进了空洞。',
	yoursTitle: '现在交给你',
	yours: '“训练”从这里继续，“课程”逐步讲解，其余在“更多”和“⋯”里。',
	holesMeasured: '实测：A 的采样有 {{a}} 落入空洞，B 的有 {{b}}；在那里，训练从未规定应该解码成什么。',
};
