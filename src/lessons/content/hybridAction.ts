/** What a hybrid action is, and why it is hard to learn with. */
import type { LessonContent } from '../Lesson';
import { CODES_ALONE, GOAL_TWINS } from './goalTwins';
import { X_HAT, Z } from './symbols';

export const hybridAction: LessonContent = {
	title: { en: 'What a hybrid action is', 'zh-CN': '什么是混合动作' },
	goal: {
		en: 'Tell the discrete choice from its parameters, and say why a learner finds both together hard.',
		'zh-CN': '能分清离散选择与它的参数，并说明两者合在一起为什么难学。',
	},
	minutes: 6,
	stage: {
		...GOAL_TWINS,
		config: { ...GOAL_TWINS.config, display: { ...GOAL_TWINS.config.display, layers: CODES_ALONE } },
	},
	pages: [
		{
			id: 'choice-and-numbers',
			title: { en: 'A choice and its numbers', 'zh-CN': '选择及其数值' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'A footballer decides twice. First what to do: kick the ball somewhere, or shoot. Then how: to which place, at which spot of the goal. A [[hybrid-action|hybrid action]] is both at once: one discrete choice $k$ and the continuous [[parameter|parameters]] $x$ that belong to it.',
						'zh-CN':
							'球员要做两次决定。先决定做什么：把球踢向某处，或者射门。再决定怎么做：踢到哪里，瞄准球门的哪一点。[[hybrid-action|混合动作]]就是这两者的结合：一个离散选择 $k$，加上属于它的连续[[parameter|参数]] $x$。',
					},
				},
				{
					kind: 'text',
					text: {
						en: 'In this small football game there are three choices. **Kick to** has two parameters, the x and y of a place on the pitch. **Shoot left** and **Shoot right** have one each: where on the goal line to aim.',
						'zh-CN':
							'在这个小足球游戏中有三种选择。**踢向**有两个参数，即球场上目标的 x 和 y。**射左侧**和**射右侧**各有一个参数：瞄准球门线上的哪一点。',
					},
				},
			],
			view: { tab: 'world', controls: [] },
			watch: {
				target: 'parameters',
				text: {
					en: 'The parameters under the name of the action: how many there are, and what they mean.',
					'zh-CN': '动作名称下面的参数：有几个，各表示什么。',
				},
			},
			act: {
				kind: 'action',
				text: {
					en: 'Choose another discrete action. One parameter disappears, and the other changes its meaning.',
					'zh-CN': '换一个离散动作。其中一个参数消失，另一个换了含义。',
				},
			},
		},
		{
			id: 'drag',
			title: { en: 'Drag the numbers', 'zh-CN': '拖动数值' },
			body: [
				{
					kind: 'text',
					text: {
						en: `The two maps show what two small networks have learnt; look at the first, map A. Every place ${Z} on it stands for one setting of an action’s parameters. A network, the [[decoder|decoder]], computes that setting from the place: it **decodes** ${Z} into ${X_HAT}. The purple cross is your probe, and “Decoded action” shows what lies under it.`,
						'zh-CN': `两张图显示两个小网络学到的内容；先看图 A。图上每一个位置 ${Z} 都代表动作参数的一组取值。有一个网络，即[[decoder|解码器]]，由位置算出这组取值：它把 ${Z} **解码**为 ${X_HAT}。紫色十字是探针，“解码出的动作”一栏显示该处解码的结果。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: 'Drag the probe. The two numbers change smoothly, and the target moves over the pitch with them. The choice, Kick to, stays. The orange circles are a ruler: the innermost, marked 1 σ, has radius 1, the unit of the map.',
						'zh-CN':
							'拖动探针，两个数值平滑地变化，踢球的目标也随之在球场上移动，而选择“踢向”保持不变。橙色圆环是标尺：最小的一圈标着 1 σ，半径为 1，即图的单位长度。',
					},
				},
			],
			view: { tab: 'world', controls: [] },
			watch: {
				target: 'decoded',
				text: {
					en: 'The two parameters of Kick to, and the target on the pitch.',
					'zh-CN': '“踢向”的两个参数，以及球场上的目标。',
				},
			},
			act: {
				kind: 'drag',
				distance: 1,
				text: {
					en: 'Drag the probe on map A by at least 1, the radius of the innermost circle. The arrow keys move it as well.',
					'zh-CN': '把图 A 上的探针拖动至少 1，即最小圆环的半径；也可以用方向键移动。',
				},
			},
		},
		{
			id: 'in-the-world',
			title: { en: 'See it executed', 'zh-CN': '看动作如何执行' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'Numbers alone are no action yet: something has to happen. Under the maps the simulator executes the decoded action, tick by tick. The blue player kicks, the ball rolls, the orange goalkeeper comes.',
						'zh-CN':
							'光有数值还不算动作，动作要付诸执行。在两张图下方，仿真器逐步执行解码出的动作：蓝色球员踢球，球滚动，橙色守门员迎上来。',
					},
				},
				{
					kind: 'text',
					text: {
						en: 'The outcome depends on the state as well: where player, goalkeeper and ball are. The same kick from another place leads elsewhere. One decision with its outcome is a [[transition|transition]]. The model is told the state: it is part of the [[condition|condition]], the input that is given and need not be encoded.',
						'zh-CN':
							'结果还取决于状态：球员、守门员和球各在哪里。同样的一脚球，从别处踢出，结果就不同。一次决策连同其结果就是一个[[transition|转移样本]]。模型已知状态：它属于[[condition|条件]]，即已经给定、无须编码的输入。',
					},
				},
			],
			view: { tab: 'world', controls: [] },
			watch: {
				target: 'world',
				text: {
					en: 'The path of the ball in the two pictures below: solid is simulated, dashed is what each model predicts.',
					'zh-CN': '下方两幅画面中球的路线：实线是仿真结果，虚线是各模型的预测。',
				},
			},
			act: {
				kind: 'state',
				text: {
					en: 'Take another state: type another number at “State from transition”, or press the die.',
					'zh-CN': '换一个状态：在“状态取自转移样本”处输入另一个编号，或按骰子。',
				},
			},
		},
		{
			id: 'why-hard',
			title: { en: 'Why it is hard to learn with', 'zh-CN': '为什么难学' },
			body: [
				{
					kind: 'text',
					text: {
						en: 'An algorithm for discrete actions compares the values of a few options. An algorithm for continuous actions follows a gradient. A hybrid action needs both in one decision, and the two are coupled: the choice determines which parameters exist and what they mean.',
						'zh-CN':
							'处理离散动作的算法比较几个选项的价值；处理连续动作的算法沿梯度前进。混合动作在一次决策中两者都要，而且两者互相耦合：所做的选择决定有哪些参数、它们表示什么。',
					},
				},
				{
					kind: 'text',
					text: {
						en: 'The data below show it. A quick way out is one flat list: every parameter of every action side by side. Much of such a list means nothing in any one decision, and with more actions it grows long.',
						'zh-CN':
							'下方的数据说明了这一点。一个权宜之计是排成一张长表：把所有动作的所有参数并排列出。可是在任何一次决策中，表中都有许多数值没有意义，而且动作越多，表越长。',
					},
				},
			],
			view: { tab: 'data', decoded: false, controls: [] },
			watch: {
				target: 'dataCard',
				text: {
					en: 'Actions and their parameters: own counts, own meanings, own ranges.',
					'zh-CN': '“动作及其参数”：个数、含义和范围各不相同。',
				},
			},
			act: {
				kind: 'choose',
				text: {
					en: 'How many numbers does the flat list of all parameters in this game have?',
					'zh-CN': '在这个游戏里，把所有参数排成一张长表，共有几个数？',
				},
				options: [
					{
						text: { en: 'Two: no action has more', 'zh-CN': '两个：没有哪个动作超过两个' },
						right: false,
						feedback: {
							en: 'Two is what the model here sees, with the second place padded with 0 for the shots. A flat list keeps every action’s own numbers.',
							'zh-CN': '两个是这里的模型看到的个数，射门动作的第二个位置用 0 填充。长表则保留每个动作各自的参数。',
						},
					},
					{
						text: { en: 'Three: one for each choice', 'zh-CN': '三个：每种选择一个' },
						right: false,
						feedback: {
							en: 'Kick to has two parameters, so three are not enough.',
							'zh-CN': '“踢向”有两个参数，三个不够。',
						},
					},
					{
						text: { en: 'Four: two for Kick to, one for each shot', 'zh-CN': '四个：“踢向”两个，两种射门各一个' },
						right: true,
						feedback: {
							en: 'Four, of which one or two count in a decision. The others are irrelevant inputs that the [[agent|agent]] must learn to ignore.',
							'zh-CN': '四个，而一次决策只用到其中一两个。其余的都是无关输入，[[agent|智能体]]还得学会忽略它们。',
						},
					},
				],
			},
			reading: ['li-2022'],
		},
		{
			id: 'what-hyar-does',
			title: { en: 'What HyAR does about it', 'zh-CN': 'HyAR 的办法' },
			body: [
				{
					kind: 'text',
					text: {
						en: `HyAR first learns a space in which every hybrid action has a place, and lets the [[policy|policy]] of an agent act in that space. The choice becomes a row of numbers $e$, its [[embedding|embedding]]: the nearest row tells which action is meant. The parameters become a code ${Z} in the [[latent-space|latent space]], which the decoder turns back into them. The pair $(e,\\term{z}{z})$ stands for the hybrid action.`,
						'zh-CN': `HyAR 先学习一个空间，让每个混合动作都在其中有一个位置，再让智能体的[[policy|策略]]在这个空间里行动。离散选择变成一行数 $e$，即它的[[embedding|嵌入]]：离哪一行最近，就表示哪个动作。参数变成[[latent-space|潜在空间]]中的编码 ${Z}，再由解码器还原成参数。二元组 $(e,\\term{z}{z})$ 代表整个混合动作。`,
					},
				},
				{
					kind: 'text',
					text: {
						en: 'So an ordinary algorithm for continuous actions will do. The small model here, after 600 training steps, reconstructs the parameters with a mean squared error (MSE) of {{xError}}, on a scale from −1 to 1.',
						'zh-CN':
							'这样，普通的连续动作算法就够用了。这里的小模型训练 600 步后，重构参数的均方误差（MSE）为 {{xError}}（参数范围为 −1 到 1）。',
					},
				},
			],
			view: { tab: 'instruments', instrument: 'embedding', decoded: false, controls: [] },
			watch: {
				target: 'instrument',
				text: {
					en: 'The three cells below: within a cell the choice stays, at its border it jumps.',
					'zh-CN': '下方的三个区域：在同一区域内选择不变，到边界处才跳变。',
				},
			},
			act: {
				kind: 'use',
				target: 'embeddingMap',
				text: {
					en: 'Drag the output e of a policy across a border and see the action change.',
					'zh-CN': '把策略的输出 e 拖过边界，看动作改变。',
				},
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
			reading: ['li-2022'],
		},
	],
	question: {
		text: {
			en: 'A robot hand can wait, or grasp at a place (x, y) with a force. What is its action?',
			'zh-CN': '机械手可以等待，也可以在位置 (x, y) 以一定的力抓取。它的动作是什么？',
		},
		options: [
			{
				text: { en: 'Continuous: a vector of three numbers', 'zh-CN': '连续动作：三个数组成的向量' },
				right: false,
				feedback: {
					en: 'Three numbers say how to grasp, not whether. For waiting they mean nothing.',
					'zh-CN': '三个数说明怎样抓，却没有说明抓不抓。等待时它们没有意义。',
				},
			},
			{
				text: {
					en: 'Hybrid: two choices, one without parameters and one with three',
					'zh-CN': '混合动作：两种选择，一种没有参数，另一种有三个参数',
				},
				right: true,
				feedback: {
					en: 'Yes. The choice determines which numbers belong to the action: none for waiting; x, y and the force for grasping.',
					'zh-CN': '对。由选择决定动作带有哪些数值：等待没有参数，抓取有 x、y 和力。',
				},
			},
			{
				text: {
					en: 'Discrete: four choices, one for each number and one for waiting',
					'zh-CN': '离散动作：四种选择，每个数一种，等待一种',
				},
				right: false,
				feedback: {
					en: 'A number is not a choice: it can take any value in its range.',
					'zh-CN': '数值不是选择：它可以取范围内的任何值。',
				},
			},
		],
	},
	constants: ['0', '1', '600'],
	notes: {
		en: 'Classes tend to take a hybrid action for a vector with a flag. Ask what the aim of a shot is during a kick: there is none. The simulator here is the corrected one. The official simulator passes only x, so that a kick goes to (x, x), and both shots are the same action; the switch is in Advanced. Run B on the right-hand map does not matter yet.',
		'zh-CN':
			'学生往往把混合动作看成带标志位的向量。可以问：“踢向”某处时，射门的瞄准点是什么？答案是没有。这里用的是修正后的仿真器。官方仿真器只传入 x，球会踢向 (x, x)，两种射门也完全相同；开关在“高级”中。右边的图（实验 B）暂时不用管。',
	},
};
