import type { InstrumentTexts } from '../../i18n/InstrumentTexts';

const texts: InstrumentTexts['embedding'] = {
	name: '嵌入表',
	line: '把离散部分画成图：拖动策略的输出 e，看动作在边界处跳变，而 z 连续变化。',
	why: `每个离散动作 k 有一行 E[k]；每次使用的都是 tanh(E[k])，在 [−1, 1] 内。策略给出连续的 e，得到嵌入离它最近的动作：argmin ‖e − tanh(E[k])‖²，相等时取第一个。每个区域表示离同一个动作最近的各点。
所以离散部分在边界处跳变，而 z 以及参数是连续变化的。解码器得到的是表中的那一行，不是 e。
嵌入表只由 VAE 的损失训练，作为编码器和解码器的输入。没有哪一项把各行推开：两行可能靠得很近，这时 e 的一点噪声就会改变动作。
维度多于两个时，这是经过 e 的切面：其他维度取 e 的值；标记是各行在这两个维度上的投影。`,
	run: '每个实验有自己的嵌入表。',
	dims: '嵌入表的维度',
	across: '横轴',
	up: '纵轴',
	query: '策略的输出 e。方向键移动，Home 把它放到所属动作的那一行',
	queryValue: 'e {{query}}，最近的是{{action}}',
	snaps: 'e 落到',
	distance: '与 e 的距离',
	nearest: '离 e 最近的各行',
	margin: '距最近的边界 {{value}}：e 的移动不超过它，动作就不变',
	closest: '最近的两行：{{action}}与{{other}}，相距 {{distance}}',
	more: '另有 {{count}} 个',
};

export default texts;
