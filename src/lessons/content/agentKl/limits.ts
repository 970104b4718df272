/** Too strong a KL term, and what the study does not show. */
import type { LessonPage } from '../../Lesson';
import { agentTwins } from '../agentTwins';

export const tooMuch: LessonPage = {
	id: 'too-much',
	title: { en: 'Too much of it', 'zh-CN': 'KL 过强' },
	body: [
		{ kind: 'figure', figure: 'agentStudy' },
		{
			kind: 'text',
			text: {
				en: 'With w = 0.5 success after 4,000 steps is {{strong}} on average; w = 0.02 is ahead by {{gain}} percentage points, an interval far from 0. Eleven of the 20 seeds end 16 points or more below their own best evaluation; at w = 0.02 only one does.',
				'zh-CN':
					'w = 0.5 时，4\u202f000 步后平均成功率为 {{strong}}；w = 0.02 领先 {{gain}} 个百分点，区间远离 0。20 个种子中有 11 个最后比自己最好的一次评估低 16 个百分点以上；w = 0.02 时只有 1 个。',
			},
		},
		{
			kind: 'text',
			text: {
				en: 'Some seeds never learn; others reach 90 % by step 1,000 and fall at the next evaluation. About then the representation is trained again and the box measured anew. Without that, the same seeds do not fall: 60 % at the end, 22 points ahead (interval 13 to 32). Corrected relabelling changes nothing. Which of the two, training or box, is not told apart. The official code differs in size and [[adam|Adam]]: no test of it.',
				'zh-CN':
					'有些种子始终没有学会；另一些到 1\u202f000 步已达 90 %，下一次评估却骤降。大约从那时起，表示会继续训练，潜在框也随之重新测量。去掉这些步骤，同样的种子就不再下降：最后为 60 %，领先 22 个百分点（区间 13 到 32）。改用修正的重标注则没有变化。训练与潜在框，究竟是哪一个，还没有分开。官方代码的网络规模和 [[adam|Adam]] 不同，所以这不是对它的检验。',
			},
		},
	],
	view: { tab: 'agent', decoded: false, controls: [], agents: agentTwins(1_000) },
	watch: {
		target: 'agentStudy',
		text: {
			en: 'The line of w = 0.5: up to step 1,000, and at the evaluation after it.',
			'zh-CN': 'w = 0.5 的曲线：到 1\u202f000 步为止，以及其后的那一次评估。',
		},
	},
	act: {
		kind: 'choose',
		text: {
			en: 'Even without the fall, w = 0.5 stays behind. What would you try first to learn the cause?',
			'zh-CN': '即使不下降，w = 0.5 仍然落后。要弄清原因，你会先试什么？',
		},
		options: [
			{
				text: {
					en: 'Measure which parameters the decoder can output over the box',
					'zh-CN': '测量解码器在潜在框内能输出哪些参数',
				},
				right: true,
				feedback: {
					en: 'Yes: a policy can do only what some z in the box decodes to. The error of reconstruction is another matter: there z is drawn with the posterior’s noise. Then change one thing and train many seeds again.',
					'zh-CN':
						'对：策略只能做出框内某个 z 所能解码出的动作。重构误差是另一回事，那里的 z 带有后验的噪声。然后只改一处，再训练许多种子。',
				},
			},
			{
				text: { en: 'Train the agent longer', 'zh-CN': '让智能体训练更久' },
				right: false,
				feedback: {
					en: 'From 1,250 to 4,000 steps the mean hardly moved. More of the same does not tell why.',
					'zh-CN': '从 1\u202f250 步到 4\u202f000 步，均值几乎不变。照样再训练下去，也看不出原因。',
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
				en: 'from 1,000 to 4,000 steps success fell by, w = 0.5 (percentage points)',
				'zh-CN': '从 1\u202f000 步到 4\u202f000 步成功率的下降，w = 0.5（百分点）',
			},
			measure: { kind: 'agentFall', klWeight: 0.5, from: 1_000 },
			value: 0.17,
			low: 0.07,
			high: 0.27,
			unit: 'points',
		},
		{
			id: 'fallWeak',
			label: {
				en: 'from 1,000 to 4,000 steps success fell by, w = 0.02 (percentage points)',
				'zh-CN': '从 1\u202f000 步到 4\u202f000 步成功率的下降，w = 0.02（百分点）',
			},
			measure: { kind: 'agentFall', klWeight: 0.02, from: 1_000 },
			value: -0.045,
			low: -0.11,
			high: 0.02,
			unit: 'points',
		},
		{
			id: 'fallNone',
			label: {
				en: 'from 1,000 to 4,000 steps success fell by, w = 0 (percentage points)',
				'zh-CN': '从 1\u202f000 步到 4\u202f000 步成功率的下降，w = 0（百分点）',
			},
			measure: { kind: 'agentFall', klWeight: 0, from: 1_000 },
			value: 0,
			low: -0.06,
			high: 0.06,
			unit: 'points',
		},
	],
};

export const notShown: LessonPage = {
	id: 'not-shown',
	title: { en: 'What is not shown', 'zh-CN': '哪些没有得到证明' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'All this is one environment, Goal with its quirks corrected, with networks of width 64, 2,000 random episodes, a kept Adam, Z = 2, exploration noise over 300 episodes, relabelling as in the official code, whose test errs the more the wider the box, and 4,000 environment steps. The other settings were chosen with w = 0.02. For anything else it shows nothing, nor for weights between the three.',
				'zh-CN':
					'以上只是一个环境：修正了缺陷的足球射门，网络宽 64，2\u202f000 个随机回合，保留 Adam，Z = 2，探索噪声在 300 个回合内降低，重标注与官方代码相同（潜在框越宽，其判断偏差越大），4\u202f000 个环境步。其余设置是在 w = 0.02 时选定的。对其他情形，它什么也没有证明；对三个权重之间的取值也一样。',
			},
		},
		{
			kind: 'text',
			text: {
				en: 'What is shown: at these settings too strong a KL does harm, and whether a weak one helps was not decided by 20 seeds. If the true difference were 10 points, about 50 seeds would be needed to see it four times out of five. A study is a file: yours may differ.',
				'zh-CN':
					'可以确定的是：在这些设置下，KL 过强有害；弱 KL 是否有帮助，20 个种子还不能下结论。如果真实差别是 10 个百分点，约需 50 个种子才有八成把握看出来。一项研究就是一个文件；你可以换用别的权重、环境和种子。',
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
					en: 'In this Goal, at these settings, w = 0.5 did harm; w = 0.02 was not told from w = 0',
					'zh-CN': '在这里的足球射门中、在这些设置下，w = 0.5 有害；w = 0.02 与 w = 0 未能区分',
				},
				right: true,
				feedback: {
					en: 'Yes: with the environment, the settings, the weights and the uncertainty in it.',
					'zh-CN': '对：说清了环境、设置、权重和不确定性。',
				},
			},
		],
	},
	reading: ['li-2022'],
};
