/** How the training itself goes right or wrong. */
import type { Lesson } from '../Lesson';
import { lessonRuns } from '../stage';
import { GOAL_TWINS } from './goalTwins';
import { KL, X_HAT, Z } from './symbols';

export const craft: Lesson = {
	id: 'craft',
	title: { en: 'The craft of training', 'zh-CN': '训练的手艺' },
	goal: {
		en: 'Keep one optimiser, change rates and weights without a reset, and recognise a fault of the arithmetic.',
		'zh-CN': '会保留同一个优化器、不重置地改变学习率和权重，并能认出算术上的故障。',
	},
	minutes: 12,
	stage: {
		config: {
			...GOAL_TWINS.config,
			runs: lessonRuns({ klWeight: 0.02 }, { klWeight: 0.02, optimizer: 'rebuilt' }),
		},
		steps: 1_000,
	},
	pages: [
		{
			id: 'rebuilt',
			title: { en: 'A new Adam at every step', 'zh-CN': '每一步都新建 Adam' },
			body: [
				{
					kind: 'text',
					text: {
						en: '[[adam|Adam]] divides the running mean of each gradient by its usual size. HyAR’s published code makes a new Adam at every training step. Its [[moments|memory]] is then one gradient old:',
						'zh-CN':
							'[[adam|Adam]] 用每个梯度的滑动平均除以它平时的大小。HyAR 的官方代码在每个训练步都新建一个 Adam，它的[[moments|记忆]]里只有一个梯度：',
					},
				},
				{ kind: 'formula', formula: 'signDescent' },
				{
					kind: 'text',
					text: {
						en: 'Large or small, every gradient moves its weight by the whole rate: [[sign-descent|sign descent]]. In run B that is {{share}} of all weights; nearly all others have no gradient. Run A kept its Adam, all else is equal. Error of $\\term{parameters}{\\hat x}$: A {{errorA}}, B {{errorB}}.',
						'zh-CN':
							'梯度无论大小，都使权重移动一个完整的学习率：这就是[[sign-descent|符号下降]]。实验 B 中有 {{share}} 的权重如此，其余的几乎都没有梯度。实验 A 保留了 Adam，其他完全相同。$\\term{parameters}{\\hat x}$ 的误差：A 为 {{errorA}}，B 为 {{errorB}}。',
					},
				},
			],
			view: { tab: 'instruments', instrument: 'adamUpdates', decoded: false, controls: ['train'] },
			watch: {
				target: 'instrument',
				text: {
					en: 'The bars of run B: nearly all at 0 or at the dashed line, the rate itself. Those of run A are spread.',
					'zh-CN': '实验 B 的柱子：几乎都在 0 处或虚线处，虚线就是学习率本身。实验 A 的则散布开来。',
				},
			},
			act: {
				kind: 'train',
				steps: 50,
				text: {
					en: 'Train 50 more steps: the picture of run B does not change.',
					'zh-CN': '再训练 50 步：实验 B 的图形并不改变。',
				},
			},
			claims: [
				{
					id: 'share',
					label: { en: 'weights moved by ±rate, run B', 'zh-CN': '移动一个完整学习率的权重，实验 B' },
					measure: { kind: 'wholeRate', run: 1 },
					value: 0.74,
					low: 0.6,
					high: 0.88,
					unit: 'percent',
				},
				{
					id: 'errorA',
					label: { en: 'squared error of x̂, run A', 'zh-CN': 'x̂ 的均方误差，实验 A' },
					measure: { kind: 'parameterError', run: 0 },
					value: 0.005,
					low: 0.003,
					high: 0.008,
				},
				{
					id: 'errorB',
					label: { en: 'squared error of x̂, run B', 'zh-CN': 'x̂ 的均方误差，实验 B' },
					measure: { kind: 'parameterError', run: 1 },
					value: 0.013,
					low: 0.009,
					high: 0.02,
				},
			],
		},
		{
			id: 'not-the-rate',
			title: { en: 'It is not only the rate', 'zh-CN': '不只是学习率' },
			body: [
				{
					kind: 'text',
					text: {
						en: '“A new Adam only changes the learning rate,” one hears. So give run B a tenth of the rate of run A. Still {{share}} of its weights move by the whole of it, and the error is {{errorB}}, in run A {{errorA}}. A smaller rate makes smaller steps of the same kind.',
						'zh-CN':
							'有人说：“新建 Adam 只是改变了学习率。”那就让实验 B 用实验 A 十分之一的学习率。仍有 {{share}} 的权重移动一个完整的学习率，误差为 {{errorB}}，实验 A 是 {{errorA}}。学习率小了，步子也小了，但还是同一种步子。',
					},
				},
				{
					kind: 'text',
					text: {
						en: 'What is lost is the memory: which weights have large gradients, and which way they point once the noise of the batches is averaged. It also takes time, and the optimiser made at the start is never used.',
						'zh-CN':
							'失去的是记忆：哪些权重的梯度大，批次的噪声平均掉之后它们指向哪里。它还多花时间，而开头建好的优化器从未用上。',
					},
				},
			],
			stage: {
				config: {
					runs: lessonRuns({ klWeight: 0.02 }, { klWeight: 0.02, optimizer: 'rebuilt', learningRate: 3e-4 }),
				},
			},
			view: { tab: 'instruments', instrument: 'adamUpdates', decoded: false, controls: [] },
			watch: {
				target: 'instrument',
				text: {
					en: 'The column “±rate” of run B, and the rows of what is remembered.',
					'zh-CN': '实验 B 的“±学习率”一列，以及“记住的”一行。',
				},
			},
			act: {
				kind: 'use',
				target: 'instrument',
				text: {
					en: 'Press “rate ÷ 2”. The share of run B stays as it is.',
					'zh-CN': '按“学习率 ÷ 2”。实验 B 的比例不变。',
				},
			},
			claims: [
				{
					id: 'share',
					label: { en: 'weights moved by ±rate, run B', 'zh-CN': '移动一个完整学习率的权重，实验 B' },
					measure: { kind: 'wholeRate', run: 1 },
					value: 0.65,
					low: 0.55,
					high: 0.85,
					unit: 'percent',
				},
				{
					id: 'errorB',
					label: { en: 'squared error of x̂, run B', 'zh-CN': 'x̂ 的均方误差，实验 B' },
					measure: { kind: 'parameterError', run: 1 },
					value: 0.06,
					low: 0.03,
					high: 0.09,
				},
				{
					id: 'errorA',
					label: { en: 'squared error of x̂, run A', 'zh-CN': 'x̂ 的均方误差，实验 A' },
					measure: { kind: 'parameterError', run: 0 },
					value: 0.005,
					low: 0.003,
					high: 0.008,
				},
			],
		},
		{
			id: 'schedule',
			title: { en: 'Lower the rate, keep the memory', 'zh-CN': '降低学习率，保留记忆' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'To change the rate, no new optimiser is needed. In PyTorch the rate stands in the optimiser’s parameter groups; a function such as update_learning_rate sets it there, and the moments stay.',
						'zh-CN':
							'要改变学习率，并不需要新的优化器。PyTorch 的学习率放在优化器的参数组里；用 update_learning_rate 这样的函数在那里修改，两个矩都保留。',
					},
				},
				{
					kind: 'text',
					text: {
						en: 'Or let a [[schedule|schedule]] do it: StepLR multiplies the rate by 0.9 every 1,000 steps, ExponentialLR by 0.95 each epoch. Run B here has a quick one, × 0.9 every 50 steps, and both Adams have counted every update. After 600 steps A moves its weights at a rate of 0.003, B at 0.00085.',
						'zh-CN':
							'也可以交给[[schedule|调度]]：StepLR 每 1 000 步把学习率乘以 0.9，ExponentialLR 每个轮次乘以 0.95。这里的实验 B 用了较快的一种，每 50 步 × 0.9，两个 Adam 都数清了每次更新。600 步后，A 的学习率是 0.003，B 是 0.00085。',
					},
				},
			],
			stage: {
				config: {
					runs: lessonRuns({ klWeight: 0.02 }, { klWeight: 0.02, schedule: { kind: 'step', every: 50, factor: 0.9 } }),
				},
				steps: 600,
			},
			view: { tab: 'instruments', instrument: 'adamUpdates', decoded: false, controls: [] },
			watch: {
				target: 'instrument',
				text: {
					en: 'Under the groups of weights: “rate”, “updates counted” and what is remembered. Only the first will change.',
					'zh-CN': '各组权重下方的“学习率”“已计的更新次数”和“记住的”三行：只有第一行会变。',
				},
			},
			act: {
				kind: 'use',
				target: 'instrument',
				text: {
					en: 'Press “rate ÷ 2”: ‖Δθ‖ is halved, and nothing is forgotten.',
					'zh-CN': '按“学习率 ÷ 2”：‖Δθ‖ 减半，什么也没有忘记。',
				},
			},
		},
		{
			id: 'warm-up',
			title: { en: 'Let the KL in slowly', 'zh-CN': '让 KL 慢慢进来' },
			body: [
				{
					kind: 'text',
					text: {
						en: `The ${KL} weight can have a schedule too. At the start the decoder makes nothing of ${Z}, so a code only costs. With w = 1 from the first step, run A settles at {{klA}} nats: collapsed, though the theory’s w* is {{wStar}}. Run B has the same w, raised from 0 over 400 steps, and holds {{klB}} nats.`,
						'zh-CN': `${KL} 的权重也可以有调度。开始时解码器还不会用 ${Z}，编码只有代价。从第一步起就用 w = 1，实验 A 停在 {{klA}} 奈特：坍塌了，尽管理论的 w* 是 {{wStar}}。实验 B 的 w 相同，但在 400 步内从 0 升上来，保住了 {{klB}} 奈特。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: `Both now weigh the KL alike; the start made the difference: error of ${X_HAT} in A {{errorA}}, in B {{errorB}}. A cyclic schedule lets go of the KL again and again.`,
						'zh-CN': `现在两者的 KL 权重相同，差别来自开头：${X_HAT} 的误差，A 为 {{errorA}}，B 为 {{errorB}}。周期调度则一次次放开 KL。`,
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
					en: 'Train 100 steps more: with the whole weight on, the code of run B stays.',
					'zh-CN': '再训练 100 步：权重已升满，实验 B 的编码仍然保住。',
				},
			},
			claims: [
				{
					id: 'klA',
					label: { en: 'KL of a code, run A, nats', 'zh-CN': '每个编码的 KL，实验 A，奈特' },
					measure: { kind: 'kl', run: 0 },
					value: 0.001,
					low: 0,
					high: 0.09,
				},
				{
					id: 'wStar',
					label: { en: 'w* of the theory', 'zh-CN': '理论的 w*' },
					measure: { kind: 'collapseWeight', run: 0 },
					value: 1.3,
					low: 1.2,
					high: 1.4,
				},
				{
					id: 'klB',
					label: { en: 'KL of a code, run B, nats', 'zh-CN': '每个编码的 KL，实验 B，奈特' },
					measure: { kind: 'kl', run: 1 },
					value: 0.15,
					low: 0.1,
					high: 0.2,
				},
				{
					id: 'errorA',
					label: { en: 'squared error of x̂, run A', 'zh-CN': 'x̂ 的均方误差，实验 A' },
					measure: { kind: 'parameterError', run: 0 },
					value: 0.21,
					low: 0.19,
					high: 0.23,
				},
				{
					id: 'errorB',
					label: { en: 'squared error of x̂, run B', 'zh-CN': 'x̂ 的均方误差，实验 B' },
					measure: { kind: 'parameterError', run: 1 },
					value: 0.17,
					low: 0.16,
					high: 0.188,
				},
			],
		},
		{
			id: 'numbers',
			title: { en: 'Traps of the arithmetic', 'zh-CN': '算术的陷阱' },
			body: [
				{
					kind: 'text',
					text: {
						en: `The ${KL} contains $\\log\\term{sigma}{\\sigma^2}$. Squaring first is risky: in float32, $\\term{sigma}{\\sigma^2}$ becomes 0 once $\\log\\term{sigma}{\\sigma}$ falls below −52, its logarithm −∞ and the KL ∞. The network already gives $\\log\\term{sigma}{\\sigma}$, so write:`,
						'zh-CN': `${KL} 中有 $\\log\\term{sigma}{\\sigma^2}$。先平方很危险：在 float32 中，$\\log\\term{sigma}{\\sigma}$ 低于 −52 时 $\\term{sigma}{\\sigma^2}$ 就成了 0，对数是 −∞，KL 是 ∞。网络本来就给出 $\\log\\term{sigma}{\\sigma}$，所以应写成：`,
					},
				},
				{ kind: 'formula', formula: 'logVariance' },
				{
					kind: 'text',
					text: {
						en: 'HyAR’s clamp, log σ in [−4, 15], keeps the published form away from that edge. The upper end is a wide one: $e^{15}$ is above 3 million. And the closed form cannot be negative. A KL clearly below 0 is a fault of the arithmetic, never a good sign.',
						'zh-CN':
							'HyAR 把 log σ 截断在 [−4, 15]，官方代码的写法便碰不到那个边缘。上限很宽：$e^{15}$ 超过 300 万。闭式解不可能为负。KL 若明显小于 0，那是算术的故障，绝不是好兆头。',
					},
				},
			],
			view: { tab: 'instruments', instrument: 'bench', decoded: false, controls: [] },
			watch: {
				target: 'instrument',
				text: {
					en: '“float32 without the clamp”: the KL written in both ways.',
					'zh-CN': '“没有截断时的 float32”：两种写法的 KL。',
				},
			},
			act: {
				kind: 'use',
				target: 'instrument',
				text: {
					en: 'Open “float32 without the clamp” and move log σ across −52.',
					'zh-CN': '打开“没有截断时的 float32”，让 log σ 越过 −52。',
				},
			},
		},
		{
			id: 'seeds',
			title: { en: 'Another seed, another map', 'zh-CN': '换个种子，换张图' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'So far the seed was 1. Here it is 2: other first weights, other batches, other noise. The cloud is turned, and how soon a dim comes alive may differ. What the KL weight decides does not: σ in the narrowest dim is {{narrow}} again, and run A has {{klA}} nats a code.',
						'zh-CN':
							'到现在为止种子都是 1，这里是 2：初始权重不同，批次不同，噪声也不同。点云换了方向，维度何时活跃起来也可能不同。由 KL 权重决定的东西却不变：最窄维度的 σ 仍是 {{narrow}}，实验 A 每个编码有 {{klA}} 奈特。',
					},
				},
				{
					kind: 'text',
					text: {
						en: 'Two runs may be compared when the seed is the same and one setting differs. One run is no evidence: repeat it with a few seeds, and state what all of them show. The numbers of this course were checked with seeds 1 to 5.',
						'zh-CN':
							'只有种子相同、设置只差一处，两个实验才能比较。一次运行不算证据：换几个种子重复，只说它们共同表明的事。本课程的数字用种子 1 到 5 检验过。',
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
					en: 'Map A: which way the colours run, compared with the lessons before.',
					'zh-CN': '图 A：颜色沿哪个方向变化，与前几课相比。',
				},
			},
			act: {
				kind: 'train',
				steps: 100,
				text: {
					en: 'Train 100 steps more: is the second dim of run A coming alive?',
					'zh-CN': '再训练 100 步：实验 A 的第二个维度开始活跃了吗？',
				},
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
					id: 'klA',
					label: { en: 'KL of a code, run A, nats', 'zh-CN': '每个编码的 KL，实验 A，奈特' },
					measure: { kind: 'kl', run: 0 },
					value: 1.3,
					low: 1.15,
					high: 2.05,
				},
			],
		},
	],
	question: {
		text: {
			en: 'You want a smaller learning rate from step 5,000 on. What do you do?',
			'zh-CN': '你想从第 5 000 步起用更小的学习率。怎么做？',
		},
		options: [
			{
				text: {
					en: 'Make a new Adam with the smaller rate at every step from there on',
					'zh-CN': '从那里起，每一步都用较小的学习率新建 Adam',
				},
				right: false,
				feedback: {
					en: 'That is sign descent: every weight with a gradient moves by the whole rate.',
					'zh-CN': '那是符号下降：凡有梯度的权重都移动一个完整的学习率。',
				},
			},
			{
				text: {
					en: 'Keep the optimiser and set the rate in its parameter groups, or use a schedule',
					'zh-CN': '保留优化器，在它的参数组里改学习率，或使用调度',
				},
				right: true,
				feedback: {
					en: 'Yes. The moments and the count of updates stay.',
					'zh-CN': '对。两个矩和更新次数都保留。',
				},
			},
			{
				text: {
					en: 'Multiply the loss by a small number',
					'zh-CN': '把损失乘以一个很小的数',
				},
				right: false,
				feedback: {
					en: 'Adam divides by the size of the gradient, so the factor all but cancels.',
					'zh-CN': 'Adam 会除以梯度的大小，这个系数几乎被抵消。',
				},
			},
		],
	},
	constants: [
		'50',
		'2',
		'0.9',
		'1,000',
		'1 000',
		'0.95',
		'600',
		'0.003',
		'0.00085',
		'1',
		'0',
		'400',
		'100',
		'52',
		'4',
		'15',
		'3',
		'300',
		'5',
		'5,000',
		'5 000',
	],
	notes: {
		en: 'The first two pages belong together: let someone defend “it only changes the rate” before you turn. The instrument shows the claim at a glance, since the bars of a rebuilt Adam stand on two places only. On the warm-up page say that this is 600 steps of a toy: a collapsed run can come back later, and some seeds already begin to. On seeds: ask which statements of the course would survive another seed.',
		'zh-CN':
			'前两页是一体的：翻页前，请一位同学为“它只是改变了学习率”辩护。仪器一眼就能说明：新建的 Adam，柱子只在两个位置上。讲升温时说明，这只是小模型的 600 步：坍塌的运行以后可能恢复，有些种子已经开始恢复。讲种子时问：这门课的哪些结论换了种子仍然成立？',
	},
};
