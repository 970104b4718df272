/** What the encoder reads, what it makes of it, and what that stands for. */
import type { LessonContent } from '../Lesson';
import { beforeTraining, inAndOut, jointCode } from './encoder/inputs';
import { onePlace, overlap, swap } from './encoder/meaning';
import { CODES_ALONE, GOAL_TWINS } from './goalTwins';

export const encoder: LessonContent = {
	title: { en: 'Squeezing it into two numbers', 'zh-CN': '把它压缩成两个数' },
	goal: {
		en: 'Say what the encoder reads, what it puts out, and which of its inputs the result stands for.',
		'zh-CN': '能说出编码器读入什么、输出什么，以及结果代表哪个输入。',
	},
	minutes: 10,
	stage: {
		...GOAL_TWINS,
		config: { ...GOAL_TWINS.config, display: { ...GOAL_TWINS.config.display, layers: CODES_ALONE } },
	},
	pages: [inAndOut, beforeTraining, jointCode, swap, overlap, onePlace],
	question: {
		text: {
			en: 'In run A the centre μ of a kick and that of a shot lie on the same spot. What follows?',
			'zh-CN': '在实验 A 中，一次“踢向”和一次射门的中心 μ 落在同一点上。这说明什么？',
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
					en: 'Yes. The action is in the condition. The hybrid action is the pair (e, z), and z alone is only half of it.',
					'zh-CN': '对。动作已经在条件里了。混合动作是二元组 (e, z)，单独的 z 只是它的一半。',
				},
			},
			{
				text: {
					en: 'The model has not been trained long enough to separate them',
					'zh-CN': '训练还不够久，没有把它们分开',
				},
				right: false,
				feedback: {
					en: 'Nothing in the loss asks for separating them, however long it trains.',
					'zh-CN': '损失中没有哪一项要求把它们分开，训练多久都一样。',
				},
			},
		],
	},
	constants: ['0', '2', '4', '6', '17', '200'],
	notes: {
		en: 'Two beliefs to take up. “The code is a joint description of state, choice and parameters”: it is computed from all three, but the swap shows that it stands for the parameters. And “each action forms a cluster”: let the class bet before the fifth page, then ask who tells the decoder which action is meant. How good the guess in run A is changes with the seed, from chance to ten points above it; a guess by neighbours is only a lower bound on what z gives away. Many texts let the encoder put out a log variance; here it is log σ.',
		'zh-CN':
			'有两种误解需要澄清。一是“编码是状态、选择和参数的联合描述”：它由三者算出，但交换实验表明它代表的是参数。二是“每个动作形成一簇”：翻到第五页之前先让全班猜，再问是谁告诉解码器该用哪个动作。实验 A 中猜对的比例随种子变化，从随机水平到高出十个百分点；用近邻来猜，得到的只是 z 所泄露信息的下界。许多教材让编码器输出对数方差，这里输出的是 log σ。',
	},
};
