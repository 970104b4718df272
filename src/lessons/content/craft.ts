/** How the training itself goes right or wrong. */
import type { LessonContent } from '../Lesson';
import { lessonRuns } from '../stage';
import { notTheRate, rebuilt, schedule } from './craft/optimiser';
import { heldOut, numbers, seeds, warmUp } from './craft/pitfalls';
import { GOAL_TWINS } from './goalTwins';

export const craft: LessonContent = {
	title: { en: 'Training in practice', 'zh-CN': '训练技巧' },
	goal: {
		en: 'Keep one optimiser, change rates and weights without a reset, test on held-out data, and recognise a numerical error.',
		'zh-CN': '会保留同一个优化器，不重置就改变学习率和权重，在测试集上检验，并能认出数值错误。',
	},
	minutes: 14,
	stage: {
		config: {
			...GOAL_TWINS.config,
			runs: lessonRuns({ klWeight: 0.02 }, { klWeight: 0.02, optimizer: 'rebuilt' }),
		},
		steps: 1_000,
	},
	pages: [rebuilt, notTheRate, schedule, warmUp, heldOut, numbers, seeds],
	question: {
		text: {
			en: 'You want a smaller learning rate from step 5,000 on. What do you do?',
			'zh-CN': '你想从第 5\u202f000 步起用更小的学习率。怎么做？',
		},
		options: [
			{
				text: {
					en: 'Re-create Adam with the smaller rate at every step from there on',
					'zh-CN': '从那里起，每一步都用较小的学习率重新创建 Adam',
				},
				right: false,
				feedback: {
					en: 'That is sign gradient descent: every weight with a gradient moves by the full learning rate.',
					'zh-CN': '那是符号梯度下降：凡梯度不为零的权重都移动一个完整的学习率。',
				},
			},
			{
				text: {
					en: 'Keep the optimiser and set the rate in its parameter groups, or use a schedule',
					'zh-CN': '保留优化器，在它的参数组里改学习率，或使用学习率调度',
				},
				right: true,
				feedback: {
					en: 'Yes. The moments and the step count stay.',
					'zh-CN': '对。两个矩和步数都保留。',
				},
			},
			{
				text: {
					en: 'Multiply the loss by a small number',
					'zh-CN': '把损失乘以一个很小的数',
				},
				right: false,
				feedback: {
					en: 'Adam divides by the size of the gradient, so the factor almost cancels.',
					'zh-CN': 'Adam 会除以梯度的大小，这个系数几乎被抵消。',
				},
			},
		],
	},
	constants: [
		'5,000',
		'5\u202f000',
		'600',
		'10',
		'0',
		'50',
		'0.0003',
		'0.001',
		'0.003',
		'2',
		'1,000',
		'0.9',
		'0.95',
		'1\u202f000',
		'0.6',
		'100',
		'0.00085',
		'1',
		'400',
		'500',
		'52',
		'43.7',
		'44',
		'4',
		'15',
		'5',
	],
	notes: {
		en: 'The first two pages belong together: let someone defend “it only changes the rate” before you turn. The measured grid is in docs/lessons.md: kept Adam is better at every rate. At the smallest, 1,000 steps are too few for the re-created one, and with three of the five seeds for the kept one too. On the warm-up page say that this is 600 steps of a toy: a collapsed run can recover later, and some seeds already begin to. On the test split ask what would make the factor grow (fewer transitions, a wider network). On seeds: ask which statements of the course would survive another seed.',
		'zh-CN':
			'前两页是一体的：翻页前，请一位同学为“它只是改变了学习率”辩护。实测的表格在 docs/lessons.md 中：每个学习率下都是保留的 Adam 更好。学习率最小时，1\u202f000 步对重新创建的 Adam 不够，五个种子中有三个对保留的 Adam 也不够。讲预热时说明，这只是小模型的 600 步：坍塌的实验以后可能恢复，有些种子已经开始恢复。讲测试集时问：什么会使倍数变大（样本更少，网络更宽）？讲种子时问：这门课的哪些结论换了种子仍然成立？',
	},
};
