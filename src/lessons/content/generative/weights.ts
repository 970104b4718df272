/** Squared errors are Gaussian noise: what the weights of the loss assume, here and in HyAR. */
import type { LessonPage } from '../../Lesson';
import { X_HAT } from '../symbols';

export const noise: LessonPage = {
	id: 'noise',
	title: { en: 'A squared error assumes noise', 'zh-CN': '平方误差隐含噪声假定' },
	body: [
		{
			kind: 'text',
			text: {
				en: `Where has $\\tau$ gone in a loss that only has squared errors? Gaussian noise about ${X_HAT} has this negative log density:`,
				'zh-CN': `损失里只有平方误差，$\\tau$ 到哪里去了？以 ${X_HAT} 为中心的高斯噪声，其负对数密度为：`,
			},
		},
		{ kind: 'formula', formula: 'gaussianNoise' },
		{
			kind: 'text',
			text: {
				en: 'Up to a common factor and constants, the loss is this, added over both outputs, plus the KL:',
				'zh-CN': '除一个公共系数和常数外，损失就是两个输出的这一项相加，再加上 KL：',
			},
		},
		{ kind: 'formula', formula: 'loss' },
		{
			kind: 'text',
			text: { en: 'Divide by $w/Z$ and compare:', 'zh-CN': '除以 $w/Z$，逐项比较：' },
		},
		{ kind: 'formula', formula: 'assumedNoise' },
		{
			kind: 'text',
			text: {
				en: 'So the weight of the KL is a statement about noise: a larger $w$ assumes more. Run A, $w$ = 0.1, assumes a variance of 0.025; the MSE that is left is {{xError}}.',
				'zh-CN':
					'可见 KL 的权重是对噪声的假定：$w$ 越大，假定的噪声越大。实验 A 的 $w$ = 0.1，假定的方差为 0.025；剩余的均方误差为 {{xError}}。',
			},
		},
	],
	view: { tab: 'instruments', instrument: 'story', decoded: false, controls: ['klWeightA'] },
	watch: {
		target: 'instrument',
		text: {
			en: 'The bars of ±τ in the right picture: they grow with the weight.',
			'zh-CN': '右图中 ±τ 的误差棒：它随权重增大。',
		},
	},
	act: {
		kind: 'list',
		text: {
			en: 'Compute the weight that assumes τ = 0.2 for x, with Z = 2 and P = 2. Then try it.',
			'zh-CN': 'Z = 2、P = 2 时，算出使 x 的 τ 等于 0.2 的权重，再试一试。',
		},
		parts: [
			{
				kind: 'weight',
				run: 0,
				from: 0.155,
				to: 0.165,
				text: { en: 'Set the KL weight of run A to what you computed.', 'zh-CN': '把实验 A 的 KL 权重设为算出的值。' },
			},
			{
				kind: 'use',
				target: 'storyTell',
				text: { en: 'Generate with it and read τ in the table.', 'zh-CN': '用它生成一次，看表中的 τ。' },
			},
		],
	},
	claims: [
		{
			id: 'xError',
			label: { en: 'MSE of the parameters, run A', 'zh-CN': '参数的均方误差，实验 A' },
			measure: { kind: 'parameterError', run: 0 },
			value: 0.02,
			low: 0.01,
			high: 0.1,
		},
	],
	reading: ['lucas-2019', 'kingma-welling-2014'],
};

export const hyarWeights: LessonPage = {
	id: 'hyar-weights',
	title: { en: 'HyAR’s weights, read as noise', 'zh-CN': '把 HyAR 的权重读作噪声' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'The official code adds three means with these weights:',
				'zh-CN': '官方代码用下面的权重把三个均值相加：',
			},
		},
		{ kind: 'formula', formula: 'publishedLoss' },
		{ kind: 'formula', formula: 'bothNoises' },
		{
			kind: 'text',
			text: {
				en: 'In Goal ($w$ = 0.5, Z = 6, P = 2, S = 17) that is a $\\tau_x$ of 0.2 and a $\\tau_s$ of 0.84: large noise on the effect, small on the action. Since each term is a mean, one entry of $x$ weighs 2/2 and one of $\\Delta s$ 1/17: entry for entry, reconstructing the action counts 17 times as much. Why the KL has 0.5, neither the code nor the paper’s main text says.',
				'zh-CN':
					'在“足球射门”中（$w$ = 0.5，Z = 6，P = 2，S = 17），$\\tau_x$ 为 0.2，$\\tau_s$ 为 0.84：效果的噪声大，动作的噪声小。每项都是均值，因此 $x$ 的一个分量权重为 2/2，$\\Delta s$ 的一个分量为 1/17：逐个分量相比，重构动作的比重是预测效果的 17 倍。KL 的权重为什么取 0.5，代码和论文正文都没有说。',
			},
		},
	],
	view: { tab: 'model', part: 'loss', decoded: false, controls: ['formula'] },
	watch: {
		target: 'formula',
		text: {
			en: 'The formula under the text with the numbers of both runs; under the picture of the model, the same three terms for one transition.',
			'zh-CN': '文字下方的公式和两个实验的数值；模型图下方是同样的三项，属于一个转移样本。',
		},
	},
	act: {
		kind: 'choose',
		text: {
			en: 'Platform has P = 1 and S = 9, with the same w and Z. What does the same code assume there?',
			'zh-CN': '“平台跳跃”中 P = 1，S = 9，w 和 Z 相同。同样的代码在那里假定了什么？',
		},
		options: [
			{
				text: { en: 'The same: the weights are the same', 'zh-CN': '一样：权重相同' },
				right: false,
				feedback: {
					en: 'P and S stand in the formula: a mean over fewer entries weighs each of them more.',
					'zh-CN': '公式中有 P 和 S：平均的分量越少，每个分量的权重越大。',
				},
			},
			{
				text: { en: 'Less noise: 0.14 for x and 0.61 for Δs', 'zh-CN': '噪声更小：x 为 0.14，Δs 为 0.61' },
				right: true,
				feedback: {
					en: 'Yes: the variance falls with P. The same weight is a different assumption in another environment.',
					'zh-CN': '对：方差随 P 减小。同样的权重，换一个环境就是另一种假定。',
				},
			},
			{
				text: { en: 'More noise: 0.29 for x', 'zh-CN': '噪声更大：x 为 0.29' },
				right: false,
				feedback: {
					en: 'P stands above the line: half of it halves the variance.',
					'zh-CN': 'P 在分子上：P 减半，方差也减半。',
				},
			},
		],
	},
	reading: ['li-2022', 'lucas-2019'],
};
