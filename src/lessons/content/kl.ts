/** What the KL weight decides, from a little to too much. */
import type { LessonContent } from '../Lesson';
import { GOAL_TWINS } from './goalTwins';
import { balance, comeBack, tooMuch } from './kl/balance';
import { oneDim, overlap } from './kl/dimensions';
import { overZ, trade } from './kl/weight';

export const kl: LessonContent = {
	title: { en: 'How much KL?', 'zh-CN': '要多少 KL？' },
	goal: {
		en: 'Read from a map whether the KL weight is too small, right or too large, and compare weights fairly.',
		'zh-CN': '能从图上看出 KL 权重是太小、合适还是太大，并公平地比较不同的权重。',
	},
	minutes: 13,
	stage: GOAL_TWINS,
	pages: [balance, comeBack, tooMuch, oneDim, overlap, overZ, trade],
	question: {
		text: {
			en: 'Map A is one spot on the origin, σ is 1 in both dimensions, KL is 0. What do you do?',
			'zh-CN': '图 A 上的点全部聚在原点，两个维度的 σ 都是 1，KL 为 0。你怎么办？',
		},
		options: [
			{
				text: { en: 'Nothing: KL has reached its optimum', 'zh-CN': '什么也不做：KL 已经最优' },
				right: false,
				feedback: {
					en: 'KL alone is at its minimum, but z tells the decoder nothing.',
					'zh-CN': '单看 KL 确实最小，但 z 什么也没有告诉解码器。',
				},
			},
			{
				text: { en: 'Raise the KL weight to spread the posteriors', 'zh-CN': '加大 KL 权重，让后验散开' },
				right: false,
				feedback: {
					en: 'KL pulls the posteriors together. That is how they came there.',
					'zh-CN': 'KL 会把后验拉到一起，它们正是这样聚到原点的。',
				},
			},
			{
				text: {
					en: 'Lower the KL weight, or let it warm up from 0',
					'zh-CN': '减小 KL 权重，或让它从 0 开始逐步升高',
				},
				right: true,
				feedback: {
					en: 'Yes: this is collapse. A smaller weight, at least at the start, lets z save more than it costs.',
					'zh-CN': '对：这是后验坍塌。减小权重，至少在开始时减小，z 省下的才会多于它的代价。',
				},
			},
		],
	},
	constants: ['1', '0', '600', '0.1', '4', '200', '5', '2', '0.2', '0.5', '0.02'],
	notes: {
		en: 'Ask for a bet on the page on collapse: is KL = 0 good? Then drag together, with run B’s decoder. The Platform page is the cure for “a dead dimension is a bug”: count the parameters first, then the live dimensions. On the page on w ÷ Z let them compute it, and the noise τ, before the tool does. With some seeds the second dimension of run A in Goal is still dead after 600 steps; that is the toy, not the rule.',
		'zh-CN':
			'讲坍塌的一页先问：KL = 0 是好事吗？再用实验 B 的解码器一起拖动探针。“平台跳跃”一页专门纠正“失活的维度是缺陷”：先数参数，再数活跃的维度。讲 w ÷ Z 时，让学生先自己算出它和噪声 τ，再看工具。在有些种子下，“足球射门”中实验 A 的第二个维度在 600 步后仍然失活；这是小模型的缘故，不是规律。',
	},
};
