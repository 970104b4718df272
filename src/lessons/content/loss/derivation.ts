/** From the integral to the closed form, and to the line of code. */
import type { LessonPage } from '../../Lesson';
import { Z } from '../symbols';

export const integral: LessonPage = {
	id: 'integral',
	title: { en: 'Step one: the integral', 'zh-CN': '第一步：积分' },
	body: [
		{
			kind: 'text',
			text: {
				en: `Each latent dimension by itself: the posterior $q=\\mathcal N(\\mu,\\sigma^2)$ and the prior $p=\\mathcal N(0,1)$. The KL is the mean, under $q$, of the logarithm of how much more probable $q$ makes a ${Z} than $p$ does. A mean under a density is an integral:`,
				'zh-CN': `每个潜在维度分开看：后验 $q=\\mathcal N(\\mu,\\sigma^2)$，先验 $p=\\mathcal N(0,1)$。$q$ 给 ${Z} 的概率密度是 $p$ 所给的多少倍？这个比值的对数在 $q$ 下的均值就是 KL。在某个密度下求均值，就是求积分：`,
			},
		},
		{ kind: 'formula', formula: 'klIntegral' },
		{
			kind: 'text',
			text: {
				en: 'Write both densities out. The roots of 2π cancel, and this remains:',
				'zh-CN': '把两个密度写开，含 2π 的根号相消，剩下：',
			},
		},
		{ kind: 'formula', formula: 'klLogRatio' },
	],
	view: { tab: 'instruments', instrument: 'gaussianKl', decoded: false, controls: [] },
	watch: {
		target: 'gaussianKlPlot',
		text: {
			en: 'The orange area: above the line it counts as positive, below as negative. Its sum is the KL.',
			'zh-CN': '橙色面积：横线以上为正，以下为负，总和就是 KL。',
		},
	},
	act: {
		kind: 'use',
		target: 'gaussianKlPlot',
		text: {
			en: 'Drag the handle μ, then the handle σ, and see the area change.',
			'zh-CN': '先拖动手柄 μ，再拖动手柄 σ，看面积怎样变化。',
		},
	},
	reading: ['kingma-welling-2014'],
};

export const closedForm: LessonPage = {
	id: 'closed-form',
	title: { en: 'Step two: the closed form', 'zh-CN': '第二步：闭式' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'Now take the mean under $q$ of each piece of the log ratio. Its first piece is a constant; the other two need one mean each, the variance of $q$ and its second moment:',
				'zh-CN': '再求对数比的各部分在 $q$ 下的均值。第一部分是常数；另外两部分各需要一个均值，即 $q$ 的方差和二阶矩：',
			},
		},
		{ kind: 'formula', formula: 'klMeans' },
		{ kind: 'text', text: { en: 'Put them in, and the integral is gone:', 'zh-CN': '代入后不再有积分：' } },
		{ kind: 'formula', formula: 'klSummed' },
		{
			kind: 'text',
			text: {
				en: 'Each part pulls one way. σ² + μ² keeps the posterior from growing wide and from moving away; −log σ² keeps it from growing narrow. The three balance at μ = 0, σ = 1, and there the KL is 0.',
				'zh-CN':
					'每一部分各拉一个方向：σ² + μ² 不让后验变得太宽、离得太远，−log σ² 不让它变得太窄。三者在 μ = 0、σ = 1 处平衡，KL 在那里为 0。',
			},
		},
	],
	view: { tab: 'instruments', instrument: 'gaussianKl', decoded: false, controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: 'The numbers beside the curves: closed form, integral and samples agree.',
			'zh-CN': '曲线旁的数值：闭式、积分和采样三者一致。',
		},
	},
	act: {
		kind: 'list',
		text: {
			en: 'Bring the KL to 0. Then look for a place where it is negative.',
			'zh-CN': '把 KL 变成 0，再找找有没有使它为负的地方。',
		},
		parts: [
			{
				kind: 'use',
				target: 'gaussianKlMu',
				range: [-0.1, 0.1],
				text: { en: 'Set μ to 0.', 'zh-CN': '令 μ 为 0。' },
			},
			{
				kind: 'use',
				target: 'gaussianKlLogSigma',
				range: [-0.1, 0.1],
				text: { en: 'Set log σ to 0.', 'zh-CN': '令 log σ 为 0。' },
			},
		],
	},
	reading: ['kingma-welling-2014'],
};

export const codeLine: LessonPage = {
	id: 'code-line',
	title: { en: 'The line of code', 'zh-CN': '代码中的那一行' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'The code has −0.5·(1 + log(std²) − mean² − std²): the same with all signs turned. It then takes the mean over the batch and over the latent dimensions. The network puts out log σ, so log(std²) is simply twice that.',
				'zh-CN':
					'代码写作 −0.5·(1 + log(std²) − mean² − std²)，只是全部变号，两者相同；然后对批次和潜在维度取平均。网络输出的是 log σ，log(std²) 就是它的两倍。',
			},
		},
		{ kind: 'formula', formula: 'klClosedForm' },
		{
			kind: 'text',
			text: {
				en: 'Above 0, $q$ is not the prior. That is a price; its mean over the data is an upper bound on the information in the codes, and not that information: the same $q$ for every transition has a KL too, and says nothing. Near 0, $q$ is nearly the prior. Below 0 is impossible: a bug, or the rounding of [[single-precision|float32]].',
				'zh-CN':
					'大于 0：$q$ 不是先验。这是付出的代价，它对数据的平均是编码所携带信息的上界，而不是信息本身：如果所有转移样本的 $q$ 都相同，KL 也大于 0，却什么也没说。接近 0：$q$ 几乎就是先验。小于 0 不可能：不是代码有错误，就是 [[single-precision|float32]] 的舍入。',
			},
		},
	],
	view: { tab: 'instruments', instrument: 'gaussianKl', decoded: false, controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: 'The part on float32: where rounding can leave a tiny negative KL, and where it overflows.',
			'zh-CN': 'float32 部分：舍入在哪里会留下极小的负 KL，在哪里会溢出。',
		},
	},
	act: {
		kind: 'choose',
		text: {
			en: 'A version has log(std) where log(std²) belongs. What does the KL of q = p become?',
			'zh-CN': '有人把 log(std²) 误写成 log(std)。q = p 时 KL 是多少？',
		},
		options: [
			{
				text: { en: 'Still 0; the bug shows elsewhere', 'zh-CN': '仍为 0，错误在别处才显现' },
				right: true,
				feedback: {
					en: 'Yes: log 1 is 0. But its least value now lies at σ² = 0.5 and is −0.08. A log of KLs below 0 gives it away.',
					'zh-CN': '对：log 1 为 0。但最小值移到了 σ² = 0.5 处，为 −0.08。日志中出现负的 KL，就暴露了它。',
				},
			},
			{
				text: { en: 'Half of what it was', 'zh-CN': '原来的一半' },
				right: false,
				feedback: {
					en: 'Only one of the four parts changes, and for q = p that part is 0.',
					'zh-CN': '四个部分只改了一个，而 q = p 时这个部分为 0。',
				},
			},
			{
				text: { en: 'Negative', 'zh-CN': '负数' },
				right: false,
				feedback: {
					en: 'For q = p all is as before. It becomes negative for a somewhat narrower q.',
					'zh-CN': 'q = p 时一切照旧；q 稍窄一些，它才变负。',
				},
			},
		],
	},
	reading: ['hoffman-johnson-2016', 'kingma-welling-2014'],
};
