/** The posterior as a distribution on the map, what the dots are, and how narrow σ can become. */
import type { LessonPage } from '../../Lesson';
import { MU, SIGMA, Z } from '../symbols';

export const ellipses: LessonPage = {
	id: 'ellipses',
	title: { en: 'How wide is a posterior?', 'zh-CN': '后验有多宽？' },
	body: [
		{
			kind: 'text',
			text: {
				en: `Each transition has its [[posterior|posterior]], a normal distribution. On the map the dot is its centre ${MU}, and the ellipse reaches one ${SIGMA} each way, drawn to scale; every 16th is shown. Training settles the width: a wider posterior harms the decoding, a narrower one costs KL.`,
				'zh-CN': `每个转移样本都有自己的[[posterior|后验]]，即一个正态分布。图上的圆点是中心 ${MU}，椭圆向各方向伸出一个 ${SIGMA}，按比例绘制，每 16 个画一个。宽度由训练决定：后验更宽，解码变差；更窄，KL 变大。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: 'How wide depends on the action. In the wider dimension the median σ of run A is {{kick}} for a kick, which stores a second parameter there, and {{shot}} for a shot, which has none to store: closer to the 1 of the [[prior|prior]].',
				'zh-CN':
					'宽度因动作而异。在较宽的维度上，实验 A 中“踢向”的 σ 中位数是 {{kick}}，它的第二个参数存在那里；射门没有第二个参数，σ 的中位数是 {{shot}}，更接近[[prior|先验]]的 1。',
			},
		},
	],
	view: { decoded: false, controls: [] },
	watch: {
		target: 'mapA',
		text: {
			en: 'The ellipses on map A: small for kicks; long for shots, across the line on which they lie.',
			'zh-CN': '图 A 上的椭圆：“踢向”的较小；射门的较长，横跨它们所在的直线。',
		},
	},
	act: {
		kind: 'choose',
		text: { en: 'What does an ellipse say?', 'zh-CN': '椭圆说明什么？' },
		options: [
			{
				text: { en: 'How unsure the model is which action it was', 'zh-CN': '模型对动作有多不确定' },
				right: false,
				feedback: {
					en: 'The action is known: it is an input. σ is no doubt about it.',
					'zh-CN': '动作是已知的输入，σ 不表示对它有多不确定。',
				},
			},
			{
				text: {
					en: 'Which codes the encoder takes for probable, given this transition',
					'zh-CN': '给定这个转移样本，编码器认为哪些编码可能',
				},
				right: true,
				feedback: {
					en: 'Yes. Any of them should decode to nearly the same parameters: z may be moved that far without much harm.',
					'zh-CN': '对。其中任何一个都应解码出几乎相同的参数：z 在这个范围内移动，影响不大。',
				},
			},
			{
				text: { en: 'Where the other transitions of the same action lie', 'zh-CN': '同一动作的其他转移样本在哪里' },
				right: false,
				feedback: {
					en: 'An ellipse belongs to one transition alone.',
					'zh-CN': '一个椭圆只属于一个转移样本。',
				},
			},
		],
	},
	claims: [
		{
			id: 'kick',
			label: { en: 'median σ of kicks, wider dimension, run A', 'zh-CN': '“踢向”的 σ 中位数，较宽的维度，实验 A' },
			measure: { kind: 'sigma', run: 0, dim: 'widest', action: 0 },
			value: 0.46,
			low: 0.25,
			high: 1.05,
		},
		{
			id: 'shot',
			label: { en: 'the same of shots to the left', 'zh-CN': '同上，射左侧' },
			measure: { kind: 'sigma', run: 0, dim: 'widest', action: 1 },
			value: 0.85,
			low: 0.7,
			high: 1.15,
		},
		{
			id: 'narrow',
			label: { en: 'median σ of all, narrower dimension, run A', 'zh-CN': '全部样本的 σ 中位数，较窄的维度，实验 A' },
			measure: { kind: 'sigma', run: 0, dim: 'narrowest' },
			value: 0.25,
			low: 0.18,
			high: 0.34,
		},
	],
	reading: ['kingma-welling-2014', 'rolinek-2019'],
};

export const muAndZ: LessonPage = {
	id: 'mu-and-z',
	title: { en: 'The dots are μ, not z', 'zh-CN': '图上的点是 μ，不是 z' },
	body: [
		{
			kind: 'text',
			text: {
				en: `What the map shows is ${MU}, the centre of each posterior. The decoder never trains on it. At every step one ${Z} is sampled from the posterior, and that sample is decoded. Next time the same transition gets another ${Z}.`,
				'zh-CN': `图上画的是 ${MU}，即每个后验的中心，而解码器训练时从不用它。每一步都从后验中采样一个 ${Z}，解码的是这个样本；下一次，同一个转移样本会得到另一个 ${Z}。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: `So neighbouring ${Z} must decode to nearly the same parameters. That is what makes the space smooth. Switch the layer of ${Z} on: in A the small crosses fill the gaps between the dots, in B they sit on them.`,
				'zh-CN': `因此相邻的 ${Z} 必须解码成几乎相同的参数，空间由此变得平滑。打开 ${Z} 图层：在 A 中，小十字填满了圆点之间的空隙；在 B 中，它们就压在圆点上。`,
			},
		},
	],
	view: { decoded: false, controls: [] },
	watch: {
		target: 'mapA',
		text: {
			en: 'The small crosses: one sample z for each dot μ.',
			'zh-CN': '小十字：每个圆点 μ 的一个样本 z。',
		},
	},
	act: {
		kind: 'display',
		of: 'layers',
		text: {
			en: 'In the legend under the maps, switch on the layer “z”.',
			'zh-CN': '在图下方的图例中打开“z”图层。',
		},
	},
};

export const clamp: LessonPage = {
	id: 'clamp',
	title: { en: 'σ has a floor', 'zh-CN': 'σ 有下限' },
	body: [
		{
			kind: 'text',
			text: {
				en: `The network’s raw output is $\\ell$, meant as log ${SIGMA}, so that ${SIGMA} is above 0 whatever it is. HyAR [[log-std-clamp|clamps]] it to −4 … 15:`,
				'zh-CN': `网络的原始输出是 $\\ell$，当作 log ${SIGMA} 用，因此无论输出什么，${SIGMA} 都大于 0。HyAR 把它[[log-std-clamp|截断]]在 −4 … 15：`,
			},
		},
		{ kind: 'formula', formula: 'clamp' },
		{
			kind: 'text',
			text: {
				en: 'In run B no term of the loss holds σ up, and reconstruction wants it as small as possible: it has fallen to {{sigmaB}}. That is not 0: it is $e^{-4}$, the [[clamp-floor|floor]], where the gradient is zero. Drag the [[epsilon|noise]] ε as far as you like: in run B $\\term{z}{z}$ hardly moves.',
				'zh-CN':
					'实验 B 的损失中没有哪一项托住 σ，而重构希望它越小越好：它降到了 {{sigmaB}}。这不是 0，而是 $e^{-4}$，即[[clamp-floor|截断下限]]，在那里梯度为零。随便怎样拖动[[epsilon|噪声]] ε，实验 B 的 $\\term{z}{z}$ 几乎不动。',
			},
		},
	],
	view: { tab: 'instruments', instrument: 'noise', run: 1, decoded: false, controls: [] },
	watch: {
		target: 'noisePad',
		text: {
			en: 'The rows B in the table below: ε changes, z stays at μ.',
			'zh-CN': '下方表格中 B 的各行：ε 变化，z 停在 μ。',
		},
	},
	act: {
		kind: 'use',
		target: 'noisePad',
		text: { en: 'Drag ε to the outer ring.', 'zh-CN': '把 ε 拖到外圈。' },
	},
	claims: [
		{
			id: 'sigmaB',
			label: { en: 'median σ, run B', 'zh-CN': 'σ 的中位数，实验 B' },
			measure: { kind: 'sigma', run: 1 },
			value: 0.018,
			low: 0.0175,
			high: 0.0187,
		},
	],
};
