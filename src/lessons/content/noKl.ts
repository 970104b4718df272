/** What becomes of the codes when nothing pays for the KL. */
import type { Lesson } from '../Lesson';
import { GOAL_TWINS } from './goalTwins';
import { KL, MU, PRIOR, SIGMA, X_HAT, Z } from './symbols';

export const noKl: Lesson = {
	id: 'no-kl',
	title: { en: 'What if there were no KL?', 'zh-CN': '如果没有 KL 呢？' },
	goal: {
		en: 'Say what a VAE without the KL term does to its codes, and tell it from collapse.',
		'zh-CN': '能说出没有 KL 项时编码会怎样，并把它与后验坍塌区分开。',
	},
	minutes: 9,
	stage: GOAL_TWINS,
	pages: [
		{
			id: 'predict',
			title: { en: 'Predict first', 'zh-CN': '先作预测' },
			body: [
				{
					kind: 'text',
					text: {
						en: `Two runs stand at their first weights. Same seed, same batches, same noise. They differ in one number: run A weighs the KL with 0.1, run B with 0. Run B pays for reconstruction alone, so nothing tells it how wide ${SIGMA} should be, or where ${MU} should lie.`,
						'zh-CN': `两个实验都停在初始权重上。种子相同，批次相同，噪声也相同，只有一个数不同：实验 A 的 KL 权重是 0.1，实验 B 是 0。实验 B 只为重构付代价，没有什么告诉它 ${SIGMA} 该多宽、${MU} 该在哪里。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: 'Before they are trained: what will the codes of run B look like after 600 steps?',
						'zh-CN': '训练之前先想一想：600 步后，实验 B 的编码会是什么样子？',
					},
				},
			],
			view: { decoded: false, controls: [] },
			watch: {
				target: 'mapB',
				text: {
					en: 'Map B. At the start it is the same as map A: one heap of codes, with σ near 1.',
					'zh-CN': '图 B。一开始它与图 A 相同：编码挤成一堆，σ 接近 1。',
				},
			},
			act: {
				kind: 'predict',
				text: { en: 'Choose what you expect of run B.', 'zh-CN': '选出你对实验 B 的预期。' },
				options: [
					{
						text: {
							en: 'All codes fall onto one point: the posterior collapses',
							'zh-CN': '所有编码落到一点：后验坍塌',
						},
						right: false,
						feedback: {
							en: 'Often said, and the reverse of what happens. Codes on one point could not be told apart, and reconstruction would suffer.',
							'zh-CN': '常有人这样说，实际正好相反。编码若在一点上就无法区分，重构会变差。',
						},
					},
					{
						text: {
							en: 'They drift far apart, each with as little noise as possible',
							'zh-CN': '编码彼此远离，各自的噪声小到不能再小',
						},
						right: true,
						feedback: {
							en: 'Yes. Noise in z only harms reconstruction, and distance only helps it.',
							'zh-CN': '对。z 中的噪声对重构只有坏处，距离对重构只有好处。',
						},
					},
					{
						text: {
							en: 'The same cloud as run A, only a little sharper',
							'zh-CN': '和实验 A 一样的点云，只是略微清晰一些',
						},
						right: false,
						feedback: {
							en: 'What would hold the cloud there? In run A it is the KL that pulls towards the prior.',
							'zh-CN': '是什么把点云留在那里呢？在实验 A 中，是 KL 把它拉向先验。',
						},
					},
				],
				result: {
					en: 'Run B: the median σ is {{sharpB}}, and the root mean square of μ is {{farB}} where the prior has 1.',
					'zh-CN': '实验 B：σ 的中位数为 {{sharpB}}，μ 的均方根为 {{farB}}，而先验是 1。',
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
					label: { en: 'root mean square of μ, run B', 'zh-CN': 'μ 的均方根，实验 B' },
					measure: { kind: 'spread', run: 1 },
					value: 3.9,
					low: 2.8,
					high: 8,
				},
			],
		},
		{
			id: 'apart',
			title: { en: 'Far apart, not collapsed', 'zh-CN': '散开，而不是坍塌' },
			body: [
				{
					kind: 'text',
					text: {
						en: `After 600 steps the codes of run A lie where the prior lies: their spread is {{spreadA}}, and 1 is that of ${PRIOR}. In run B it is {{spreadB}}. Nothing calls the codes back, and far from each other they are easy to tell apart.`,
						'zh-CN': `600 步后，实验 A 的编码就在先验所在之处：离散程度为 {{spreadA}}，${PRIOR} 的是 1。实验 B 则是 {{spreadB}}。没有什么把编码叫回来，而彼此离得远，就容易区分。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: `“Without KL the posterior collapses” is therefore wrong. [[collapse|Collapse]] means that a code says nothing, KL 0. Here run A says {{klA}} [[nats|nats]] a code and run B {{klB}}: it is the opposite.`,
						'zh-CN':
							'所以“没有 KL，后验就坍塌”是错的。[[collapse|坍塌]]是指编码什么也没说，KL 为 0。这里实验 A 的每个编码有 {{klA}} [[nats|奈特]]，实验 B 有 {{klB}}：恰恰相反。',
					},
				},
			],
			stage: { steps: 600 },
			view: { decoded: false, controls: [] },
			watch: {
				target: 'mapB',
				text: {
					en: 'Map B, on the same axes as map A. The numbers at its edge count the codes outside.',
					'zh-CN': '图 B，坐标轴与图 A 相同。边缘的数字是视野之外的编码数。',
				},
			},
			act: {
				kind: 'use',
				target: 'mapB',
				text: {
					en: 'Click a number at the edge of map B and look where the codes have gone.',
					'zh-CN': '点击图 B 边缘的数字，看看编码跑到了哪里。',
				},
			},
			claims: [
				{
					id: 'spreadA',
					label: { en: 'spread of μ, run A', 'zh-CN': 'μ 的离散程度，实验 A' },
					measure: { kind: 'spread', run: 0 },
					value: 0.8,
					low: 0.6,
					high: 0.95,
				},
				{
					id: 'spreadB',
					label: { en: 'spread of μ, run B', 'zh-CN': 'μ 的离散程度，实验 B' },
					measure: { kind: 'spread', run: 1 },
					value: 3.9,
					low: 2.8,
					high: 8,
				},
				{
					id: 'klA',
					label: { en: 'KL of a code, run A, nats', 'zh-CN': '每个编码的 KL，实验 A，奈特' },
					measure: { kind: 'kl', run: 0 },
					value: 1.7,
					low: 1.2,
					high: 2.1,
				},
				{
					id: 'klB',
					label: { en: 'KL of a code, run B, nats', 'zh-CN': '每个编码的 KL，实验 B，奈特' },
					measure: { kind: 'kl', run: 1 },
					value: 22,
					low: 15,
					high: 65,
				},
			],
		},
		{
			id: 'floor',
			title: { en: 'σ has not reached 0', 'zh-CN': 'σ 并没有到 0' },
			body: [
				{
					kind: 'text',
					text: {
						en: `In run B the median ${SIGMA} is {{sigmaB}}, in every dim. That is no zero and no result of learning: the network’s $\\log\\term{sigma}{\\sigma}$ is [[log-std-clamp|clamped]] to −4 … 15, and $e^{-4} = 0.018$. Run A keeps {{sigmaA}} in its narrowest dim.`,
						'zh-CN': `实验 B 中，每个维度上 ${SIGMA} 的中位数都是 {{sigmaB}}。它不是零，也不是学出来的：网络输出的 $\\log\\term{sigma}{\\sigma}$ 被[[log-std-clamp|截断]]在 −4 … 15，而 $e^{-4} = 0.018$。实验 A 最窄的维度上仍有 {{sigmaA}}。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: `At the [[clamp-floor|floor]] the gradient is cut: a smaller raw value changes nothing, and no pull, not even that of a KL, gets through. “${SIGMA} reached 0” should read: it hit the clamp.`,
						'zh-CN': `在[[clamp-floor|下限]]处梯度被切断：原始值再小也不起作用，任何拉力，包括 KL 的，都传不过去。“${SIGMA} 到了 0”应当说成：它碰到了截断。`,
					},
				},
			],
			view: { tab: 'instruments', instrument: 'bench', decoded: false, controls: [] },
			watch: {
				target: 'instrument',
				text: {
					en: 'The row ∂KL/∂log σ. Once raw log σ is below −4, it says that the gradient is 0.',
					'zh-CN': '“∂KL/∂log σ”一行。原始 log σ 低于 −4 时，它显示梯度为 0。',
				},
			},
			act: {
				kind: 'use',
				target: 'instrument',
				text: {
					en: 'Move “raw log σ” to the far left, past −4.',
					'zh-CN': '把“原始 log σ”拖到最左边，越过 −4。',
				},
			},
			claims: [
				{
					id: 'sigmaB',
					label: { en: 'σ, widest dim, run B', 'zh-CN': 'σ，最宽的维度，实验 B' },
					measure: { kind: 'sigma', run: 1, dim: 'widest' },
					value: 0.018,
					low: 0.018,
					high: 0.0185,
				},
				{
					id: 'sigmaA',
					label: { en: 'σ, narrowest dim, run A', 'zh-CN': 'σ，最窄的维度，实验 A' },
					measure: { kind: 'sigma', run: 0, dim: 'narrowest' },
					value: 0.25,
					low: 0.2,
					high: 0.32,
				},
			],
		},
		{
			id: 'holes',
			title: { en: 'The prior is full of holes', 'zh-CN': '先验里尽是空洞' },
			body: [
				{
					kind: 'text',
					text: {
						en: `A [[hole|hole]] is a place without a code near. The decoder has hardly ever been asked there, so what it answers is chance. In run A {{holesA}} of ${PRIOR} falls into holes. In run B it is {{holesB}}: needles of width 0.018, far apart, leave almost everything empty.`,
						'zh-CN': `[[hole|空洞]]是附近没有编码的地方。解码器在那里几乎没有受过训练，答案只是碰运气。实验 A 中，${PRIOR} 有 {{holesA}} 落入空洞。实验 B 中有 {{holesB}}：宽 0.018 的细针彼此远离，几乎到处都是空的。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: `So $\\term{prior}{\\mathcal N(0,I)}$ no longer says where codes are to be found. That is what the KL buys: a known place to draw ${Z} from.`,
						'zh-CN': `于是 $\\term{prior}{\\mathcal N(0,I)}$ 不再能说明编码在哪里。KL 换来的正是这一点：一个已知的、可以从中采样 ${Z} 的地方。`,
					},
				},
			],
			view: { tab: 'instruments', instrument: 'holes', decoded: false, controls: [] },
			watch: {
				target: 'mapB',
				text: {
					en: 'The hatching on the maps: holes. In run B even the ground between the codes is hatched.',
					'zh-CN': '图上的斜线：空洞。实验 B 中，连编码之间的地方也画满斜线。',
				},
			},
			act: {
				kind: 'use',
				target: 'instrument',
				text: {
					en: 'Change which share of its own z counts as covered. The gap between the runs stays.',
					'zh-CN': '改变“视为被覆盖的自身 z”的比例。两个实验的差距依旧。',
				},
			},
			claims: [
				{
					id: 'holesA',
					label: { en: 'N(0, I) in holes, run A', 'zh-CN': '落入空洞的 N(0, I)，实验 A' },
					measure: { kind: 'holes', run: 0 },
					value: 0.015,
					low: 0.005,
					high: 0.05,
					unit: 'percent',
				},
				{
					id: 'holesB',
					label: { en: 'N(0, I) in holes, run B', 'zh-CN': '落入空洞的 N(0, I)，实验 B' },
					measure: { kind: 'holes', run: 1 },
					value: 0.19,
					low: 0.1,
					high: 1,
					unit: 'percent',
				},
			],
		},
		{
			id: 'samples',
			title: { en: 'Samples go wrong', 'zh-CN': '采样失灵' },
			body: [
				{
					kind: 'text',
					text: {
						en: `The data take their first parameter from its whole range; its spread is {{data}}. Now draw ${Z} from ${PRIOR} and decode. In run A the spread of ${X_HAT} is {{samplesA}}, nearly that of the data. In run B it is {{samplesB}}: the draws fall between codes that lie elsewhere, and decode to a few similar actions.`,
						'zh-CN': `数据中第一个参数取遍整个范围，标准差为 {{data}}。现在从 ${PRIOR} 采样 ${Z} 并解码。实验 A 中 ${X_HAT} 的标准差为 {{samplesA}}，与数据几乎一致；实验 B 中只有 {{samplesB}}：样本落在编码之外，解码出的是少数几种相似的动作。`,
					},
				},
			],
			view: { samples: { count: 100, scale: 1 }, controls: [] },
			watch: {
				target: 'samples',
				text: {
					en: 'The histograms of 100 samples: run A and run B against the data.',
					'zh-CN': '100 个样本的直方图：实验 A 和实验 B 与数据对比。',
				},
			},
			act: {
				kind: 'sample',
				text: { en: 'Press × 100 to draw another hundred.', 'zh-CN': '按“× 100”再采样一百次。' },
			},
			claims: [
				{
					id: 'data',
					label: { en: 'spread of x₁ in the data', 'zh-CN': '数据中 x₁ 的标准差' },
					measure: { kind: 'dataSpread', run: 0 },
					value: 0.56,
					low: 0.54,
					high: 0.58,
				},
				{
					id: 'samplesA',
					label: { en: 'spread of x̂₁ in samples, run A', 'zh-CN': '样本中 x̂₁ 的标准差，实验 A' },
					measure: { kind: 'sampleSpread', run: 0, scale: 1 },
					value: 0.54,
					low: 0.48,
					high: 0.6,
				},
				{
					id: 'samplesB',
					label: { en: 'spread of x̂₁ in samples, run B', 'zh-CN': '样本中 x̂₁ 的标准差，实验 B' },
					measure: { kind: 'sampleSpread', run: 1, scale: 1 },
					value: 0.25,
					low: 0.1,
					high: 0.4,
				},
			],
		},
		{
			id: 'bargain',
			title: { en: 'A better copier, a worse generator', 'zh-CN': '抄得更好，造得更差' },
			body: [
				{
					kind: 'text',
					text: {
						en: `Is run B then “a better autoencoder”? It copies better: the error of ${X_HAT} is {{errorB}}, in run A {{errorA}}. Its samples are worse: between their distribution and that of the data the gap is {{gapB}}, in run A {{gapA}} (0 is no gap, 1 the largest).`,
						'zh-CN': `那么实验 B 是“更好的自编码器”吗？它抄得更准：${X_HAT} 的误差为 {{errorB}}，实验 A 为 {{errorA}}。它的样本却更差：样本分布与数据分布的差距为 {{gapB}}，实验 A 为 {{gapA}}（0 表示没有差距，1 为最大）。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: `Which is better depends on the use. A policy that must answer with some ${Z} needs a space without holes. The totals L of the two runs cannot be compared: they weigh the ${KL} differently.`,
						'zh-CN': `哪个更好，要看用途。策略必须给出某个 ${Z}，它需要没有空洞的空间。两个实验的总损失 L 不能相比：它们给 ${KL} 的权重不同。`,
					},
				},
			],
			view: { decoded: false, controls: [] },
			watch: {
				target: 'lossChart',
				text: {
					en: 'The curves of x̂: run B, dashed, lies far below run A.',
					'zh-CN': 'x̂ 的曲线：实验 B 的虚线远低于实验 A。',
				},
			},
			act: {
				kind: 'display',
				text: {
					en: 'Set the chart to “raw”: there the terms can be compared.',
					'zh-CN': '把曲线图切换到“原始”：这样各项才能比较。',
				},
			},
			claims: [
				{
					id: 'errorB',
					label: { en: 'squared error of x̂, run B', 'zh-CN': 'x̂ 的均方误差，实验 B' },
					measure: { kind: 'parameterError', run: 1 },
					value: 0.001,
					low: 0.0005,
					high: 0.003,
				},
				{
					id: 'errorA',
					label: { en: 'squared error of x̂, run A', 'zh-CN': 'x̂ 的均方误差，实验 A' },
					measure: { kind: 'parameterError', run: 0 },
					value: 0.02,
					low: 0.012,
					high: 0.08,
				},
				{
					id: 'gapB',
					label: { en: 'gap to the data, run B', 'zh-CN': '样本与数据的差距，实验 B' },
					measure: { kind: 'sampleGap', run: 1 },
					value: 0.56,
					low: 0.3,
					high: 0.85,
				},
				{
					id: 'gapA',
					label: { en: 'gap to the data, run A', 'zh-CN': '样本与数据的差距，实验 A' },
					measure: { kind: 'sampleGap', run: 0 },
					value: 0.04,
					low: 0,
					high: 0.12,
				},
			],
		},
	],
	question: {
		text: {
			en: 'A classmate trains a VAE with KL weight 0 and finds every σ at 0.018. What has happened?',
			'zh-CN': '一位同学用 KL 权重 0 训练 VAE，发现所有 σ 都是 0.018。发生了什么？',
		},
		options: [
			{
				text: { en: 'Posterior collapse', 'zh-CN': '后验坍塌' },
				right: false,
				feedback: {
					en: 'Collapse would be σ = 1 and μ = 0, and comes from too much KL.',
					'zh-CN': '坍塌时 σ = 1、μ = 0，而且来自过强的 KL。',
				},
			},
			{
				text: {
					en: 'σ fell until the clamp of log σ held it',
					'zh-CN': 'σ 一直下降，直到被 log σ 的截断挡住',
				},
				right: true,
				feedback: {
					en: 'Yes. Without KL noise only costs, so σ falls to the floor, where the gradient is cut.',
					'zh-CN': '对。没有 KL 时噪声只有坏处，σ 便降到下限，那里梯度被切断。',
				},
			},
			{
				text: { en: 'The model is exact: there is no noise left to learn', 'zh-CN': '模型已经精确：没有噪声可学了' },
				right: false,
				feedback: {
					en: 'The floor is a setting of the code, the same for every data set. It says nothing about exactness.',
					'zh-CN': '下限是代码中的设定，对任何数据都一样，与是否精确无关。',
				},
			},
		],
	},
	constants: ['0.1', '0', '600', '1', '4', '15', '0.018', '100'],
	notes: {
		en: 'Let the class vote on the first page and keep the count on the board; “collapse” usually wins. Do not correct it, turn the page. Ask then for the difference between “all codes on one point” and “every code a needle”. How far the codes of run B spread depends on the seed; that they leave the prior and that σ sits at the floor does not.',
		'zh-CN':
			'第一页先让全班投票，把票数留在黑板上；得票最多的通常是“坍塌”。先不纠正，直接翻页。再问：“所有编码在一点”和“每个编码是一根细针”有什么不同？实验 B 散得多远取决于种子；但编码离开先验、σ 停在下限，与种子无关。',
	},
};
