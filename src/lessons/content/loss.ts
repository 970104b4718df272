/** The loss term by term, where it comes from, and the closed form of the KL step by step. */
import type { Lesson } from '../Lesson';
import { GOAL_TWINS } from './goalTwins';
import { DELTA_HAT, KL, PRIOR, X_HAT, Z } from './symbols';

export const loss: Lesson = {
	id: 'loss',
	title: { en: 'The loss, term by term', 'zh-CN': '逐项看损失' },
	goal: {
		en: 'Derive the closed form of the KL, and say what each term of the loss and its weight is for.',
		'zh-CN': '能推导 KL 的闭式，并说明损失中每一项及其权重的作用。',
	},
	minutes: 12,
	stage: GOAL_TWINS,
	pages: [
		{
			id: 'three-terms',
			title: { en: 'Three terms, three weights', 'zh-CN': '三项与三个权重' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'What training makes small is one number. HyAR adds it up with these weights:',
						'zh-CN': '训练要减小的只是一个数。HyAR 用下面的权重把它加起来：',
					},
				},
				{ kind: 'formula', formula: 'publishedLoss' },
				{
					kind: 'text',
					text: {
						en: `Each term is a mean. The first is the error of ${DELTA_HAT}; the second that of ${X_HAT}, doubled: to give the action back counts for more than to foretell its effect. ${KL} keeps the codes near the [[prior|prior]]; its 0.5 was found by experiment. A larger weight favours its term at the cost of the others. Here run A has 0.1 and run B 0.`,
						'zh-CN': `每一项都是平均值。第一项是 ${DELTA_HAT} 的误差；第二项是 ${X_HAT} 的误差，加倍计算：还原动作比预测效果更重要。${KL} 使编码靠近[[prior|先验]]，权重 0.5 是由实验调出来的。哪一项权重大，就偏向哪一项，其他项则要让步。这里运行 A 用 0.1，运行 B 用 0。`,
					},
				},
			],
			view: { tab: 'measurements', decoded: false, controls: ['formula'] },
			watch: {
				target: 'formula',
				text: {
					en: 'The formula under the text with the numbers of both runs, and its terms in the chart.',
					'zh-CN': '文字下方的公式和两个运行的数值，以及图中对应的各项。',
				},
			},
			act: {
				kind: 'point',
				text: {
					en: 'Point at a term of the formula: its curve lights up.',
					'zh-CN': '指向公式中的一项，对应的曲线会亮起。',
				},
			},
		},
		{
			id: 'elbo',
			title: { en: 'Where it comes from', 'zh-CN': '它从何而来' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'One would like to make the data $x$ as probable as possible under the model. That cannot be computed, but a lower bound of it can, the [[elbo|ELBO]]:',
						'zh-CN':
							'我们希望模型赋予数据 $x$ 尽可能大的概率。它无法直接计算，但可以计算它的一个下界，即[[elbo|证据下界（ELBO）]]：',
					},
				},
				{ kind: 'formula', formula: 'elbo' },
				{
					kind: 'text',
					text: {
						en: `With a normal noise on the outputs, the first part is a squared error with its sign turned. Why ${PRIOR} as prior $p$? Its KL has a closed form. Sums of many small causes tend to it (central limit). And of all densities with that mean and variance it assumes least: it has the most entropy.`,
						'zh-CN': `若输出带正态噪声，第一部分就是变号的平方误差。先验 $p$ 为什么取 ${PRIOR}？它的 KL 有闭式；许多微小因素之和趋向于它（中心极限定理）；在均值和方差相同的所有密度中，它的假设最少：熵最大。`,
					},
				},
			],
			view: { samples: { count: 100, scale: 1 }, controls: [] },
			watch: {
				target: 'mapA',
				text: {
					en: 'The orange rings, the prior at 1, 2 and 3 σ, and the purple crosses: 100 samples of it.',
					'zh-CN': '橙色圆环，即先验的 1、2、3 σ；紫色叉号是它的 100 个样本。',
				},
			},
			act: {
				kind: 'sample',
				text: {
					en: 'Press “Sample N(0, I)”, or × 100. Each sample decodes to an action.',
					'zh-CN': '按“采样 N(0, I)”或“× 100”。每个样本都能解码成一个动作。',
				},
			},
		},
		{
			id: 'integral',
			title: { en: 'KL, step one: the integral', 'zh-CN': 'KL 第一步：积分' },
			body: [
				{
					kind: 'text',
					text: {
						en: `How far is the blob $q=\\mathcal N(\\mu,\\sigma^2)$ from the prior $p=\\mathcal N(0,1)$? The KL is the mean, under $q$, of how much more probable $q$ makes a ${Z} than $p$ does, in logarithms:`,
						'zh-CN': `后验 $q=\\mathcal N(\\mu,\\sigma^2)$ 与先验 $p=\\mathcal N(0,1)$ 相差多远？KL 就是在 $q$ 下取平均，看 $q$ 给 ${Z} 的概率比 $p$ 大多少，以对数计：`,
					},
				},
				{ kind: 'formula', formula: 'klIntegral' },
				{
					kind: 'text',
					text: {
						en: 'Write both densities out. The roots of 2π cancel, and this remains:',
						'zh-CN': '把两个密度写出来，2π 的根号相消，剩下：',
					},
				},
				{ kind: 'formula', formula: 'klLogRatio' },
			],
			view: { tab: 'instruments', instrument: 'bench', decoded: false, controls: [] },
			watch: {
				target: 'benchPlot',
				text: {
					en: 'The orange area: above the line it counts as positive, below as negative. Its sum is the KL.',
					'zh-CN': '橙色面积：横线以上为正，以下为负，总和就是 KL。',
				},
			},
			act: {
				kind: 'use',
				target: 'benchPlot',
				text: {
					en: 'Drag the handle μ, then the handle σ, and see the area change.',
					'zh-CN': '先拖动手柄 μ，再拖动手柄 σ，看面积怎样变化。',
				},
			},
		},
		{
			id: 'closed-form',
			title: { en: 'KL, step two: the closed form', 'zh-CN': 'KL 第二步：闭式' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'Now take the mean under $q$ of each piece. Two means are all it takes:',
						'zh-CN': '现在逐项在 $q$ 下取平均，只需要两个均值：',
					},
				},
				{ kind: 'formula', formula: 'klMeans' },
				{ kind: 'text', text: { en: 'Put them in:', 'zh-CN': '代入：' } },
				{ kind: 'formula', formula: 'klSummed' },
				{
					kind: 'text',
					text: {
						en: `The code has −0.5·(1 + log(std²) − mean² − std²): the same, its signs turned. Above 0, $q$ differs from the prior and carries something. Near 0, $q$ is the prior and says nothing. Below 0 it cannot be: that is a fault of the arithmetic.`,
						'zh-CN': `代码写作 −0.5·(1 + log(std²) − mean² − std²)，只是变了符号，两者相同。大于 0：$q$ 与先验不同，携带信息。接近 0：$q$ 就是先验，什么也没说。小于 0 不可能出现：那是数值计算的错误。`,
					},
				},
			],
			view: { tab: 'instruments', instrument: 'bench', decoded: false, controls: [] },
			watch: {
				target: 'instrument',
				text: {
					en: 'The numbers beside the curves: closed form, integral and draws agree.',
					'zh-CN': '曲线旁的数值：闭式、积分和采样三者一致。',
				},
			},
			act: {
				kind: 'use',
				target: 'instrument',
				text: {
					en: 'Bring the KL to 0: put μ to 0 and log σ to 0. Then look for a place where it is negative.',
					'zh-CN': '把 KL 变成 0：令 μ 为 0，log σ 为 0。再找找有没有使它为负的地方。',
				},
			},
		},
		{
			id: 'weight',
			title: { en: 'What the weight really weighs', 'zh-CN': '权重实际有多重' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'Put a factor β before the summed KL and you have the [[beta|β-VAE]]; β = 1 is the plain [[vae|VAE]]. HyAR takes the mean over the Z latent dims instead of the sum, so its weight $w$ acts as $w$ ÷ Z, the [[effective-weight|effective weight]]:',
						'zh-CN':
							'在 KL 总和前面乘上 β，就是 [[beta|β-VAE]]；β = 1 是普通的[[vae|变分自编码器]]。HyAR 对 Z 个潜在维度取平均而不是求和，因此权重 $w$ 的作用是 $w$ ÷ Z，即[[effective-weight|有效权重]]：',
					},
				},
				{ kind: 'formula', formula: 'effectiveWeight' },
				{
					kind: 'text',
					text: {
						en: 'Run A costs {{klA}} in all, which the mean over two dims halves. Its 0.1 is an effective 0.05; HyAR’s 0.5 with six dims is 0.083. The same $w$ with a larger Z is a weaker KL.',
						'zh-CN':
							'运行 A 的 KL 总和为 {{klA}}，对两个维度取平均后减半。它的权重 0.1 相当于有效权重 0.05；HyAR 有六个维度，0.5 相当于 0.083。同样的 $w$，Z 越大，KL 越弱。',
					},
				},
			],
			view: { tab: 'measurements', decoded: false, controls: [] },
			watch: {
				target: 'klMeter',
				text: {
					en: 'The bars: nats of each dim by itself. Their sum is what β weighs, their mean what w weighs.',
					'zh-CN': '条形图：每个维度各自的奈特数。β 乘的是总和，w 乘的是平均。',
				},
			},
			act: {
				kind: 'choose',
				text: {
					en: 'Which w does a model with Z = 6 need for the same effective weight as 0.1 with Z = 2?',
					'zh-CN': 'Z = 2 时 w = 0.1。Z = 6 的模型要取多大的 w，有效权重才相同？',
				},
				options: [
					{
						text: { en: '0.1', 'zh-CN': '0.1' },
						right: false,
						feedback: {
							en: 'Then the effective weight is 0.1 ÷ 6, a third of before.',
							'zh-CN': '那样有效权重是 0.1 ÷ 6，只有原来的三分之一。',
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
							'zh-CN': '取平均已经除过一次，w 要随 Z 增大来补偿。',
						},
					},
				],
			},
			claims: [
				{
					id: 'klA',
					label: { en: 'KL summed over dims, run A', 'zh-CN': '各维度 KL 之和，运行 A' },
					measure: { kind: 'kl', run: 0 },
					value: 1.7,
					low: 1,
					high: 2.3,
					unit: 'nats',
				},
			],
		},
		{
			id: 'totals',
			title: { en: 'The loss went up. Is it worse?', 'zh-CN': '损失变大了，就更差吗？' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'With w = 0.1 the loss of run A is {{lossTenth}}. Weigh the same model with w = 0.5 and it is {{lossHalf}}, though not one weight of the network has changed. The ruler has.',
						'zh-CN':
							'取 w = 0.1，运行 A 的损失是 {{lossTenth}}。对同一个模型改用 w = 0.5 来计算，损失就是 {{lossHalf}}，而网络中没有一个权重变过，变的是尺子。',
					},
				},
				{
					kind: 'text',
					text: {
						en: 'So totals with different w cannot be compared. Compare the terms: each is measured in its own unit, whatever the weights. “Raw” above the chart shows them so.',
						'zh-CN':
							'因此 w 不同，总损失就不能比较。要比较各项：每一项都有自己的单位，与权重无关。图上方的“原始”就是这样显示的。',
					},
				},
			],
			view: { tab: 'measurements', decoded: false, controls: ['klWeightA', 'formula'] },
			watch: {
				target: 'lossChart',
				text: {
					en: 'The orange curve of run A, weighted: it leaps when the weight is changed. Under “raw” nothing moves.',
					'zh-CN': '运行 A 的橙色曲线：在“加权”下，改变权重时它会跳变；在“原始”下，什么都不动。',
				},
			},
			act: {
				kind: 'weight',
				run: 0,
				from: 0.4,
				to: 0.6,
				text: {
					en: 'Set the KL weight of run A to about 0.5, without training.',
					'zh-CN': '把运行 A 的 KL 权重设为 0.5 左右，不要训练。',
				},
			},
			claims: [
				{
					id: 'lossTenth',
					label: { en: 'loss of run A with w = 0.1', 'zh-CN': '运行 A 的损失，w = 0.1' },
					measure: { kind: 'loss', run: 0, weights: [1, 2, 0.1] },
					value: 0.17,
					low: 0.12,
					high: 0.3,
				},
				{
					id: 'lossHalf',
					label: { en: 'loss of the same run with w = 0.5', 'zh-CN': '同一运行的损失，w = 0.5' },
					measure: { kind: 'loss', run: 0, weights: [1, 2, 0.5] },
					value: 0.52,
					low: 0.38,
					high: 0.68,
				},
			],
		},
	],
	question: {
		text: {
			en: 'A log of a training shows KL = −0.4. What is it?',
			'zh-CN': '训练日志里出现 KL = −0.4，这是怎么回事？',
		},
		options: [
			{
				text: { en: 'A posterior that is better than the prior', 'zh-CN': '后验比先验更好' },
				right: false,
				feedback: {
					en: 'Better or worse is not what the KL tells. It is 0 where both agree and positive everywhere else.',
					'zh-CN': 'KL 不说明好坏。两者相同时它为 0，其他情况都为正。',
				},
			},
			{
				text: { en: 'Posterior collapse', 'zh-CN': '后验坍塌' },
				right: false,
				feedback: { en: 'Collapse is KL = 0: q has become the prior.', 'zh-CN': '坍塌时 KL = 0：q 变成了先验。' },
			},
			{
				text: {
					en: 'A fault: of the formula in the code, or of the arithmetic',
					'zh-CN': '出错了：代码中的公式或数值计算有误',
				},
				right: true,
				feedback: {
					en: 'Yes. The KL is never negative. Rounding near σ = 1 can leave a tiny minus; −0.4 is a mistake such as a wrong sign, or σ taken for σ².',
					'zh-CN':
						'对。KL 不会为负。在 σ = 1 附近，舍入可能留下极小的负数；−0.4 则是错误，例如符号写错，或把 σ 当成 σ²。',
				},
			},
		],
	},
	constants: ['0.5', '0.1', '0', '1', '2', '3', '6', '0.05', '0.083', '0.3', '0.033', '0.4', '100'],
	notes: {
		en: 'The derivation needs two facts of school statistics: the variance of q and E[z²] = σ² + μ². Let the class fill in the second before the page is turned. “KL can be negative” and “the loss went up, so it is worse” are the two beliefs of this lesson; the float32 part of the bench shows where the first comes from. Reconstruction here is a mean with its own weights, so β of the literature is not w.',
		'zh-CN':
			'推导只用到两个统计常识：q 的方差，以及 E[z²] = σ² + μ²。翻页前让全班先写出第二个。本课要纠正的两个误解是“KL 可以为负”和“损失变大就更差”；高斯台的 float32 部分说明了前者的来历。这里的重建项是带权重的平均，所以文献中的 β 并不等于 w。',
	},
};
