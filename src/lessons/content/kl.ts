/** What the KL weight decides, from a little to too much. */
import type { Lesson } from '../Lesson';
import { lessonRuns } from '../stage';
import { GOAL_TWINS } from './goalTwins';
import { KL, MU, PRIOR, SIGMA, X_HAT, Z } from './symbols';

export const kl: Lesson = {
	id: 'kl',
	title: { en: 'How much KL?', 'zh-CN': '要多少 KL？' },
	goal: {
		en: 'Read from a map whether the KL weight is too small, right or too large, and compare weights fairly.',
		'zh-CN': '能从图上看出 KL 权重是太小、合适还是太大，并公平地比较不同的权重。',
	},
	minutes: 11,
	stage: GOAL_TWINS,
	pages: [
		{
			id: 'balance',
			title: { en: 'Two pulls and a balance', 'zh-CN': '两股拉力，一个平衡' },
			body: [
				{
					kind: 'text',
					text: {
						en: `The ${KL} pulls ${MU} to 0 and ${SIGMA} to 1. Reconstruction pulls the other way: apart and sharp. In run A, with weight 0.1, they balance: ${SIGMA} is {{narrow}} in the dim that carries most, and {{wide}} in the other. The codes tile the prior, and only {{holes}} of it is a hole.`,
						'zh-CN': `${KL} 把 ${MU} 拉向 0，把 ${SIGMA} 拉向 1。重构往另一头拉：彼此分开，越窄越好。实验 A 的权重为 0.1，两者达到平衡：承载最多的维度上 ${SIGMA} 为 {{narrow}}，另一个维度上为 {{wide}}。编码铺满先验，空洞只占 {{holes}}。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: 'Run B has had no KL so far. Give it the weight of run A, and its codes come back among the rings. Its σ rises too: at the floor it has no gradient of its own, but the network it comes from moves, and lifts it off.',
						'zh-CN':
							'实验 B 一直没有 KL。给它与实验 A 相同的权重，编码就会回到圆环之间。σ 也会升高：它在下限处自身没有梯度，但产生它的网络在移动，把它带离了下限。',
					},
				},
			],
			view: { decoded: false, controls: ['train', 'klWeightB'] },
			watch: {
				target: 'mapB',
				text: {
					en: 'Map B: with the new weight the cloud moves back to the rings, and ellipses appear.',
					'zh-CN': '图 B：换上新权重后，点云移回圆环之间，椭圆也显现出来。',
				},
			},
			act: {
				kind: 'list',
				text: { en: 'Give run B the KL.', 'zh-CN': '给实验 B 加上 KL。' },
				parts: [
					{
						kind: 'weight',
						run: 1,
						from: 0.08,
						to: 0.13,
						text: { en: 'Set the KL weight of run B to 0.1.', 'zh-CN': '把实验 B 的 KL 权重设为 0.1。' },
					},
					{
						kind: 'train',
						steps: 200,
						text: { en: 'Press Train and let it run for 200 steps.', 'zh-CN': '按“训练”，让它训练 200 步。' },
					},
				],
			},
			claims: [
				{
					id: 'narrow',
					label: { en: 'σ, narrowest dim, run A', 'zh-CN': 'σ，最窄的维度，实验 A' },
					measure: { kind: 'sigma', run: 0, dim: 'narrowest' },
					value: 0.25,
					low: 0.2,
					high: 0.32,
				},
				{
					id: 'wide',
					label: { en: 'σ, widest dim, run A', 'zh-CN': 'σ，最宽的维度，实验 A' },
					measure: { kind: 'sigma', run: 0, dim: 'widest' },
					value: 0.8,
					low: 0.65,
					high: 1.15,
				},
				{
					id: 'holes',
					label: { en: 'N(0, I) in holes, run A', 'zh-CN': '落入空洞的 N(0, I)，实验 A' },
					measure: { kind: 'holes', run: 0 },
					value: 0.03,
					low: 0,
					high: 0.1,
					unit: 'percent',
				},
			],
		},
		{
			id: 'too-much',
			title: { en: 'Too much: collapse', 'zh-CN': '太多：坍塌' },
			body: [
				{
					kind: 'text',
					text: {
						en: `Run B now has weight 5. Every ${MU} lies at 0 (spread {{spread}}), every ${SIGMA} is {{sigma}}, and the ${KL} is {{kl}}. The goal reached? All posteriors are the prior, so ${Z} says nothing. The error of ${X_HAT} is {{error}}; always answering with the mean would give {{mean}}.`,
						'zh-CN': `现在实验 B 的权重是 5。所有 ${MU} 都在 0（离散程度 {{spread}}），所有 ${SIGMA} 都是 {{sigma}}，${KL} 为 {{kl}}。目标达到了吗？所有后验都等于先验，${Z} 什么也没说。${X_HAT} 的误差为 {{error}}，而总是回答平均值，误差是 {{mean}}。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: 'This is [[collapse|posterior collapse]]. It comes from too much KL, and “KL should reach 0” is a wish for it. KL 0 means: nothing is encoded.',
						'zh-CN':
							'这就是[[collapse|后验坍塌]]。它来自过强的 KL，而“KL 应当降到 0”等于盼着它发生。KL 为 0 意味着：什么也没有编码。',
					},
				},
			],
			stage: { config: { runs: lessonRuns({ klWeight: 0.1 }, { klWeight: 5 }) } },
			view: { run: 1, controls: [] },
			watch: {
				target: 'parameters',
				text: {
					en: 'The decoded parameters of run B: wherever the probe stands, they hardly move.',
					'zh-CN': '实验 B 解码出的参数：无论探针在哪里，它们几乎不动。',
				},
			},
			act: {
				kind: 'drag',
				distance: 1.5,
				text: {
					en: 'Drag the probe across map B while run B answers.',
					'zh-CN': '由实验 B 解码，把探针拖过整张图 B。',
				},
			},
			claims: [
				{
					id: 'spread',
					label: { en: 'spread of μ, run B', 'zh-CN': 'μ 的离散程度，实验 B' },
					measure: { kind: 'spread', run: 1 },
					value: 0.002,
					low: 0,
					high: 0.02,
				},
				{
					id: 'sigma',
					label: { en: 'σ, narrowest dim, run B', 'zh-CN': 'σ，最窄的维度，实验 B' },
					measure: { kind: 'sigma', run: 1, dim: 'narrowest' },
					value: 1,
					low: 0.97,
					high: 1.03,
				},
				{
					id: 'kl',
					label: { en: 'KL of a code, run B, nats', 'zh-CN': '每个编码的 KL，实验 B，奈特' },
					measure: { kind: 'kl', run: 1 },
					value: 0,
					low: 0,
					high: 0.005,
				},
				{
					id: 'error',
					label: { en: 'squared error of x̂, run B', 'zh-CN': 'x̂ 的均方误差，实验 B' },
					measure: { kind: 'parameterError', run: 1 },
					value: 0.21,
					low: 0.2,
					high: 0.23,
				},
				{
					id: 'mean',
					label: { en: 'squared error of the mean', 'zh-CN': '总是取平均值的均方误差' },
					measure: { kind: 'parameterVariance', run: 1 },
					value: 0.22,
					low: 0.21,
					high: 0.23,
				},
			],
		},
		{
			id: 'one-dim',
			title: { en: 'A dead dim can be right', 'zh-CN': '失活的维度未必是坏事' },
			body: [
				{
					kind: 'text',
					text: {
						en: `Another world, Platform: every action there has one parameter. With weight 0.1 the model keeps {{live}} [[live-dim|live dim]] of two. In it ${SIGMA} is {{narrow}}; in the other it is {{wide}}, with {{dead}} nats: that dim is dead, and the codes lie on a line.`,
						'zh-CN': `换一个环境，“平台跳跃”：那里每个动作只有一个参数。权重为 0.1 时，模型在两个维度中只留下 {{live}} 个[[live-dim|活跃维度]]。它的 ${SIGMA} 为 {{narrow}}；另一个维度为 {{wide}}，只有 {{dead}} 奈特：这个维度失活了，编码排成一条线。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: 'That is no failure. One number to store needs one dim; a second would cost nats and save nothing. Only when all dims are dead has the posterior collapsed.',
						'zh-CN':
							'这不是失败。要存一个数，一个维度就够了；第二个维度要花费奈特，却什么也省不下来。只有所有维度都失活，才是后验坍塌。',
					},
				},
			],
			stage: {
				config: {
					environment: 'platform',
					published: true,
					runs: lessonRuns({ klWeight: 0.1 }, { klWeight: 0.02 }),
				},
				steps: 800,
			},
			view: { tab: 'instruments', instrument: 'dimensions', controls: [] },
			watch: {
				target: 'instrument',
				text: {
					en: 'Which dim of run A is live and which is dead: both have their nats beside them.',
					'zh-CN': '实验 A 的哪个维度活跃、哪个失活：奈特数就在旁边。',
				},
			},
			act: {
				kind: 'drag',
				distance: 1,
				text: {
					en: 'Drag the probe along the dead dim, then along the live one, and compare what the parameter does.',
					'zh-CN': '先沿失活的维度拖动探针，再沿活跃的维度拖动，比较参数的变化。',
				},
			},
			claims: [
				{
					id: 'live',
					label: { en: 'live dims, run A', 'zh-CN': '活跃的维度数，实验 A' },
					measure: { kind: 'liveDims', run: 0 },
					value: 1,
					low: 1,
					high: 1,
					unit: 'count',
				},
				{
					id: 'narrow',
					label: { en: 'σ, narrowest dim, run A', 'zh-CN': 'σ，最窄的维度，实验 A' },
					measure: { kind: 'sigma', run: 0, dim: 'narrowest' },
					value: 0.2,
					low: 0.15,
					high: 0.26,
				},
				{
					id: 'wide',
					label: { en: 'σ, widest dim, run A', 'zh-CN': 'σ，最宽的维度，实验 A' },
					measure: { kind: 'sigma', run: 0, dim: 'widest' },
					value: 0.99,
					low: 0.94,
					high: 1.04,
				},
				{
					id: 'dead',
					label: { en: 'least KL of a dim, run A, nats', 'zh-CN': '各维度中最小的 KL，实验 A，奈特' },
					measure: { kind: 'kl', run: 0, dim: 'least' },
					value: 0.001,
					low: 0,
					high: 0.01,
				},
			],
		},
		{
			id: 'overlap',
			title: { en: 'Does KL sort the actions?', 'zh-CN': 'KL 会把动作分类吗？' },
			body: [
				{
					kind: 'text',
					text: {
						en: `Back in Goal, coloured by discrete action. One hears that KL gathers each action into a cluster. Guess the action of a code from its neighbours: in run A, with KL, {{leakA}} are right, and naming the most frequent action every time gives {{chance}}. In run B, without, it is {{leakB}}.`,
						'zh-CN':
							'回到“足球射门”，按离散动作着色。常听人说，KL 会把每种动作聚成一簇。根据邻居来猜一个编码的动作：有 KL 的实验 A 猜对 {{leakA}}，而每次都猜最常见的动作是 {{chance}}；没有 KL 的实验 B 是 {{leakB}}。',
					},
				},
				{
					kind: 'text',
					text: {
						en: 'So KL makes the actions overlap. The decoder is told the action anyway; repeating it in the code would cost nats. What orders the cloud is the parameter: colour by that.',
						'zh-CN':
							'可见 KL 使各动作重叠。解码器本来就知道动作，在编码里再说一遍要花费奈特。让点云有序的是参数：按参数着色就能看到。',
					},
				},
			],
			stage: {
				config: { display: { colorBy: 'action' } },
			},
			view: { decoded: false, tab: 'instruments', instrument: 'dimensions', controls: [] },
			watch: {
				target: 'mapA',
				text: {
					en: 'Map A: three shapes and colours, one on top of the other.',
					'zh-CN': '图 A：三种形状和颜色彼此叠在一起。',
				},
			},
			act: {
				kind: 'display',
				text: {
					en: 'Under the maps, set the colour to the first parameter.',
					'zh-CN': '在图的下方把颜色设为第一个参数。',
				},
			},
			claims: [
				{
					id: 'leakA',
					label: { en: 'action guessed from z, run A', 'zh-CN': '由 z 猜中动作，实验 A' },
					measure: { kind: 'leak', run: 0 },
					value: 0.4,
					low: 0.25,
					high: 0.52,
					unit: 'percent',
				},
				{
					id: 'chance',
					label: { en: 'chance: the most frequent action', 'zh-CN': '随机水平：最常见的动作' },
					measure: { kind: 'leakChance', run: 0 },
					value: 0.34,
					low: 0.33,
					high: 0.36,
					unit: 'percent',
				},
				{
					id: 'leakB',
					label: { en: 'action guessed from z, run B', 'zh-CN': '由 z 猜中动作，实验 B' },
					measure: { kind: 'leak', run: 1 },
					value: 0.66,
					low: 0.54,
					high: 0.85,
					unit: 'percent',
				},
			],
		},
		{
			id: 'over-z',
			title: { en: 'The weight that counts is w ÷ Z', 'zh-CN': '真正起作用的是 w ÷ Z' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'HyAR averages the KL over the latent dims. A code costs the sum, and its weight is $w \\div Z$: the β of a [[beta|β-VAE]].',
						'zh-CN':
							'HyAR 对各潜在维度的 KL 取平均。一个编码的代价却是总和，它的权重是 $w \\div Z$，也就是 [[beta|β-VAE]] 的 β。',
					},
				},
				{ kind: 'formula', formula: 'effectiveWeight' },
				{
					kind: 'text',
					text: {
						en: 'Here Z is 4, not 2. Run A keeps w = 0.1, so β fell from 0.05 to 0.025, and the code grew to {{sumA}} nats. Run B has w = 0.2, β as before, and {{sumB}} nats: about what two dims had. HyAR’s own 0.5, found by trying, is 0.083 with its 6 dims.',
						'zh-CN':
							'这里 Z 是 4，而不是 2。实验 A 仍用 w = 0.1，β 从 0.05 降到 0.025，编码增至 {{sumA}} 奈特。实验 B 用 w = 0.2，β 与先前相同，编码为 {{sumB}} 奈特：和两个维度时差不多。HyAR 自己的 0.5 由试验得来，在 6 个维度下相当于 0.083。',
					},
				},
			],
			stage: {
				config: {
					model: { latentDim: 4 },
					runs: lessonRuns({ klWeight: 0.1 }, { klWeight: 0.2 }),
					probe: { action: 0, transition: 0, z: [0.4, -0.6, 0, 0] },
				},
			},
			view: { decoded: false, controls: ['klWeightA', 'klWeightB'] },
			watch: {
				target: 'klMeter',
				text: {
					en: 'KL per dimension: the sums of A and B, and which of the four dims are in use.',
					'zh-CN': '各维度的 KL：A 与 B 的合计，以及四个维度中哪些在使用。',
				},
			},
			act: {
				kind: 'weight',
				run: 0,
				from: 0.18,
				to: 0.23,
				text: {
					en: 'Give run A the weight 0.2 too, and read “weight on ΣKL” under the slider.',
					'zh-CN': '把实验 A 的权重也设为 0.2，看滑块下方的“ΣKL 的权重”。',
				},
			},
			claims: [
				{
					id: 'sumA',
					label: { en: 'KL of a code, run A, nats', 'zh-CN': '每个编码的 KL，实验 A，奈特' },
					measure: { kind: 'kl', run: 0 },
					value: 2.1,
					low: 1.85,
					high: 2.6,
				},
				{
					id: 'sumB',
					label: { en: 'KL of a code, run B, nats', 'zh-CN': '每个编码的 KL，实验 B，奈特' },
					measure: { kind: 'kl', run: 1 },
					value: 1.6,
					low: 1.2,
					high: 1.9,
				},
			],
		},
		{
			id: 'trade',
			title: { en: 'Rate against distortion', 'zh-CN': '率失真' },
			body: [
				{
					kind: 'text',
					text: {
						en: `No weight gives a small KL and a small error at once. Run A, w = 0.02: {{rateA}} nats, error of ${X_HAT} {{errorA}}. Run B, w = 0.5: {{rateB}} nats, error {{errorB}}. Each weight is a point on one curve, [[rate-distortion|rate against distortion]].`,
						'zh-CN': `没有哪个权重能让 KL 和误差同时都小。实验 A，w = 0.02：{{rateA}} 奈特，${X_HAT} 的误差 {{errorA}}。实验 B，w = 0.5：{{rateB}} 奈特，误差 {{errorB}}。每个权重是同一条曲线上的一点：[[rate-distortion|率失真]]。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: `Theory (linear, Gaussian) sees the end of it coming: from w* = {{wStar}} on nothing is kept. The small mark on the slider stands there. Real runs, with ${PRIOR} and uniform parameters, collapse near it, not exactly there.`,
						'zh-CN': `理论（线性高斯情形）能预见终点：从 w* = {{wStar}} 起什么也留不下。滑块上的小标记就在那里。真实的运行用 ${PRIOR} 作先验、参数为均匀分布，坍塌点在它附近，而不恰好在那里。`,
					},
				},
			],
			stage: {
				// The sweep pauses there too: some seconds for its five runs.
				config: { runs: lessonRuns({ klWeight: 0.02 }, { klWeight: 0.5 }), training: { stopAt: 600 } },
			},
			view: { tab: 'instruments', instrument: 'sweep', decoded: false, controls: ['klWeightA'] },
			watch: {
				target: 'instrument',
				text: {
					en: 'Five weights, five dots: with KL near the dashed curve of the theory, with w = 0 far to the right of it.',
					'zh-CN': '五个权重，五个点：有 KL 的靠近理论的虚线，w = 0 的远在它的右边。',
				},
			},
			act: {
				kind: 'use',
				target: 'instrument',
				text: {
					en: 'Press “Train five weights” and watch the dots find their places.',
					'zh-CN': '按“训练五个权重”，看各点走到自己的位置。',
				},
			},
			claims: [
				{
					id: 'rateA',
					label: { en: 'KL of a code, run A, nats', 'zh-CN': '每个编码的 KL，实验 A，奈特' },
					measure: { kind: 'kl', run: 0 },
					value: 2.9,
					low: 2.5,
					high: 3.5,
				},
				{
					id: 'errorA',
					label: { en: 'squared error of x̂, run A', 'zh-CN': 'x̂ 的均方误差，实验 A' },
					measure: { kind: 'parameterError', run: 0 },
					value: 0.005,
					low: 0.003,
					high: 0.01,
				},
				{
					id: 'rateB',
					label: { en: 'KL of a code, run B, nats', 'zh-CN': '每个编码的 KL，实验 B，奈特' },
					measure: { kind: 'kl', run: 1 },
					value: 0.54,
					low: 0.4,
					high: 0.7,
				},
				{
					id: 'errorB',
					label: { en: 'squared error of x̂, run B', 'zh-CN': 'x̂ 的均方误差，实验 B' },
					measure: { kind: 'parameterError', run: 1 },
					value: 0.11,
					low: 0.08,
					high: 0.14,
				},
				{
					id: 'wStar',
					label: { en: 'w* of the theory, from the data', 'zh-CN': '理论的 w*，由数据算出' },
					measure: { kind: 'collapseWeight', run: 0 },
					value: 1.3,
					low: 1.2,
					high: 1.4,
				},
			],
		},
	],
	question: {
		text: {
			en: 'Map A is one spot on the origin, σ is 1 in both dims, KL is 0. What do you do?',
			'zh-CN': '图 A 只是原点上的一个点，两个维度的 σ 都是 1，KL 为 0。你怎么办？',
		},
		options: [
			{
				text: { en: 'Nothing: KL has reached its optimum', 'zh-CN': '什么也不做：KL 已经最优' },
				right: false,
				feedback: {
					en: 'KL alone is at its least, but z tells the decoder nothing.',
					'zh-CN': '单看 KL 确实最小，但 z 什么也没有告诉解码器。',
				},
			},
			{
				text: { en: 'Raise the KL weight to spread the codes', 'zh-CN': '加大 KL 权重，让编码散开' },
				right: false,
				feedback: {
					en: 'KL pulls the codes together. That is how they came there.',
					'zh-CN': 'KL 会把编码拉到一起。它们正是这样到了那里。',
				},
			},
			{
				text: {
					en: 'Lower the KL weight, or let it warm up from 0',
					'zh-CN': '减小 KL 权重，或让它从 0 开始逐渐升高',
				},
				right: true,
				feedback: {
					en: 'Yes: this is collapse. A smaller effective weight, at least at the start, lets the code pay for itself.',
					'zh-CN': '对：这是后验坍塌。减小有效权重，至少在开始时减小，编码才划得来。',
				},
			},
		],
	},
	constants: ['200', '0', '1', '0.1', '5', '4', '2', '0.05', '0.025', '0.2', '0.5', '0.083', '6', '0.02', '600'],
	notes: {
		en: 'Ask for a bet on page two: is KL = 0 good? Then drag together, with run B answering. The Platform page is the cure for “a dead dim is a bug”: count the parameters first, then the live dims. On the page on w ÷ Z let them compute β before the tool does. With some seeds the second dim of run A in Goal is still dead after 600 steps; that is the toy, not the rule.',
		'zh-CN':
			'第二页先问：KL = 0 是好事吗？再由实验 B 解码，一起拖动探针。“平台跳跃”一页专治“失活的维度是缺陷”：先数参数，再数活跃的维度。讲 w ÷ Z 时，让学生先于工具算出 β。有些种子下，“足球射门”中实验 A 的第二个维度在 600 步后仍然失活；这是小模型的缘故，不是规律。',
	},
};
