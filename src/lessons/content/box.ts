/** HyAR's latent box, and the relabelling of what was stored before the codes moved. */
import type { LessonContent } from '../Lesson';
import { loop, notPrior, percentile, rule } from './box/box';
import { effect, stale, wrongRuler } from './box/relabelling';
import { GOAL_TWINS } from './goalTwins';

export const box: LessonContent = {
	title: { en: 'HyAR’s box and relabelling', 'zh-CN': 'HyAR 的潜在框与重标注' },
	goal: {
		en: 'Say where the latent box comes from, what it does not promise, and why stored actions go stale.',
		'zh-CN': '能说出潜在框从何而来、不保证什么，以及存下的动作为何会过时。',
	},
	minutes: 13,
	stage: {
		...GOAL_TWINS,
		config: {
			...GOAL_TWINS.config,
			display: { ...GOAL_TWINS.config.display, layers: { ...GOAL_TWINS.config.display.layers, box: true } },
		},
	},
	pages: [loop, rule, percentile, notPrior, stale, wrongRuler, effect],
	question: {
		text: {
			en: 'The policy outputs a = (1, 1), a corner of its square. What does the box promise?',
			'zh-CN': '策略输出 a = (1, 1)，即方框的一角。潜在框保证了什么？',
		},
		options: [
			{
				text: { en: 'That some code of the data lies there', 'zh-CN': '那里一定有数据的编码' },
				right: false,
				feedback: {
					en: 'Each dimension by itself is in the range of the codes. Both at once may be a corner without any code.',
					'zh-CN': '单看每个维度，它在编码的范围内。两个维度合起来，可能是没有任何编码的角落。',
				},
			},
			{
				text: { en: 'That the stored action never goes stale', 'zh-CN': '存下的动作永不过时' },
				right: false,
				feedback: {
					en: 'The box moves as the model trains. Old entries are what relabelling is for.',
					'zh-CN': '模型训练时潜在框也在移动。旧条目由重标注来处理。',
				},
			},
			{
				text: {
					en: 'Only that each dimension lies within the central range of the sampled z',
					'zh-CN': '只保证每个维度都在采样 z 的中央范围内',
				},
				right: true,
				feedback: {
					en: 'Yes, in each dimension separately. Whether the corner is covered shows in the density of codes.',
					'zh-CN': '对，而且是逐维的。角落里有没有编码，要看编码密度。',
				},
			},
		],
	},
	constants: ['1', '5,000', '2', '96', '5\u202f000', '100', '5', '0', '0.1', '24', '12'],
	notes: {
		en: 'Draw a banana-shaped cloud on the board and let someone draw the box: the empty corners explain themselves. Keep box (LSC) and relabelling (RSC) apart from the start; many confuse them. In this small model few entries ever fail the test, because the threshold of five times the model’s own error is wide; say so, and show the official test on run B.',
		'zh-CN':
			'在黑板上画一片香蕉形的点云，请一位同学画出潜在框：空的角落一目了然。从一开始就把潜在框（LSC）和重标注（RSC）分开，许多人会混淆。在这个小模型中，很少有条目通不过检验，因为阈值是自身误差的五倍，相当宽；请如实说明，并用实验 B 演示官方代码的检验。',
	},
};
