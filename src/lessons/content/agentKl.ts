/** Whether the KL term of the representation helps the agent that acts through it: what was measured, and what was not. */
import type { LessonContent } from '../Lesson';
import { notShown, tooMuch } from './agentKl/limits';
import { bet, codes, oneDifference, seeds } from './agentKl/weak';
import { AGENT_TWINS } from './agentTwins';

export const agentKl: LessonContent = {
	title: { en: 'Does the KL help the agent?', 'zh-CN': 'KL 对智能体有帮助吗？' },
	goal: {
		en: 'Say what 20 seeds show about the KL weight of an agent’s representation, and what they leave open.',
		'zh-CN': '能说出 20 个种子对智能体表示的 KL 权重证明了什么，哪些没有得到证明。',
	},
	minutes: 14,
	stage: AGENT_TWINS,
	pages: [oneDifference, bet, seeds, codes, tooMuch, notShown],
	question: {
		text: {
			en: 'The interval of a mean difference goes from −2 to 22 percentage points. What follows?',
			'zh-CN': '某个平均差值的区间从 −2 到 22 个百分点。由此能得出什么？',
		},
		options: [
			{
				text: { en: 'There is no difference', 'zh-CN': '没有差别' },
				right: false,
				feedback: {
					en: 'That would need a narrow interval around 0. This one allows a difference of 20 points.',
					'zh-CN': '那需要一个围绕 0 的窄区间。这个区间允许 20 个百分点的差别。',
				},
			},
			{
				text: { en: 'These seeds do not decide it', 'zh-CN': '这些种子还不能下结论' },
				right: true,
				feedback: {
					en: 'Yes. Anything in the interval fits what was measured, 0 included. If the true difference were 10 points, about 50 seeds would be needed to see it four times out of five.',
					'zh-CN':
						'对。区间内的任何值都与测量相符，包括 0。如果真实差别是 10 个百分点，约需 50 个种子才有八成把握看出来。',
				},
			},
			{
				text: { en: 'The effect is 10 points, the middle', 'zh-CN': '作用是 10 个百分点，即中点' },
				right: false,
				feedback: {
					en: 'The middle is the estimate. The interval says how little these seeds pin it down.',
					'zh-CN': '中点只是估计值。区间说明这些种子对它的约束有多弱。',
				},
			},
		],
	},
	constants: [
		'0',
		'0.02',
		'0.5',
		'1',
		'1,000',
		'1\u202f000',
		'1,250',
		'1\u202f250',
		'10',
		'11',
		'16',
		'2',
		'2,000',
		'2\u202f000',
		'20',
		'22',
		'4,000',
		'4\u202f000',
		'50',
		'64',
		'90',
		'13',
		'32',
		'60',
		'300',
	],
	notes: {
		en: 'Let the class bet before the press, and write the count of each answer on the board. Then let the groups take other seeds, to 1,000 steps: with five groups or more someone usually sees B ahead, and that is the point of the lesson. Insist on the difference between “not shown” and “shown not to be”. If someone picks the step at which the curves are farthest apart: a step chosen after looking is no test.',
		'zh-CN':
			'按下按钮之前先让全班下注，并把各答案的人数写在黑板上。然后让各小组换用别的种子，训练到 1\u202f000 步：有五个以上小组时，通常有人看到 B 领先，这正是本课的要点。请坚持区分“没有证明”和“证明没有”。如果有人挑出两条曲线相距最远的那一步：看过结果再选的步数不能当作检验。',
	},
};
