/** The KL in closed form: derived, read in the code, turned round, weighed. */
import type { LessonContent } from '../Lesson';
import { GOAL_TWINS } from './goalTwins';
import { closedForm, codeLine, integral } from './loss/derivation';
import { asymmetry, totals, weight } from './loss/reading';

export const loss: LessonContent = {
	title: { en: 'The KL in closed form', 'zh-CN': 'KL 的闭式' },
	goal: {
		en: 'Derive the closed form of the KL, read it in the code, and say what its weight weighs.',
		'zh-CN': '能推导 KL 的闭式，读懂代码中的写法，并说明它的权重作用在什么上。',
	},
	minutes: 12,
	stage: GOAL_TWINS,
	pages: [integral, closedForm, codeLine, asymmetry, weight, totals],
	question: {
		text: {
			en: 'A log of a training shows KL = −0.4. What is it?',
			'zh-CN': '训练日志里出现 KL = −0.4，这是怎么回事？',
		},
		options: [
			{
				text: { en: 'A posterior that is better than the prior', 'zh-CN': '后验比先验更好' },
				right: false,
				feedback: {
					en: 'Better or worse is not what the KL tells. It is 0 where both agree and positive everywhere else.',
					'zh-CN': 'KL 不说明好坏。两者相同时它为 0，其他情况都为正。',
				},
			},
			{
				text: { en: 'Every posterior has become the prior', 'zh-CN': '每个后验都变成了先验' },
				right: false,
				feedback: { en: 'Then the KL would be 0.', 'zh-CN': '那样 KL 应为 0。' },
			},
			{
				text: { en: 'A bug in the code, or a numerical error', 'zh-CN': '代码有错误，或数值错误' },
				right: true,
				feedback: {
					en: 'Yes. The KL is never negative. Rounding near σ = 1 can leave a tiny minus; −0.4 is a mistake such as a wrong sign or a missing term.',
					'zh-CN': '对。KL 不会为负。在 σ = 1 附近，舍入可能留下极小的负数；−0.4 则是错误，例如符号写错，或漏了一项。',
				},
			},
		],
	},
	constants: [
		'0',
		'0.018',
		'0.025',
		'0.033',
		'0.05',
		'0.08',
		'0.083',
		'0.1',
		'0.3',
		'0.32',
		'0.4',
		'0.425',
		'0.5',
		'0.81',
		'1',
		'1\u202f490',
		'2',
		'3.5',
		'6',
		'1,490',
	],
	notes: {
		en: 'The derivation needs two facts of school statistics: the variance of q and E[z²] = σ² + μ². Let the class fill in the second before the page is turned. Two beliefs to take up: “KL can be negative” (the float32 part of the bench shows where that comes from) and “the loss went up, so it is worse”. The KL is no distance: it is not symmetric. w ÷ Z is not the β of the literature either: here reconstruction is a mean with weights of its own.',
		'zh-CN':
			'推导只用到两个统计常识：q 的方差，以及 E[z²] = σ² + μ²。翻页前让全班先写出第二个。有两种误解需要澄清：“KL 可以为负”（高斯 KL 演示的 float32 部分说明了它的来历）和“损失变大就更差”。KL 不是距离，因为它不对称。w ÷ Z 也不等于文献中的 β：这里的重构项是带权重的平均。',
	},
};
