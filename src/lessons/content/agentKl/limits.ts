/** Too strong a KL term, and what the study does not show. */
import type { LessonPage } from '../../Lesson';
import { agentTwins } from '../agentTwins';

export const tooMuch: LessonPage = {
	id: 'too-much',
	title: { en: 'Too much of it', 'zh-CN': 'KL 过强' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'With w = 0.5 the answer is clear. After 4,000 steps success is {{strong}} on average, and w = 0.02 is ahead by {{gain}} percentage points: an interval far from 0. Most seeds end well below their own best evaluation (table).',
				'zh-CN':
					'w = 0.5 时答案很清楚。4\u202f000 步后平均成功率为 {{strong}}，w = 0.02 领先 {{gain}} 个百分点，区间远离 0。多数种子最后明显低于自己最好的一次评估（见表）。',
			},
		},
		{
			kind: 'text',
			text: {
				en: 'Lesson [[lesson:kl]] has the reason at hand: so strong a KL leaves little of the parameters in the code, and what is not in the code no policy can choose. 0.5 is the weight of the official code; but there [[adam|Adam]] is re-created at every step and the networks are wider, so this is no test of it.',
				'zh-CN':
					'第 [[lesson:kl]] 课给出了可能的原因：KL 这么强时，编码里留下的参数信息很少，而编码里没有的东西，策略无从选择。0.5 是官方代码的权重；但那里 [[adam|Adam]] 每步重新创建，网络也更宽，所以这不是对官方代码的检验。',
			},
		},
	],
	view: { tab: 'agent', decoded: false, controls: [], agents: agentTwins(1_000) },
	watch: {
		target: 'agent',
		text: {
			en: 'The curves of your two agents, w = 0.02 and w = 0: how far each is below its own best evaluation.',
			'zh-CN': '你的两个智能体（w = 0.02 和 w = 0）的曲线：各自比自己最好的一次评估低多少。',
		},
	},
	act: {
		kind: 'choose',
		text: {
			en: 'With w = 0.5, what would you try first to learn the cause?',
			'zh-CN': 'w = 0.5 时，要弄清原因，你会先试什么？',
		},
		options: [
			{
				text: { en: 'Measure how well the parameters are decoded', 'zh-CN': '测量参数解码得有多准' },
				right: true,
				feedback: {
					en: 'Yes: the error of the decoder bounds what any policy can do. Then change one thing and train many seeds again.',
					'zh-CN': '对：解码器的误差限定了任何策略所能做到的。然后只改一处，再训练许多种子。',
				},
			},
			{
				text: { en: 'Train the agent longer', 'zh-CN': '让智能体训练更久' },
				right: false,
				feedback: {
					en: 'On average success fell with more steps here. Longer training does not bring back what is not in the code.',
					'zh-CN': '这里平均来看，步数越多成功率反而下降。训练更久也找不回编码里没有的东西。',
				},
			},
		],
	},
	claims: [
		{
			id: 'strong',
			label: { en: 'success after 4,000 steps, w = 0.5', 'zh-CN': '4\u202f000 步后的成功率，w = 0.5' },
			measure: { kind: 'agentSuccess', klWeight: 0.5, step: 4_000 },
			value: 0.37,
			low: 0.25,
			high: 0.5,
			unit: 'percent',
		},
		{
			id: 'gain',
			label: {
				en: 'w = 0.02 ahead of w = 0.5, seed by seed (percentage points)',
				'zh-CN': 'w = 0.02 领先 w = 0.5，逐个种子（百分点）',
			},
			measure: { kind: 'agentGain', klWeight: 0.02, over: 0.5, step: 4_000 },
			value: 0.55,
			low: 0.4,
			high: 0.7,
			unit: 'points',
		},
		{
			id: 'fall',
			label: {
				en: 'from best to last evaluation, w = 0.5 (percentage points)',
				'zh-CN': '最好与最后一次评估之差，w = 0.5（百分点）',
			},
			measure: { kind: 'agentFall', klWeight: 0.5 },
			value: 0.22,
			low: 0.13,
			high: 0.31,
			unit: 'points',
		},
		{
			id: 'fallWeak',
			label: {
				en: 'from best to last evaluation, w = 0.02 (percentage points)',
				'zh-CN': '最好与最后一次评估之差，w = 0.02（百分点）',
			},
			measure: { kind: 'agentFall', klWeight: 0.02 },
			value: 0.04,
			low: 0.01,
			high: 0.06,
			unit: 'points',
		},
	],
};

export const notShown: LessonPage = {
	id: 'not-shown',
	title: { en: 'What is not shown', 'zh-CN': '没有说明什么' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'All this is one environment, Goal with its quirks corrected, with networks of width 64, 2,000 random episodes, an Adam that is kept, and 4,000 environment steps. For other worlds, sizes and budgets it shows nothing, and nothing for weights between the three.',
				'zh-CN':
					'以上只是一个环境：修正了缺陷的足球射门，网络宽 64，2\u202f000 个随机回合，保留 Adam，4\u202f000 个环境步。对其他环境、规模和预算，它什么也没有说明；对三个权重之间的取值也一样。',
			},
		},
		{
			kind: 'text',
			text: {
				en: 'What is shown: at these settings too strong a KL does harm, and whether a weak one helps was not decided by 20 seeds. A study is a file; yours may ask for other weights, worlds and seeds.',
				'zh-CN':
					'说明了的是：在这些设置下，KL 过强有害；弱 KL 是否有帮助，20 个种子还不能下结论。一项研究就是一个文件；你可以换用别的权重、环境和种子。',
			},
		},
	],
	view: { tab: 'agent', decoded: false, controls: [], agents: agentTwins(1_000) },
	watch: {
		target: 'agent',
		text: {
			en: 'The settings once more: each of them is a limit of what was found.',
			'zh-CN': '再看一遍设置：每一项都是所得结论的限制。',
		},
	},
	act: {
		kind: 'choose',
		text: { en: 'Which sentence is covered by the study?', 'zh-CN': '哪一句话有研究的支持？' },
		options: [
			{
				text: { en: 'The KL term does not help HyAR’s agents', 'zh-CN': 'KL 项对 HyAR 的智能体没有帮助' },
				right: false,
				feedback: {
					en: 'Not decided is not the same as shown not to help, and one environment is not HyAR.',
					'zh-CN': '没有定论不等于证明没有帮助，一个环境也不等于 HyAR。',
				},
			},
			{
				text: {
					en: 'In this Goal, w = 0.5 did harm; w = 0.02 was not told from w = 0',
					'zh-CN': '在这里的足球射门中，w = 0.5 有害；w = 0.02 与 w = 0 未能区分',
				},
				right: true,
				feedback: {
					en: 'Yes: with the environment, the weights and the uncertainty in it.',
					'zh-CN': '对：说清了环境、权重和不确定性。',
				},
			},
		],
	},
	reading: ['li-2022'],
};
