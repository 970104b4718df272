/** The generative model behind the loss: a story, the posterior, the bound, and what the weights assume. */
import type { LessonContent } from '../Lesson';
import { gap, story, whichZ } from './generative/model';
import { hyarWeights, noise } from './generative/weights';
import { GOAL_TWINS } from './goalTwins';

export const generative: LessonContent = {
	title: { en: 'A model that could have made the data', 'zh-CN': '一个可能生成这些数据的模型' },
	goal: {
		en: 'Tell the generative story, say what the posterior is of, and read weights of the loss as assumed noise.',
		'zh-CN': '能讲出生成过程，说明后验是哪个量的后验，并把损失的权重读作假定的噪声。',
	},
	minutes: 12,
	stage: GOAL_TWINS,
	pages: [story, whichZ, gap, noise, hyarWeights],
	question: {
		text: { en: 'Why is the prior of the codes N(0, I)?', 'zh-CN': '编码的先验为什么取 N(0, I)？' },
		options: [
			{
				text: {
					en: 'A code is the sum of many small causes, and such sums are normal (central limit theorem)',
					'zh-CN': '编码是许多微小因素之和，而这样的和服从正态分布（中心极限定理）',
				},
				right: false,
				feedback: {
					en: 'Often said. The theorem is about sums of random causes; a prior is chosen, not observed, and nothing is added up here.',
					'zh-CN': '常有人这样说。但该定理讲的是随机因素之和，而先验是选定的，不是观测到的，这里也没有什么相加。',
				},
			},
			{
				text: { en: 'The data are normally distributed', 'zh-CN': '数据服从正态分布' },
				right: false,
				feedback: {
					en: 'They are not: the parameters here are nearly uniform. The decoder bends N(0, I) into what is needed.',
					'zh-CN': '并非如此：这里的参数近似均匀分布。解码器会把 N(0, I) 变成所需的形状。',
				},
			},
			{
				text: {
					en: 'It is convenient: easy to sample, no direction preferred, a KL in closed form',
					'zh-CN': '它方便：容易采样，不偏向任何方向，KL 有闭式',
				},
				right: true,
				feedback: {
					en: 'Yes. And of all densities with that mean and covariance it has the largest entropy: it assumes least. What the codes look like, the encoder decides.',
					'zh-CN': '对。而且在均值和协方差相同的所有密度中，它的熵最大，即假设最少。编码究竟怎样分布，由编码器决定。',
				},
			},
		],
	},
	constants: [
		'0',
		'0.025',
		'0.1',
		'0.14',
		'0.2',
		'0.25',
		'0.29',
		'0.5',
		'0.61',
		'0.84',
		'1',
		'1.44',
		'2',
		'6',
		'9',
		'17',
	],
	notes: {
		en: 'Bayes is usually what is missing: ask “posterior of what, given what?” until somebody says: of z, given x, Δs, s and k. The paper’s formula has a KL weight of 1 and a β on the dynamics term; no ablation of the KL weight is in its main body. The official file marks 0.25 for Δs, 2 for x and 0.5 for the KL as best, and then runs with 1 for Δs. That the error that is left is near the assumed τ² is no accident: the encoder widens σ until an error of about τ² is left in every direction that it keeps; the padded places have none, so the mean is a little lower. And for a fixed decoder the data are most probable with τ² equal to the mean squared error.',
		'zh-CN':
			'学生缺的往往是贝叶斯公式：反复追问“谁的后验、给定什么”，直到有人说出：是 z 的后验，给定 x、Δs、s 和 k。论文公式中 KL 的权重是 1，动态项前有一个 β；正文里没有对 KL 权重做消融实验。官方代码文件把“Δs 取 0.25、x 取 2、KL 取 0.5”标为最佳，实际运行时 Δs 却取 1。剩余误差与假定的 τ² 接近并非偶然：编码器会放宽 σ，直到所保留的每个方向上剩下约 τ² 的误差；填充的位置没有误差，所以平均下来略低。此外，解码器固定时，τ² 等于均方误差才使数据的概率最大。',
	},
};
