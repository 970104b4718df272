/** What becomes of μ and σ when no term of the loss pays for the KL. */
import type { LessonPage } from '../../Lesson';
import { MU, PRIOR, SIGMA, Z } from '../symbols';

export const predict: LessonPage = {
	id: 'predict',
	title: { en: 'Predict first', 'zh-CN': '先作预测' },
	body: [
		{
			kind: 'text',
			text: {
				en: `Two runs have the same initial weights, seed, batches and noise. They differ in one number: run A has KL weight 0.1, run B has 0. Run B pays for reconstruction alone, so no term of its loss holds ${SIGMA} up or keeps ${MU} near 0.`,
				'zh-CN': `两个实验的初始权重、种子、批次和噪声都相同，只有一个数不同：实验 A 的 KL 权重是 0.1，实验 B 是 0。实验 B 的代价只有重构，因此它的损失中没有哪一项阻止 ${SIGMA} 变小，也没有哪一项把 ${MU} 留在 0 附近。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: 'Before they are trained: what will the posteriors of run B look like after 600 steps? Will it be [[collapse|posterior collapse]]?',
				'zh-CN': '训练之前先想一想：600 步后，实验 B 的后验会是什么样子？会是[[collapse|后验坍塌]]吗？',
			},
		},
	],
	view: { decoded: false, controls: [] },
	watch: {
		target: 'mapB',
		text: {
			en: 'Map B. At the start it is the same as map A: all posteriors in one place, with σ near 1.',
			'zh-CN': '图 B。一开始它与图 A 相同：所有后验都在一处，σ 接近 1。',
		},
	},
	act: {
		kind: 'predict',
		text: { en: 'Choose what you expect of run B.', 'zh-CN': '选出你对实验 B 的预期。' },
		options: [
			{
				text: {
					en: 'All posteriors move onto one point: the posterior collapses',
					'zh-CN': '所有后验移到一点：后验坍塌',
				},
				right: false,
				feedback: {
					en: 'Often said, and the reverse of what happens. On one point the transitions could not be told apart, and reconstruction would suffer.',
					'zh-CN': '常有人这样说，实际正好相反。都在一点上就无法区分各个转移样本，重构会变差。',
				},
			},
			{
				text: {
					en: 'They move far apart, each with as little noise as possible',
					'zh-CN': '它们彼此远离，各自的噪声小到不能再小',
				},
				right: true,
				feedback: {
					en: 'Yes. Noise in z only harms reconstruction, and distance only helps it.',
					'zh-CN': '对。z 中的噪声对重构只有坏处，距离对重构只有好处。',
				},
			},
			{
				text: {
					en: 'The same cloud as in run A, only a little sharper',
					'zh-CN': '和实验 A 一样的点云，只是后验略窄一些',
				},
				right: false,
				feedback: {
					en: 'What would hold the cloud there? In run A it is the KL that pulls towards the prior.',
					'zh-CN': '是什么把点云留在那里呢？在实验 A 中，是 KL 把它拉向先验。',
				},
			},
		],
		result: {
			en: 'In run B the median σ is {{sharpB}}, and the root mean square of z is {{farB}}; under the prior it would be 1.',
			'zh-CN': '实验 B 中 σ 的中位数为 {{sharpB}}，z 的均方根为 {{farB}}，而先验的均方根是 1。',
		},
	},
	claims: [
		{
			id: 'sharpB',
			label: { en: 'median σ, run B', 'zh-CN': 'σ 的中位数，实验 B' },
			measure: { kind: 'sigma', run: 1 },
			value: 0.018,
			low: 0.018,
			high: 0.03,
		},
		{
			id: 'farB',
			label: { en: 'root mean square of z, run B', 'zh-CN': 'z 的均方根，实验 B' },
			measure: { kind: 'zSpread', run: 1 },
			value: 3.7,
			low: 2.8,
			high: 8,
		},
	],
};

export const apart: LessonPage = {
	id: 'apart',
	title: { en: 'Far apart, not collapsed', 'zh-CN': '散开，而不是坍塌' },
	body: [
		{
			kind: 'text',
			text: {
				en: `Where ${Z} matches ${PRIOR}, its root mean square is 1. In run A it is {{zA}}, while in run B it is {{zB}}: no term keeps the codes near the origin, and distance makes them easier to tell apart. (Compare ${Z}, not ${MU}: the mean of $\\term{mu}{\\mu^2}$ and that of $\\term{sigma}{\\sigma^2}$ share the 1.)`,
				'zh-CN': `${Z} 与 ${PRIOR} 一致时，均方根是 1。实验 A 为 {{zA}}，实验 B 为 {{zB}}：没有哪一项把编码留在原点附近，而彼此离得远就容易区分。（要比较的是 ${Z} 而不是 ${MU}：$\\term{mu}{\\mu^2}$ 的平均与 $\\term{sigma}{\\sigma^2}$ 的平均合起来才是 1。）`,
			},
		},
		{
			kind: 'text',
			text: {
				en: `So “without KL the posterior collapses” is wrong: [[collapse|collapse]] means a KL of 0. Yet a large KL, in [[nats|nats]], is not what ${Z} says either. It has [[kl-split|two parts]]: the information about the transition, and the mismatch between all codes and the prior. Most of run B’s KL is mismatch, because n transitions cannot carry more than ln n nats.`,
				'zh-CN': `所以“没有 KL，后验就坍塌”是错的：[[collapse|坍塌]]是指 KL 为 0。但是，KL（单位为[[nats|奈特]]）很大，也不等于 ${Z} 携带了那么多信息。KL 有[[kl-split|两部分]]：关于转移样本的信息，以及全部编码与先验的失配。实验 B 的 KL 大部分是失配，因为 n 个转移样本最多只能携带 ln n 奈特的信息。`,
			},
		},
	],
	view: { decoded: false, controls: [] },
	watch: {
		target: 'mapB',
		text: {
			en: 'Map B, on the same axes as map A. The numbers at its edge count the points outside.',
			'zh-CN': '图 B，坐标轴与图 A 相同。边缘的数字是视野之外的点数。',
		},
	},
	act: {
		kind: 'use',
		target: 'edgeCountB',
		text: {
			en: 'Click a number at the edge of map B and see where the points have gone.',
			'zh-CN': '点击图 B 边缘的数字，看看点跑到了哪里。',
		},
	},
	claims: [
		{
			id: 'zA',
			label: { en: 'root mean square of z, run A', 'zh-CN': 'z 的均方根，实验 A' },
			measure: { kind: 'zSpread', run: 0 },
			value: 1,
			low: 0.9,
			high: 1.06,
		},
		{
			id: 'zB',
			label: { en: 'root mean square of z, run B', 'zh-CN': 'z 的均方根，实验 B' },
			measure: { kind: 'zSpread', run: 1 },
			value: 3.7,
			low: 2.8,
			high: 8,
		},
		{
			id: 'informationA',
			label: { en: 'information, run A, nats', 'zh-CN': '信息，实验 A，奈特' },
			measure: { kind: 'information', run: 0 },
			value: 1.7,
			low: 1.2,
			high: 2.1,
		},
		{
			id: 'mismatchA',
			label: { en: 'mismatch, run A, nats', 'zh-CN': '失配，实验 A，奈特' },
			measure: { kind: 'mismatch', run: 0 },
			value: 0.05,
			low: 0,
			high: 0.2,
		},
		{
			id: 'informationB',
			label: { en: 'information, run B, nats', 'zh-CN': '信息，实验 B，奈特' },
			measure: { kind: 'information', run: 1 },
			value: 6.3,
			low: 4,
			high: 7.7,
		},
		{
			id: 'mismatchB',
			label: { en: 'mismatch, run B, nats', 'zh-CN': '失配，实验 B，奈特' },
			measure: { kind: 'mismatch', run: 1 },
			value: 14,
			low: 8,
			high: 60,
		},
	],
	reading: ['hoffman-johnson-2016'],
};

export const floor: LessonPage = {
	id: 'floor',
	title: { en: 'σ has not reached 0', 'zh-CN': 'σ 并没有到 0' },
	body: [
		{
			kind: 'text',
			text: {
				en: `In run B the median ${SIGMA} is {{sigmaB}} in every dimension. The network has learnt to lower it, since noise only costs; where it stopped, however, was not learnt. Its output $\\log\\term{sigma}{\\sigma}$ is [[log-std-clamp|clamped]] to −4 … 15, and $e^{-4} = 0.018$. Run A keeps {{sigmaA}} in its narrowest dimension.`,
				'zh-CN': `实验 B 中，每个维度上 ${SIGMA} 的中位数都是 {{sigmaB}}。网络学会了降低它，因为噪声只有坏处；停在哪里却不是学来的。网络输出的 $\\log\\term{sigma}{\\sigma}$ 被[[log-std-clamp|截断]]在 −4 … 15，而 $e^{-4} = 0.018$。实验 A 最窄的维度上仍有 {{sigmaA}}。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: `Below the [[clamp-floor|floor]] the gradient of the clamp is zero. Therefore a smaller raw value changes nothing, and no gradient passes, not even that of a KL. “${SIGMA} reached 0” should read: it is at the clamp.`,
				'zh-CN': `低于[[clamp-floor|下限]]时，截断的梯度为零。因此原始值再小也不起作用，任何梯度，包括 KL 的，都传不过去。“${SIGMA} 到了 0”应当说成：它停在截断处。`,
			},
		},
	],
	view: { tab: 'instruments', instrument: 'gaussianKl', decoded: false, controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: 'The row ∂KL/∂log σ. Once raw log σ is below −4, it says that the gradient is 0.',
			'zh-CN': '“∂KL/∂log σ”一行。原始 log σ 低于 −4 时，它显示梯度为 0。',
		},
	},
	act: {
		kind: 'use',
		target: 'gaussianKlLogSigma',
		range: [-6, -4],
		text: {
			en: 'Move “raw log σ” to the far left, past −4.',
			'zh-CN': '把“原始 log σ”拖到最左边，越过 −4。',
		},
	},
	claims: [
		{
			id: 'sigmaB',
			label: { en: 'σ, widest dimension, run B', 'zh-CN': 'σ，最宽的维度，实验 B' },
			measure: { kind: 'sigma', run: 1, dim: 'widest' },
			value: 0.018,
			low: 0.018,
			high: 0.0185,
		},
		{
			id: 'sigmaA',
			label: { en: 'σ, narrowest dimension, run A', 'zh-CN': 'σ，最窄的维度，实验 A' },
			measure: { kind: 'sigma', run: 0, dim: 'narrowest' },
			value: 0.25,
			low: 0.2,
			high: 0.32,
		},
	],
};
