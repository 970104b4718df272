/** The encoder: its inputs, its outputs, and its centres before it has learnt anything. */
import type { LessonPage } from '../../Lesson';
import { MU, SIGMA } from '../symbols';

export const inAndOut: LessonPage = {
	id: 'in-and-out',
	title: { en: 'What goes in, what comes out', 'zh-CN': '输入与输出' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'The [[encoder|encoder]] reads one [[transition|transition]]: the state $s$ (17 numbers in this game), the [[embedding|embedding]] $e_k$ of the discrete action (6) and its parameters $x$ (2).',
				'zh-CN':
					'[[encoder|编码器]]读入一个[[transition|转移样本]]：状态 $s$（在这个游戏中是 17 个数）、离散动作的[[embedding|嵌入]] $e_k$（6 个）和它的参数 $x$（2 个）。',
			},
		},
		{ kind: 'formula', formula: 'encode' },
		{
			kind: 'text',
			text: {
				en: `For each latent dimension it puts out a centre ${MU} and the logarithm of a standard deviation ${SIGMA}: where the code lies, and how precisely; ${SIGMA} comes later. HyAR’s code calls the number of dimensions reduce_parameter_action_dim. The constructor’s default is 2; the scripts pass 6, or 4 in Catch Point. Here it is 2, so that ${MU} is a point on the map.`,
				'zh-CN': `它在每个潜在维度上输出一个中心 ${MU} 和标准差 ${SIGMA} 的对数：前者说明编码在哪里，后者说明有多精确；${SIGMA} 留待后面讲。HyAR 的代码把维度数叫作 reduce_parameter_action_dim，构造函数的默认值是 2，脚本传入的是 6（“捕捉目标点”中为 4）。这里取 2，因此 ${MU} 就是图上的一个点。`,
			},
		},
	],
	view: { tab: 'model', part: 'encode', decoded: false, controls: [] },
	watch: {
		target: 'model',
		text: {
			en: 'The picture of the model: state, choice and parameters of one transition on the left, its mean and std where the encoder ends. On map A that mean is one point.',
			'zh-CN':
				'模型图：左侧是一个转移样本的状态、选择和参数，编码器末端是它的均值和标准差。在图 A 上，这个均值就是一个点。',
		},
	},
	act: {
		kind: 'transition',
		run: 0,
		text: {
			en: 'Click a point on map A and see its transition go through the encoder.',
			'zh-CN': '点击图 A 上的一个点，看它的转移样本怎样通过编码器。',
		},
	},
	reading: ['kingma-welling-2014', 'li-2022'],
};

export const beforeTraining: LessonPage = {
	id: 'before-training',
	title: { en: 'Before it has learnt anything', 'zh-CN': '还没有学习时' },
	body: [
		{
			kind: 'text',
			text: {
				en: `This is the same model at step 0, with its initial weights. Every ${MU} lies near the middle: their root mean square, over both dimensions, is {{rms}}. The [[decoder|decoder]] is untrained too. Its error, {{xError}}, is about the variance of the parameters: always giving their mean would do as well.`,
				'zh-CN': `这是同一个模型在第 0 步、只有初始权重时的样子。所有 ${MU} 都在中间附近：两个维度合在一起的均方根为 {{rms}}。[[decoder|解码器]]也没有训练过，它的误差 {{xError}} 与参数的方差差不多：总是输出均值，误差也是如此。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: 'Training pulls apart what has to be decoded differently. Coloured by the first parameter, the map comes into order: it runs from dark to light.',
				'zh-CN': '训练会把需要解码成不同结果的点拉开。按第一个参数着色，可以看到图逐渐变得有序：由暗到亮。',
			},
		},
	],
	stage: { steps: 0 },
	view: { decoded: false, controls: ['train'] },
	watch: {
		target: 'mapA',
		text: {
			en: 'The points of map A: a heap that unfolds, and colours that come into order.',
			'zh-CN': '图 A 的点：聚成一团的点逐渐展开，颜色变得有序。',
		},
	},
	act: {
		kind: 'train',
		steps: 200,
		text: { en: 'Press Train and let it run for 200 steps.', 'zh-CN': '按“训练”，训练 200 步。' },
	},
	claims: [
		{
			id: 'rms',
			label: { en: 'RMS of μ before training, run A', 'zh-CN': '训练前 μ 的均方根，实验 A' },
			measure: { kind: 'spread', run: 0 },
			value: 0.1,
			low: 0.03,
			high: 0.3,
		},
		{
			id: 'xError',
			label: { en: 'MSE of the parameters, run A', 'zh-CN': '参数的均方误差，实验 A' },
			measure: { kind: 'parameterError', run: 0 },
			value: 0.23,
			low: 0.15,
			high: 0.35,
		},
		{
			id: 'variance',
			label: { en: 'variance of the parameters within an action', 'zh-CN': '同一动作内参数的方差' },
			measure: { kind: 'parameterVariance', run: 0 },
			value: 0.22,
			low: 0.2,
			high: 0.24,
		},
	],
};

export const jointCode: LessonPage = {
	id: 'joint-code',
	title: { en: 'How the three are joined', 'zh-CN': '三个输入怎样结合' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'Inside, one layer (matrix $A$) reads state and embedding, joined end to end: $[s;\\,e_k]$. Another (matrix $B$) reads the parameters. relu puts 0 in the place of negative numbers. The two outputs are multiplied element by element, which $\\odot$ stands for:',
				'zh-CN':
					'在编码器内部，一层（矩阵 $A$）读入拼接起来的状态和嵌入 $[s;\\,e_k]$，另一层（矩阵 $B$）读入参数。relu 把负数置为 0。两层的输出逐元素相乘，记作 $\\odot$：',
			},
		},
		{ kind: 'formula', formula: 'fusion' },
		{
			kind: 'text',
			text: {
				en: `Two more layers turn $h$ into ${MU} and $\\log\\term{sigma}{\\sigma}$. So ${MU} is computed from all three. Does it therefore **describe** all three? Computed from and standing for are not the same: ${MU} may hardly react to one of its inputs.`,
				'zh-CN': `再经过两层，$h$ 变成 ${MU} 和 $\\log\\term{sigma}{\\sigma}$。可见 ${MU} 由三者算出。那么它就**代表**三者吗？由什么算出与代表什么是两回事：${MU} 可能对某个输入几乎没有反应。`,
			},
		},
	],
	stage: { steps: 600 },
	view: { tab: 'model', part: 'encode', decoded: false, controls: [] },
	watch: {
		target: 'model',
		text: {
			en: 'The two strips that meet in the × of the encoder: where a unit of one is 0, the product is 0, whatever the other says.',
			'zh-CN': '编码器中在 × 处相乘的两条：其中一个单元为 0，乘积就为 0，不论另一个是多少。',
		},
	},
	act: {
		kind: 'choose',
		text: {
			en: `Predict: what does ${MU} of a transition stand for? The next page measures it.`,
			'zh-CN': `先预测：一个转移样本的 ${MU} 代表什么？下一页会测量。`,
		},
		options: [
			{
				text: { en: 'State, action and parameters, in equal parts', 'zh-CN': '状态、动作和参数，三者并重' },
				right: false,
				feedback: {
					en: 'It is computed from all three. But what the decoder is told anyway need not be in it.',
					'zh-CN': '它由三者算出。但解码器本来就知道的内容，不必再放进去。',
				},
			},
			{
				text: { en: 'Mostly the discrete action', 'zh-CN': '主要是离散动作' },
				right: false,
				feedback: {
					en: 'The decoder is told the action; repeating it would not help to decode.',
					'zh-CN': '解码器知道动作，再说一遍对解码没有帮助。',
				},
			},
			{
				text: { en: 'Mostly the parameters: the decoder is told the rest', 'zh-CN': '主要是参数：其余的解码器都知道' },
				right: true,
				feedback: {
					en: 'Yes. The parameters are what the condition does not already say.',
					'zh-CN': '对。参数正是条件还没有说明的内容。',
				},
			},
		],
	},
};
