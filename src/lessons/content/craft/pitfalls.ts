/** What else decides whether training goes right: the start of the KL, held-out data, numbers, seeds. */
import type { LessonPage } from '../../Lesson';
import { lessonRuns } from '../../stage';
import { KL, X_HAT, Z } from '../symbols';

export const warmUp: LessonPage = {
	id: 'warm-up',
	title: { en: 'Let the KL warm up', 'zh-CN': 'KL 的预热' },
	body: [
		{
			kind: 'text',
			text: {
				en: `The ${KL} weight can have a schedule too. At the start the decoder ignores ${Z}, so that ${Z} only costs. With w = 1 from the first step, run A is still at {{klA}} nats after 600 steps: collapsed, although the theory’s w* is larger than 1. Run B reaches the same w over 400 steps of [[warm-up|warm-up]] and keeps {{klB}} nats.`,
				'zh-CN': `${KL} 的权重也可以按调度变化。开始时解码器忽略 ${Z}，所以 ${Z} 只有代价。从第一步起就用 w = 1，实验 A 在 600 步后仍是 {{klA}} 奈特：坍塌了，尽管理论的 w* 大于 1。实验 B 用 400 步[[warm-up|预热]]到同样的 w，保住了 {{klB}} 奈特。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: `Both now have the same weight, so the start made the difference. Below w* the collapsed state is a saddle point: training leaves it, but slowly. A cyclical schedule repeatedly resets the weight to 0.`,
				'zh-CN': `现在两者的权重相同，可见差别来自开头。在 w* 以下，坍塌状态是一个鞍点：训练会离开它，只是很慢。周期调度则反复把权重重置为 0。`,
			},
		},
	],
	stage: {
		config: {
			runs: lessonRuns({ klWeight: 1 }, { klWeight: 1, klSchedule: { kind: 'warmup', steps: 400 } }),
		},
		steps: 600,
	},
	view: { decoded: false, controls: ['train'] },
	watch: {
		target: 'klMeter',
		text: {
			en: 'KL per dimension: run B has a bar left, run A none.',
			'zh-CN': '各维度的 KL：实验 B 还有一条，实验 A 一条也没有。',
		},
	},
	act: {
		kind: 'train',
		steps: 100,
		text: {
			en: 'Train 100 steps more: with the full weight on, the KL of run B stays.',
			'zh-CN': '再训练 100 步：权重已升满，实验 B 的 KL 仍然保住。',
		},
	},
	claims: [
		{
			id: 'klA',
			label: { en: 'KL, run A, nats', 'zh-CN': 'KL，实验 A，奈特' },
			measure: { kind: 'kl', run: 0 },
			value: 0.001,
			low: 0,
			high: 0.09,
		},
		{
			id: 'klB',
			label: { en: 'KL, run B, nats', 'zh-CN': 'KL，实验 B，奈特' },
			measure: { kind: 'kl', run: 1 },
			value: 0.15,
			low: 0.1,
			high: 0.2,
		},
		{
			id: 'wStar',
			label: { en: 'w* of the theory', 'zh-CN': '理论的 w*' },
			measure: { kind: 'collapseWeight', run: 0 },
			value: 1.4,
			low: 1.3,
			high: 1.5,
		},
		{
			id: 'errorA',
			label: { en: 'MSE of x̂, run A', 'zh-CN': 'x̂ 的均方误差，实验 A' },
			measure: { kind: 'parameterError', run: 0 },
			value: 0.21,
			low: 0.19,
			high: 0.23,
		},
		{
			id: 'errorB',
			label: { en: 'MSE of x̂, run B', 'zh-CN': 'x̂ 的均方误差，实验 B' },
			measure: { kind: 'parameterError', run: 1 },
			value: 0.17,
			low: 0.16,
			high: 0.188,
		},
	],
	reading: ['bowman-2016', 'fu-2019', 'he-2019'],
};

export const heldOut: LessonPage = {
	id: 'held-out',
	title: { en: 'Does it generalise?', 'zh-CN': '它能泛化吗？' },
	body: [
		{
			kind: 'text',
			text: {
				en: `All errors so far were measured on transitions that training had seen. Here only 500 are collected and about half of them form the [[test-split|test split]], which no batch contains. In run B, without KL, the error of ${X_HAT} on the test split is {{gapB}} times that on the training split: the first sign of [[over-fitting|over-fitting]].`,
				'zh-CN': `到现在为止，误差都是在训练见过的转移样本上测得的。这里只收集 500 个，其中约一半组成[[test-split|测试集]]，任何批次都不含它们。没有 KL 的实验 B，${X_HAT} 在测试集上的误差是训练集上的 {{gapB}} 倍：这是[[over-fitting|过拟合]]的最初迹象。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: 'In run A the factor is {{gapA}}, because the noise in its codes limits how much of a single transition they can hold. Still, its error is larger on both splits, the test split included. The KL is a regulariser and not free of charge; with more data the factors approach 1.',
				'zh-CN':
					'实验 A 的倍数是 {{gapA}}，因为编码中的噪声限制了它能记住单个转移样本的多少内容。不过它在两个集合上的误差都更大，测试集也不例外。KL 是一种正则化，并不是没有代价；数据更多时，两个倍数都趋近 1。',
			},
		},
	],
	stage: {
		config: {
			data: { size: 500, testShare: 0.5 },
			runs: lessonRuns({ klWeight: 0.1 }, { klWeight: 0 }),
		},
		steps: 1_000,
	},
	view: { decoded: false, controls: ['train'] },
	watch: {
		target: 'lossChart',
		text: {
			en: 'The dots of the test split against the curves of training: in run B they part.',
			'zh-CN': '测试集的点与训练的曲线：在实验 B 中它们分开了。',
		},
	},
	act: {
		kind: 'train',
		steps: 100,
		text: {
			en: 'Train 100 steps more and watch both splits.',
			'zh-CN': '再训练 100 步，看两个集合上的误差。',
		},
	},
	claims: [
		{
			id: 'gapB',
			label: { en: 'MSE of x̂, test ÷ training, run B', 'zh-CN': 'x̂ 的均方误差，测试 ÷ 训练，实验 B' },
			measure: {
				kind: 'ratio',
				of: { kind: 'parameterError', run: 1, split: 'test' },
				to: { kind: 'parameterError', run: 1, split: 'training' },
			},
			value: 3,
			low: 1.3,
			high: 5,
		},
		{
			id: 'gapA',
			label: { en: 'MSE of x̂, test ÷ training, run A', 'zh-CN': 'x̂ 的均方误差，测试 ÷ 训练，实验 A' },
			measure: {
				kind: 'ratio',
				of: { kind: 'parameterError', run: 0, split: 'test' },
				to: { kind: 'parameterError', run: 0, split: 'training' },
			},
			value: 1.3,
			low: 1.05,
			high: 1.6,
		},
		{
			id: 'testB',
			label: { en: 'MSE of x̂, test split, run B', 'zh-CN': 'x̂ 的均方误差，测试集，实验 B' },
			measure: { kind: 'parameterError', run: 1, split: 'test' },
			value: 0.002,
			low: 0.001,
			high: 0.006,
		},
		{
			id: 'testA',
			label: { en: 'MSE of x̂, test split, run A', 'zh-CN': 'x̂ 的均方误差，测试集，实验 A' },
			measure: { kind: 'parameterError', run: 0, split: 'test' },
			value: 0.025,
			low: 0.015,
			high: 0.06,
		},
	],
};

export const numbers: LessonPage = {
	id: 'numbers',
	title: { en: 'Numerical pitfalls', 'zh-CN': '数值陷阱' },
	body: [
		{
			kind: 'text',
			text: {
				en: `The ${KL} contains $\\log\\term{sigma}{\\sigma^2}$. Squaring first is risky: in [[single-precision|float32]], $\\term{sigma}{\\sigma^2}$ becomes 0 once $\\log\\term{sigma}{\\sigma}$ falls below −52 (below −43.7 on hardware that flushes subnormal numbers), its logarithm −∞ and the KL ∞. The network outputs $\\log\\term{sigma}{\\sigma}$ and not the log variance, so write:`,
				'zh-CN': `${KL} 中有 $\\log\\term{sigma}{\\sigma^2}$。先平方很危险：在 [[single-precision|float32]] 中，$\\log\\term{sigma}{\\sigma}$ 低于 −52（在把次正规数归零的硬件上是 −43.7）时 $\\term{sigma}{\\sigma^2}$ 就成了 0，对数是 −∞，KL 是 ∞。网络输出的是 $\\log\\term{sigma}{\\sigma}$，而不是对数方差，所以应写成：`,
			},
		},
		{ kind: 'formula', formula: 'logVariance' },
		{
			kind: 'text',
			text: {
				en: 'That cures the logarithm alone: the term σ² still overflows above 44, where the KL becomes ∞. HyAR’s clamp, log σ in [−4, 15], keeps the official code away from both. And since the closed form cannot be negative, a KL clearly below 0 is a bug or a numerical error, never a good sign.',
				'zh-CN':
					'这只解决了对数：高于 44 时 σ² 一项仍会上溢，KL 成为 ∞。HyAR 把 log σ 截断在 [−4, 15]，官方代码便避开了这两处。KL 的闭式不可能为负，所以它若明显小于 0，那是代码错误或数值错误，绝不是好兆头。',
			},
		},
	],
	view: { tab: 'instruments', instrument: 'gaussianKl', decoded: false, controls: [] },
	watch: {
		target: 'instrument',
		text: {
			en: '“float32 without the clamp”: the KL written in both ways.',
			'zh-CN': '“没有截断时的 float32”：两种写法的 KL。',
		},
	},
	act: {
		kind: 'use',
		target: 'gaussianKlFloat32',
		range: [-52, 50],
		text: {
			en: 'Open “float32 without the clamp” and move log σ across −52.',
			'zh-CN': '打开“没有截断时的 float32”，让 log σ 越过 −52。',
		},
	},
};

export const seeds: LessonPage = {
	id: 'seeds',
	title: { en: 'Another seed, another map', 'zh-CN': '换个种子，换张图' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'So far the seed was 1. Here it is 2: other initial weights, batches and noise. The cloud is rotated or mirrored. What the KL weight decides stays: σ in the narrowest dimension is {{narrow}} again. How soon a dimension comes into use does not: after 600 steps the second is hardly in use, so the KL of run A is only {{klA}} nats.',
				'zh-CN':
					'到现在为止种子都是 1，这里是 2：初始权重不同，批次不同，噪声也不同。点云旋转或翻转了。由 KL 权重决定的量不变：最窄维度的 σ 仍是 {{narrow}}。维度何时开始使用却会变：600 步后第二个维度几乎还没有使用，所以实验 A 的 KL 只有 {{klA}} 奈特。',
			},
		},
		{
			kind: 'text',
			text: {
				en: 'Two runs may be compared when the seed is the same and one setting differs. One run, however, is no evidence: repeat it with several seeds, and state what all of them show. Each number of this course is of one run, with seed 1 unless said otherwise; its range holds for seeds 1 to 5.',
				'zh-CN':
					'只有种子相同、设置只差一处，两个实验才能比较。但一次训练不算证据：换几个种子重复，只陈述它们共同支持的结论。本课程中的每个数字都来自一次训练，除非另有说明，种子为 1；所给的范围对种子 1 到 5 都成立。',
			},
		},
	],
	stage: {
		config: {
			runs: lessonRuns({ klWeight: 0.1 }, { klWeight: 0 }),
			training: { seed: 2 },
		},
		steps: 600,
	},
	view: { decoded: false, controls: ['train'] },
	watch: {
		target: 'mapA',
		text: {
			en: 'Map A: in which direction the colours run, compared with the lessons before.',
			'zh-CN': '图 A：颜色沿哪个方向变化，与前几课相比。',
		},
	},
	act: {
		kind: 'train',
		steps: 100,
		text: {
			en: 'Train 100 steps more: is the second dimension of run A coming into use?',
			'zh-CN': '再训练 100 步：实验 A 的第二个维度开始使用了吗？',
		},
	},
	claims: [
		{
			id: 'narrow',
			label: { en: 'σ, narrowest dimension, run A', 'zh-CN': 'σ，最窄的维度，实验 A' },
			measure: { kind: 'sigma', run: 0, dim: 'narrowest' },
			value: 0.25,
			low: 0.2,
			high: 0.32,
		},
		{
			id: 'klA',
			label: { en: 'KL, run A, nats', 'zh-CN': 'KL，实验 A，奈特' },
			measure: { kind: 'kl', run: 0 },
			value: 1.3,
			low: 1.15,
			high: 2.05,
		},
	],
};
