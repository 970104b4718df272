/** What becomes of the codes when no term pays for the KL. */
import type { LessonContent } from '../Lesson';
import { GOAL_TWINS } from './goalTwins';
import { apart, floor, predict } from './noKl/codes';
import { bargain, holes, samples } from './noKl/generation';

export const noKl: LessonContent = {
	title: { en: 'What if there were no KL?', 'zh-CN': '如果没有 KL 呢？' },
	goal: {
		en: 'Say what a VAE without the KL term does to its codes, and tell it from collapse.',
		'zh-CN': '能说出没有 KL 项时编码会怎样，并把它与后验坍塌区分开。',
	},
	minutes: 9,
	stage: GOAL_TWINS,
	pages: [predict, apart, floor, holes, samples, bargain],
	question: {
		text: {
			en: 'A classmate trains a VAE with KL weight 0 and finds every σ at 0.018. What has happened?',
			'zh-CN': '一位同学用 KL 权重 0 训练 VAE，发现所有 σ 都是 0.018。发生了什么？',
		},
		options: [
			{
				text: { en: 'Posterior collapse', 'zh-CN': '后验坍塌' },
				right: false,
				feedback: {
					en: 'Collapse would be σ = 1 and μ = 0: the posterior equals the prior.',
					'zh-CN': '坍塌时 σ = 1、μ = 0：后验等于先验。',
				},
			},
			{
				text: {
					en: 'σ fell until the clamp of log σ held it',
					'zh-CN': 'σ 一直下降，直到被 log σ 的截断挡住',
				},
				right: true,
				feedback: {
					en: 'Yes. Without KL noise only costs, so σ falls to the floor, where its gradient is zero.',
					'zh-CN': '对。没有 KL 时噪声只有坏处，σ 便降到下限，那里梯度为零。',
				},
			},
			{
				text: { en: 'The model is exact: there is no noise left to learn', 'zh-CN': '模型已经精确：没有噪声可学了' },
				right: false,
				feedback: {
					en: 'The floor is a setting of the code, the same for every data set. It says nothing about exactness.',
					'zh-CN': '下限是代码中的设定，对任何数据都一样，与是否精确无关。',
				},
			},
		],
	},
	constants: ['0', '0.018', '1', '0.1', '600', '4', '15', '100'],
	notes: {
		en: 'Let the class vote on the first page and keep the count on the board; “collapse” usually wins. Do not correct it, train. Ask then for the difference between “all posteriors on one point” and “every posterior as narrow as the clamp allows”. How far the codes of run B spread depends on the seed; that they leave the prior and that σ sits at the floor does not.',
		'zh-CN':
			'第一页先让全班投票，把票数留在黑板上；得票最多的通常是“坍塌”。先不纠正，直接训练。再问：“所有后验在一点”和“每个后验窄到截断所允许的程度”有什么不同？实验 B 散得多远取决于种子；但编码离开先验、σ 停在下限，与种子无关。',
	},
};
