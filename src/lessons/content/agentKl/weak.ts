/** A weak KL term beside none: one pair, many seeds, and what differs in the codes. */
import type { LessonPage } from '../../Lesson';
import { agentTwins } from '../agentTwins';
import { PRIOR } from '../symbols';

export const oneDifference: LessonPage = {
	id: 'one-difference',
	title: { en: 'One difference', 'zh-CN': '只有一处不同' },
	body: [
		{
			kind: 'text',
			text: {
				en: `Lesson [[lesson:no-kl]] showed what the [[kl|KL]] does to codes: with it ${PRIOR} tells where they are. But HyAR’s agent never samples the [[prior|prior]]; its policy acts inside the box. Whether the KL helps the **agent** is another question, and one for measurement.`,
				'zh-CN': `第 [[lesson:no-kl]] 课说明了 [[kl|KL]] 对编码的作用：有了它，${PRIOR} 就能说明编码在哪里。可是 HyAR 的智能体从不从[[prior|先验]]采样，它的策略在潜在框内行动。KL 对**智能体**是否有帮助是另一个问题，要靠测量来回答。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: 'A’s representation is trained with w = 0.02, B’s with w = 0. All else is equal: random episodes, initial weights, noise, the worlds. The weight sets the width of the box too, and the wider the box, the more the official relabelling errs; and the other settings were chosen with w = 0.02. Besides, any small change lets two courses of exploration part.',
				'zh-CN':
					'A 的表示以 w = 0.02 训练，B 以 w = 0 训练。其他都相同：随机回合、初始权重、噪声、环境。权重还决定潜在框的宽度，框越宽，官方的重标注偏差越大；其余设置又是在 w = 0.02 时选定的。此外，任何微小的改动都会使两次探索的过程分开。',
			},
		},
	],
	view: { tab: 'agent', decoded: false, controls: [], agents: agentTwins(0) },
	watch: {
		target: 'agent',
		text: {
			en: 'The settings of A and B: the one row in which they differ is marked.',
			'zh-CN': 'A 和 B 的设置：两者不同的那一行有标记。',
		},
	},
	act: {
		kind: 'choose',
		text: {
			en: 'A and B are trained, and A succeeds more often. What does that show?',
			'zh-CN': 'A 和 B 训练之后，A 成功得更多。这说明什么？',
		},
		options: [
			{
				text: { en: 'That this KL weight helps the agent', 'zh-CN': '说明这个 KL 权重对智能体有帮助' },
				right: false,
				feedback: {
					en: 'It is the only setting that differs. But it changes every action that is tried, and what is found by that is partly luck.',
					'zh-CN': '它是唯一不同的设置。但它改变了尝试的每个动作，由此碰到什么，部分是运气。',
				},
			},
			{
				text: {
					en: 'That A was ahead with this seed; another seed may turn it round',
					'zh-CN': '说明在这个种子下 A 领先；换一个种子可能相反',
				},
				right: true,
				feedback: {
					en: 'Yes. To tell the weight from luck takes many seeds.',
					'zh-CN': '对。要区分权重的作用与运气，需要许多种子。',
				},
			},
		],
	},
	reading: ['li-2022'],
};

export const bet: LessonPage = {
	id: 'bet',
	title: { en: 'Place your bet', 'zh-CN': '先下注' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'Goal, teaching preset but for the exploration noise, which falls over 300 episodes; 1,000 environment steps. Beforehand, 20 seeds were trained with w = 0.02 and with w = 0. Predict what their mean success after 1,000 steps says; then one pair, seed 1, is trained in view.',
				'zh-CN':
					'足球射门，教学预设，只是探索噪声在 300 个回合内降低；1\u202f000 个环境步。事先以 w = 0.02 和 w = 0 各训练了 20 个种子。预测 1\u202f000 步后它们的平均成功率说明什么；随后当场训练其中一对，即种子 1。',
			},
		},
	],
	view: { tab: 'agent', decoded: false, controls: [], agents: agentTwins(0) },
	watch: {
		target: 'agent',
		text: { en: 'Both curves of success, while A and B learn.', 'zh-CN': 'A 和 B 学习时的两条成功率曲线。' },
	},
	act: {
		kind: 'predict',
		text: { en: 'What do the 20 seeds say after 1,000 steps?', 'zh-CN': '1\u202f000 步后，20 个种子说明什么？' },
		options: [
			{
				text: { en: 'The mean with the KL is clearly higher', 'zh-CN': '有 KL 时均值明显更高' },
				right: false,
				feedback: {
					en: 'It is higher, but the interval of the difference contains 0, and with some seeds B was far ahead.',
					'zh-CN': '确实更高，但差值的区间包含 0，而且有些种子下 B 遥遥领先。',
				},
			},
			{
				text: { en: 'The mean without the KL is clearly higher', 'zh-CN': '没有 KL 时均值明显更高' },
				right: false,
				feedback: {
					en: 'The mean of B is not above that of A; with single seeds it was.',
					'zh-CN': 'B 的均值并不高于 A；个别种子下则是。',
				},
			},
			{
				text: {
					en: 'The interval of the difference contains 0: 20 seeds do not decide',
					'zh-CN': '差值的区间包含 0：20 个种子还不能下结论',
				},
				right: true,
				feedback: {
					en: 'Yes: the difference of the means is small beside what separates two seeds of the same weight.',
					'zh-CN': '对：与同一权重下种子之间的差距相比，均值的差别很小。',
				},
			},
		],
		result: {
			en: 'Mean success is {{weak}} with the KL and {{none}} without. The interval of the difference (table) contains 0. The pair on your screen is one of the 20.',
			'zh-CN':
				'平均成功率：有 KL 时为 {{weak}}，没有时为 {{none}}。差值的区间（见表）包含 0。屏幕上的这一对是 20 对中的一对。',
		},
	},
	claims: [
		{
			id: 'weak',
			label: { en: 'success after 1,000 steps, w = 0.02', 'zh-CN': '1\u202f000 步后的成功率，w = 0.02' },
			measure: { kind: 'agentSuccess', klWeight: 0.02, step: 1_000 },
			value: 0.88,
			low: 0.79,
			high: 0.97,
			unit: 'percent',
		},
		{
			id: 'none',
			label: { en: 'success after 1,000 steps, w = 0', 'zh-CN': '1\u202f000 步后的成功率，w = 0' },
			measure: { kind: 'agentSuccess', klWeight: 0, step: 1_000 },
			value: 0.82,
			low: 0.72,
			high: 0.92,
			unit: 'percent',
		},
		{
			id: 'gain',
			label: { en: 'difference, seed by seed (percentage points)', 'zh-CN': '逐个种子之差（百分点）' },
			measure: { kind: 'agentGain', klWeight: 0.02, over: 0, step: 1_000 },
			value: 0.06,
			low: -0.08,
			high: 0.2,
			unit: 'points',
		},
	],
};

export const seeds: LessonPage = {
	id: 'seeds',
	title: { en: 'Twenty seeds', 'zh-CN': '二十个种子' },
	body: [
		{ kind: 'figure', figure: 'agentStudy' },
		{
			kind: 'text',
			text: {
				en: 'After 4,000 steps, the end of the study, w = 0.02 is ahead of w = 0 by {{gain}} percentage points on average, but that interval too contains 0. At five of the sixteen steps it does not. Choosing among sixteen steps after looking finds such a one in about three of ten studies without any effect, instead of one in twenty; so the step has to be fixed before. All sixteen differences favour w = 0.02: a hint, for a new study to test.',
				'zh-CN':
					'到研究的终点 4\u202f000 步，w = 0.02 平均比 w = 0 高 {{gain}} 个百分点，但这个区间也包含 0。十六个步数中有五个的区间不包含 0。看过曲线再从十六个步数中挑选，即使毫无作用，约十项研究中也有三项能挑到这样一步，而不是二十项中一项；所以步数必须事先定好。十六个差值都偏向 w = 0.02：这是一个线索，要由新的研究来检验。',
			},
		},
	],
	view: { tab: 'agent', decoded: false, controls: [], agents: agentTwins(1_000) },
	watch: {
		target: 'agentStudy',
		text: {
			en: 'The lines of w = 0 and w = 0.02 and their bands. Overlapping bands do not settle whether the two differ; the interval of the difference (table) is what tells.',
			'zh-CN': 'w = 0 和 w = 0.02 的曲线及色带。色带重叠并不能说明两者没有差别，要看差值的区间（见表）。',
		},
	},
	act: {
		kind: 'list',
		text: { en: 'Train another pair.', 'zh-CN': '再训练一对。' },
		parts: [
			{
				kind: 'use',
				target: 'agentReset',
				text: { en: 'Press Reset in the tab Agent.', 'zh-CN': '在“智能体”标签页按“重置”。' },
			},
			{
				kind: 'use',
				target: 'agentSeed',
				text: { en: 'Under Settings, enter another seed.', 'zh-CN': '在“设置”中输入另一个种子。' },
			},
			{
				kind: 'agents',
				steps: 1_000,
				text: {
					en: 'Train to 1,000 steps. Which of the two is ahead?',
					'zh-CN': '训练到 1\u202f000 步。哪一个领先？',
				},
			},
		],
	},
	claims: [
		{
			id: 'weak',
			label: { en: 'success after 4,000 steps, w = 0.02', 'zh-CN': '4\u202f000 步后的成功率，w = 0.02' },
			measure: { kind: 'agentSuccess', klWeight: 0.02, step: 4_000 },
			value: 0.93,
			low: 0.87,
			high: 0.98,
			unit: 'percent',
		},
		{
			id: 'none',
			label: { en: 'success after 4,000 steps, w = 0', 'zh-CN': '4\u202f000 步后的成功率，w = 0' },
			measure: { kind: 'agentSuccess', klWeight: 0, step: 4_000 },
			value: 0.82,
			low: 0.72,
			high: 0.93,
			unit: 'percent',
		},
		{
			id: 'gain',
			label: { en: 'difference, seed by seed (percentage points)', 'zh-CN': '逐个种子之差（百分点）' },
			measure: { kind: 'agentGain', klWeight: 0.02, over: 0, step: 4_000 },
			value: 0.1,
			low: -0.02,
			high: 0.23,
			unit: 'points',
		},
	],
};

export const codes: LessonPage = {
	id: 'codes',
	title: { en: 'What differs in the codes', 'zh-CN': '编码有何不同' },
	body: [
		{
			kind: 'text',
			text: {
				en: `The maps show the same pair of weights in a small model. Without the KL the box is wider, and {{emptyB}} of it lies in [[hole|holes]], against {{emptyA}} with it: the policy of B can reach many places where no training constrains the decoder.`,
				'zh-CN': `图上是同样一对权重的小模型。没有 KL 时框更宽，其中 {{emptyB}} 是[[hole|空洞]]，有 KL 时为 {{emptyA}}：B 的策略可以到达许多解码器没有训练约束的地方。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: `One can tell a story from here to the curves. But a hole still decodes to some action, the agent tries it, and the critics learn what it is worth. That the holes cause what the curves show has not been measured.`,
				'zh-CN': `看到这里，很容易由此编出一种解释来说明那些曲线。但空洞也会解码成某个动作，智能体会去尝试，评论家会学到它的价值。空洞是不是曲线差别的原因，并没有测量过。`,
			},
		},
	],
	view: { tab: 'agent', decoded: false, controls: [], agents: agentTwins(1_000) },
	watch: {
		target: 'agentPlanes',
		text: {
			en: 'The plane of A, then that of B (chosen above it): the box, its scale, and the hatching in it.',
			'zh-CN': 'A 的平面，再看 B 的（在上方选择）：潜在框、它的尺度和其中的斜线。',
		},
	},
	act: {
		kind: 'use',
		target: 'agentPlane',
		text: {
			en: `Press a hatched place and compare what it decodes to with the policy’s action.`,
			'zh-CN': `点按画斜线的地方，把它的解码结果与策略的动作相比较。`,
		},
	},
	claims: [
		{
			id: 'emptyA',
			label: { en: 'fraction of the box in holes, run A', 'zh-CN': '框内空洞的比例，实验 A' },
			measure: { kind: 'boxEmpty', run: 0, percent: 96 },
			value: 0,
			low: 0,
			high: 0.03,
			unit: 'percent',
		},
		{
			id: 'emptyB',
			label: { en: 'fraction of the box in holes, run B', 'zh-CN': '框内空洞的比例，实验 B' },
			measure: { kind: 'boxEmpty', run: 1, percent: 96 },
			value: 0.6,
			low: 0.2,
			high: 0.95,
			unit: 'percent',
		},
		{
			id: 'reachA',
			label: { en: 'half-width of the box, run A', 'zh-CN': '潜在框的半宽，实验 A' },
			measure: { kind: 'boxReach', run: 0, percent: 96 },
			value: 2.05,
			low: 1.9,
			high: 2.2,
		},
		{
			id: 'reachB',
			label: { en: 'half-width of the box, run B', 'zh-CN': '潜在框的半宽，实验 B' },
			measure: { kind: 'boxReach', run: 1, percent: 96 },
			value: 6.2,
			low: 3,
			high: 11,
		},
	],
};
