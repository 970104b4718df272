/** What the KL is and is not: its two directions, its weight, and totals of the loss. */
import type { LessonPage } from '../../Lesson';

export const asymmetry: LessonPage = {
	id: 'asymmetry',
	title: { en: 'Not a distance', 'zh-CN': '它不是距离' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'Swap the two densities, and another number comes out. The mean is now taken under the prior:',
				'zh-CN': '把两个密度对调，得到的是另一个数。现在是在先验下取平均：',
			},
		},
		{ kind: 'formula', formula: 'klReverse' },
		{
			kind: 'text',
			text: {
				en: 'For $q=\\mathcal N(0,\\,0.5^2)$, KL(q‖p) is 0.32 nats and KL(p‖q) is 0.81. With σ at 0.018, the least that HyAR’s code allows, they are 3.5 and about 1,490: nearly all of the prior lies where so narrow a $q$ has next to no density. A VAE takes KL(q‖p): that is the direction in the ELBO, and its mean is under $q$, which is easy to sample.',
				'zh-CN':
					'对 $q=\\mathcal N(0,\\,0.5^2)$，KL(q‖p) 是 0.32 奈特，KL(p‖q) 是 0.81。σ 取 HyAR 代码允许的最小值 0.018 时，两者为 3.5 和约 1\u202f490：这么窄的 $q$ 在先验的绝大部分区域几乎没有密度。VAE 用的是 KL(q‖p)：ELBO 中就是这个方向，而且它在 $q$ 下取平均，采样很容易。',
			},
		},
	],
	view: { tab: 'instruments', instrument: 'gaussianKl', decoded: false, controls: [] },
	watch: {
		target: 'gaussianKlPlot',
		text: {
			en: 'The two curves: where q is high but p is low, the orange integrand is large.',
			'zh-CN': '两条曲线：q 高而 p 低的地方，橙色的被积函数就大。',
		},
	},
	act: {
		kind: 'choose',
		text: {
			en: 'Which direction punishes a q that leaves much of the prior uncovered?',
			'zh-CN': '如果 q 没有覆盖先验的大部分区域，哪个方向的 KL 惩罚更重？',
		},
		options: [
			{
				text: { en: 'KL(q‖p)', 'zh-CN': 'KL(q‖p)' },
				right: false,
				feedback: {
					en: 'Its mean is under q, and q does not go there: a q twice as narrow costs at most log 2 more.',
					'zh-CN': '它在 q 下取平均，而 q 不到那里去：q 窄一半，最多多付 log 2。',
				},
			},
			{
				text: { en: 'KL(p‖q)', 'zh-CN': 'KL(p‖q)' },
				right: true,
				feedback: {
					en: 'Yes: its mean is under p, and log(p ÷ q) is large wherever p is and q is not.',
					'zh-CN': '对：它在 p 下取平均，凡是有 p 而没有 q 的地方，log(p ÷ q) 都很大。',
				},
			},
			{
				text: { en: 'Both alike', 'zh-CN': '两者一样' },
				right: false,
				feedback: {
					en: 'Compare 3.5 with 1,490.',
					'zh-CN': '比较一下 3.5 和 1\u202f490。',
				},
			},
		],
	},
	reading: ['kingma-welling-2014'],
};

export const weight: LessonPage = {
	id: 'weight',
	title: { en: 'What the weight weighs', 'zh-CN': '权重作用在什么上' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'A posterior costs the sum of the KL over its dimensions. HyAR takes their mean, so its weight $w$ acts on the sum as $w$ ÷ Z:',
				'zh-CN': '一个后验的代价是各维度 KL 之和。HyAR 取的却是平均，因此权重 $w$ 作用在总和上，相当于 $w$ ÷ Z：',
			},
		},
		{ kind: 'formula', formula: 'effectiveWeight' },
		{
			kind: 'text',
			text: {
				en: 'Run A costs {{klA}} in sum; its 0.1 weighs that with 0.05. HyAR’s 0.5 with six dimensions is 0.083. The [[beta|β-VAE]] puts a β before the sum, next to a log likelihood; β = 1 is the plain [[vae|VAE]]. Here the errors are means with weights, so $w$ ÷ Z is no β. Against unit noise there are two: β is τ², 0.025 for $x$ and 0.425 for $\\Delta s$.',
				'zh-CN':
					'实验 A 的 KL 总和为 {{klA}}，它的 0.1 对总和相当于 0.05；HyAR 有六个维度，0.5 相当于 0.083。[[beta|β-VAE]] 以对数似然为重构项，给 KL 总和乘以 β；β = 1 就是普通的[[vae|变分自编码器]]。这里的误差是带权重的平均，所以 $w$ ÷ Z 不是 β。相对于单位噪声有两个 β，即 τ²：对 $x$ 为 0.025，对 $\\Delta s$ 为 0.425。',
			},
		},
	],
	view: { tab: 'model', part: 'loss', decoded: false, controls: [] },
	watch: {
		target: 'model',
		text: {
			en: 'The loss of one transition under the picture: each mean, times its weight, is its part of L.',
			'zh-CN': '图下是一个转移样本的损失：每个平均乘以它的权重，就是它在 L 中的一份。',
		},
	},
	act: {
		kind: 'choose',
		text: {
			en: 'Which w does a model with Z = 6 need to weigh the summed KL as 0.1 does with Z = 2?',
			'zh-CN': 'Z = 2 时 w = 0.1。Z = 6 的模型要取多大的 w，对 KL 总和的权重才相同？',
		},
		options: [
			{
				text: { en: '0.1', 'zh-CN': '0.1' },
				right: false,
				feedback: {
					en: 'Then it is 0.1 ÷ 6, a third of before.',
					'zh-CN': '那样是 0.1 ÷ 6，只有原来的三分之一。',
				},
			},
			{
				text: { en: '0.3', 'zh-CN': '0.3' },
				right: true,
				feedback: { en: 'Yes: 0.3 ÷ 6 = 0.1 ÷ 2 = 0.05.', 'zh-CN': '对：0.3 ÷ 6 = 0.1 ÷ 2 = 0.05。' },
			},
			{
				text: { en: '0.033', 'zh-CN': '0.033' },
				right: false,
				feedback: {
					en: 'The mean divides already; w has to grow with Z to make up for it.',
					'zh-CN': '取平均已经除以 Z，w 要随 Z 增大才能抵消。',
				},
			},
		],
	},
	claims: [
		{
			id: 'klA',
			label: { en: 'KL summed over dimensions, run A', 'zh-CN': '各维度 KL 之和，实验 A' },
			measure: { kind: 'kl', run: 0 },
			value: 1.7,
			low: 1,
			high: 2.3,
			unit: 'nats',
		},
	],
	reading: ['higgins-2017', 'lucas-2019'],
};

export const totals: LessonPage = {
	id: 'totals',
	title: { en: 'The loss went up. Is it worse?', 'zh-CN': '损失变大了，就更差吗？' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'With $w$ = 0.1 the loss of run A is {{lossTenth}}. Weigh the same model with $w$ = 0.5 and it is {{lossHalf}}, though not one weight of the network has changed. What changed is the assumed noise, and with it the question.',
				'zh-CN':
					'取 $w$ = 0.1，实验 A 的损失是 {{lossTenth}}。对同一个模型改用 $w$ = 0.5 来计算，损失就是 {{lossHalf}}，而网络中没有一个权重变过。变的是假定的噪声，问题也随之变了。',
			},
		},
		{
			kind: 'text',
			text: {
				en: 'So totals with different $w$ cannot be compared. Compare the terms: each has its own unit, whatever the weights are. “Raw” above the chart shows them so.',
				'zh-CN':
					'因此 $w$ 不同，总损失就不能比较。要比较各项：每一项都有自己的单位，与权重无关。图上方选“原始”，显示的就是这样的值。',
			},
		},
	],
	view: { tab: 'measurements', decoded: false, controls: ['formula'] },
	watch: {
		target: 'lossChart',
		text: {
			en: 'The three terms of each run, raw: these can be compared.',
			'zh-CN': '每个实验的三项，“原始”：它们可以比较。',
		},
	},
	act: {
		kind: 'choose',
		text: {
			en: 'Run A (w = 0.1) has a larger loss than run B (w = 0). Which model is better?',
			'zh-CN': '实验 A（w = 0.1）的损失比实验 B（w = 0）大。哪个模型更好？',
		},
		options: [
			{
				text: { en: 'B: its loss is smaller', 'zh-CN': 'B：它的损失更小' },
				right: false,
				feedback: {
					en: 'B is not charged for its KL at all. Charged with A’s weight, its loss would be the larger.',
					'zh-CN': 'B 的 KL 根本没有计入。如果按 A 的权重计入，它的损失反而更大。',
				},
			},
			{
				text: { en: 'A: it has the KL', 'zh-CN': 'A：它有 KL' },
				right: false,
				feedback: {
					en: 'Better at what? Its reconstruction is worse.',
					'zh-CN': '在哪方面更好？它的重构更差。',
				},
			},
			{
				text: { en: 'The totals do not say: compare term by term', 'zh-CN': '总损失说明不了，要逐项比较' },
				right: true,
				feedback: {
					en: 'Yes: B has the smaller errors, A the smaller KL. What that is good for, the next lessons measure.',
					'zh-CN': '对：B 的误差更小，A 的 KL 更小。这有什么用，后面几课来测量。',
				},
			},
		],
	},
	claims: [
		{
			id: 'lossTenth',
			label: { en: 'loss of run A with w = 0.1', 'zh-CN': '实验 A 的损失，w = 0.1' },
			measure: { kind: 'loss', run: 0, weights: [1, 2, 0.1] },
			value: 0.17,
			low: 0.12,
			high: 0.3,
		},
		{
			id: 'lossHalf',
			label: { en: 'loss of the same run with w = 0.5', 'zh-CN': '同一实验的损失，w = 0.5' },
			measure: { kind: 'loss', run: 0, weights: [1, 2, 0.5] },
			value: 0.52,
			low: 0.38,
			high: 0.68,
		},
		{
			id: 'lossOther',
			label: { en: 'loss of run B with w = 0.1', 'zh-CN': '实验 B 的损失，w = 0.1' },
			measure: { kind: 'loss', run: 1, weights: [1, 2, 0.1] },
			value: 1.1,
			low: 0.5,
			high: 3.5,
		},
	],
	reading: ['higgins-2017'],
};
