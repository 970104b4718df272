/** Squeezing a hybrid action into two numbers, and what they stand for. */
import type { Lesson } from '../Lesson';
import { CODES_ALONE, GOAL_TWINS } from './goalTwins';
import { MU, SIGMA, Z } from './symbols';

export const encoder: Lesson = {
	id: 'encoder',
	title: { en: 'Squeezing it into two numbers', 'zh-CN': '把它压缩成两个数' },
	goal: {
		en: 'Say what goes into the encoder, what comes out, and what mean and std stand for.',
		'zh-CN': '能说出编码器的输入和输出，以及均值和标准差代表什么。',
	},
	minutes: 8,
	stage: {
		...GOAL_TWINS,
		config: { ...GOAL_TWINS.config, display: { ...GOAL_TWINS.config.display, layers: CODES_ALONE } },
	},
	pages: [
		{
			id: 'in-and-out',
			title: { en: 'What goes in, what comes out', 'zh-CN': '输入什么，输出什么' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'The [[encoder|encoder]] reads one [[transition|transition]]: the state $s$ (17 numbers in this game), the [[embedding|embedding]] $e_k$ of the discrete action (6 numbers) and its parameters $x$ (2).',
						'zh-CN':
							'[[encoder|编码器]]读入一个[[transition|转移样本]]：状态 $s$（在这个游戏中是 17 个数）、离散动作的[[embedding|嵌入]] $e_k$（6 个数）和它的参数 $x$（2 个数）。',
					},
				},
				{ kind: 'formula', formula: 'encode' },
				{
					kind: 'text',
					text: {
						en: `Out come a mean ${MU} and a spread ${SIGMA}, one of each per latent dim. HyAR’s code calls their number reduce_parameter_action_dim; it is 2 here, so that ${MU} is a place on the map: every point there is one transition. ${SIGMA} has the next lesson.`,
						'zh-CN': `输出是均值 ${MU} 和标准差 ${SIGMA}，每个潜在维度各一个。HyAR 的代码把维度数叫作 reduce_parameter_action_dim；这里取 2，因此 ${MU} 就是图上的一个位置：图上每个点是一个转移样本。${SIGMA} 留到下一课。`,
					},
				},
			],
			view: { decoded: false, controls: [] },
			watch: {
				target: 'mapA',
				text: {
					en: 'Map A. The shape of a point tells its discrete action, the colour its first parameter.',
					'zh-CN': '图 A。点的形状表示离散动作，颜色表示第一个参数。',
				},
			},
			act: {
				kind: 'use',
				target: 'mapA',
				text: {
					en: 'Click a point on map A and read the transition behind it.',
					'zh-CN': '点击图 A 上的一个点，看看它背后的转移样本。',
				},
			},
		},
		{
			id: 'joint-code',
			title: { en: 'One code for all three', 'zh-CN': '三者共用一个编码' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'Inside, one layer reads state and embedding, another the parameters. Their outputs are multiplied, element by element:',
						'zh-CN': '在编码器内部，一层读入状态和嵌入，另一层读入参数，两层的输出逐元素相乘：',
					},
				},
				{ kind: 'formula', formula: 'fusion' },
				{
					kind: 'text',
					text: {
						en: `Two more layers turn the product $h$ into ${MU} and $\\log\\term{sigma}{\\sigma}$. In a product no factor can be taken out again: with another state, the same parameters give another $h$. So mean and std describe state, choice and parameters together, not one of them.`,
						'zh-CN': `再经过两层，乘积 $h$ 变成 ${MU} 和 $\\log\\term{sigma}{\\sigma}$。乘积中的因子无法再单独取出：换一个状态，同样的参数会得到不同的 $h$。因此均值和标准差描述的是状态、选择和参数这个整体，而不是其中某一个。`,
					},
				},
			],
			view: { tab: 'instruments', instrument: 'slowStep', decoded: false, controls: [] },
			watch: {
				target: 'instrument',
				text: {
					en: 'The stages Batch and Encode below: one transition with its numbers, and the code it becomes.',
					'zh-CN': '下方的“批次”和“编码”两个阶段：一个转移样本的各个数值，以及它变成的编码。',
				},
			},
			act: {
				kind: 'choose',
				text: { en: `What does ${MU} of a point stand for?`, 'zh-CN': `一个点的 ${MU} 代表什么？` },
				options: [
					{
						text: { en: 'Its parameters', 'zh-CN': '它的参数' },
						right: false,
						feedback: {
							en: 'They are one of three inputs. The same parameters in another state have another code.',
							'zh-CN': '参数只是三个输入之一。同样的参数在另一个状态下，编码就不同。',
						},
					},
					{
						text: { en: 'Its discrete action', 'zh-CN': '它的离散动作' },
						right: false,
						feedback: {
							en: 'The action goes in as its embedding, and is only a part of it.',
							'zh-CN': '动作以嵌入的形式输入，只是其中一部分。',
						},
					},
					{
						text: { en: 'State, action and parameters together', 'zh-CN': '状态、动作和参数这个整体' },
						right: true,
						feedback: {
							en: 'Yes: the product joins them, and the code belongs to all three.',
							'zh-CN': '对：相乘把三者结合在一起，编码属于这个整体。',
						},
					},
				],
			},
		},
		{
			id: 'before-training',
			title: { en: 'Before it has learnt anything', 'zh-CN': '还没有学习时' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'This is the same model at step 0, with its initial weights. Every transition gets nearly the same code: in each dim the points lie only {{spread}} from the middle (root mean square), in units of the ring marked 1σ. A [[decoder|decoder]] could not tell one from another, and its parameters are off by {{xError}} in the mean square.',
						'zh-CN':
							'这是同一个模型在第 0 步、只有初始权重时的样子。所有转移样本的编码几乎相同：各点在每个维度上离中心只有 {{spread}}（均方根），以标着 1σ 的圆环为单位。[[decoder|解码器]]分不清谁是谁，解码出的参数均方误差为 {{xError}}。',
					},
				},
				{
					kind: 'text',
					text: {
						en: 'Training pulls apart what has to be decoded differently.',
						'zh-CN': '训练会把需要解码成不同结果的点拉开。',
					},
				},
			],
			stage: { steps: 0 },
			view: { decoded: false, controls: ['train'] },
			watch: {
				target: 'mapA',
				text: {
					en: 'The points of map A: a heap that unfolds, and the colours that sort themselves.',
					'zh-CN': '图 A 的点：挤成一堆的点逐渐展开，颜色自行排列。',
				},
			},
			act: {
				kind: 'train',
				steps: 200,
				text: { en: 'Press Train and let it run for 200 steps.', 'zh-CN': '按“训练”，让它训练 200 步。' },
			},
			claims: [
				{
					id: 'spread',
					label: { en: 'spread of μ before training, run A', 'zh-CN': '训练前 μ 的离散程度，运行 A' },
					measure: { kind: 'spread', run: 0 },
					value: 0.1,
					low: 0.03,
					high: 0.3,
				},
				{
					id: 'xError',
					label: { en: 'squared error of the parameters, run A', 'zh-CN': '参数的均方误差，运行 A' },
					measure: { kind: 'parameterError', run: 0 },
					value: 0.23,
					low: 0.15,
					high: 0.35,
				},
			],
		},
		{
			id: 'overlap',
			title: { en: 'The actions lie on one another', 'zh-CN': '各动作相互重叠' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'After 600 steps, coloured by the first parameter, map A is in order: it runs from dark to light. Coloured by action, the kicks fill a sheet (two parameters), and both shots lie along one line through it (one). Guess each action from the nearest draws $\\term{z}{z}$, and you are right in {{leakA}} of the cases; always naming the most frequent one gives {{chance}}.',
						'zh-CN':
							'训练 600 步后，按第一个参数着色，图 A 井然有序，由暗到亮。按动作着色，“踢向”铺成一片（两个参数），两种射门都排在穿过它的一条线上（一个参数）。根据最近的抽样 $\\term{z}{z}$ 猜动作，猜对 {{leakA}}；总是猜最常见的动作也能猜对 {{chance}}。',
					},
				},
				{
					kind: 'text',
					text: {
						en: 'Nothing is missing. Encoder and decoder are both told the action, so the code need not repeat it, and the KL term makes repetition expensive. Run B has no KL: there {{leakB}} are guessed right. KL does not sort the actions into clusters, it makes them overlap.',
						'zh-CN':
							'并没有丢失什么。编码器和解码器都知道动作，编码不必重复它，而且 KL 项使重复要付出代价。运行 B 没有 KL，那里猜对 {{leakB}}。KL 不会使动作聚类，而是使它们重叠。',
					},
				},
			],
			stage: { steps: 600 },
			view: { tab: 'instruments', instrument: 'dimensions', decoded: false, controls: [] },
			watch: {
				target: 'mapA',
				text: {
					en: 'How the colours lie on map A, by parameter and by action.',
					'zh-CN': '图 A 上颜色的分布：先按参数，再按动作。',
				},
			},
			act: {
				kind: 'display',
				text: {
					en: 'Under the maps, set the colour to “discrete action”, and back.',
					'zh-CN': '在图的下方把颜色设为“离散动作”，再换回来。',
				},
			},
			claims: [
				{
					id: 'leakA',
					label: { en: 'action guessed from z, run A', 'zh-CN': '由 z 猜中动作，运行 A' },
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
					label: { en: 'action guessed from z, run B', 'zh-CN': '由 z 猜中动作，运行 B' },
					measure: { kind: 'leak', run: 1 },
					value: 0.66,
					low: 0.54,
					high: 0.85,
					unit: 'percent',
				},
			],
		},
		{
			id: 'one-place',
			title: { en: 'One place, three actions', 'zh-CN': '一个位置，三个动作' },
			body: [
				{
					kind: 'text',
					text: {
						en: `The other side of it: one place ${Z} decodes to something under every action. The probe stands still. Choose Kick to, and ${Z} is a target on the pitch; choose a shot, and the same ${Z} is an aim on the goal line.`,
						'zh-CN': `换个角度看：同一个位置 ${Z} 在每个动作下都能解码出结果。探针不动，选择“踢向”，${Z} 是球场上的一个目标；选择射门，同一个 ${Z} 就是球门线上的瞄准点。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: 'The state and the embedding are the [[condition|condition]]. That makes this a conditional [[vae|variational autoencoder]]: the code holds only what the condition does not yet say.',
						'zh-CN':
							'状态和嵌入就是[[condition|条件]]。所以这是一个条件[[vae|变分自编码器]]：编码只需携带条件还没有说明的内容。',
					},
				},
			],
			view: { tab: 'world', controls: [] },
			watch: {
				target: 'decoded',
				text: {
					en: 'The decoded action: z stays the same, its meaning does not.',
					'zh-CN': '解码出的动作：z 不变，含义却变了。',
				},
			},
			act: {
				kind: 'action',
				text: {
					en: 'Leave the probe where it is and choose another discrete action.',
					'zh-CN': '不动探针，换一个离散动作。',
				},
			},
		},
	],
	question: {
		text: {
			en: 'In run A the codes of a kick and of a shot lie on the same spot. What follows?',
			'zh-CN': '在运行 A 中，一次“踢向”和一次射门的编码落在同一点上。这说明什么？',
		},
		options: [
			{
				text: { en: 'The model confuses the two actions', 'zh-CN': '模型把两个动作弄混了' },
				right: false,
				feedback: {
					en: 'It cannot: the decoder is told the action beside z.',
					'zh-CN': '不会：除了 z，解码器还知道动作。',
				},
			},
			{
				text: { en: 'Nothing is wrong: z need not say which action it is', 'zh-CN': '没有问题：z 不必说明是哪个动作' },
				right: true,
				feedback: {
					en: 'Yes. The action is in the condition, and with the KL it would cost to say it twice.',
					'zh-CN': '对。动作已经在条件里了，有 KL 时再说一遍就要付出代价。',
				},
			},
			{
				text: { en: 'The KL weight is too small to part them', 'zh-CN': 'KL 权重太小，没有把它们分开' },
				right: false,
				feedback: {
					en: 'The other way round: KL brings the actions together. Run B, without it, keeps them further apart.',
					'zh-CN': '正好相反：KL 使各动作靠拢。没有 KL 的运行 B 反而分得更开。',
				},
			},
		],
	},
	constants: ['17', '6', '2', '0', '1', '600', '200'],
	notes: {
		en: 'Many expect one cluster per action and take the overlap for a fault. Let the class bet before the fourth page: will the actions lie apart? Ask then who tells the decoder which action is meant. How well the guess does in run A changes with the seed, but stays near chance; in run B it is clearly above.',
		'zh-CN':
			'许多学生以为每个动作会形成一簇，把重叠当成缺陷。翻到第四页之前，先让全班猜：各动作会分开吗？再问：是谁告诉解码器该用哪个动作？运行 A 中猜中的比例随种子变化，但始终接近随机水平；运行 B 中则明显更高。',
	},
};
