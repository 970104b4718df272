/** Walking between two codes, and sampling new ones. */
import type { LessonContent } from '../Lesson';
import { GOAL_TWINS } from './goalTwins';
import { noise, sample } from './sampling/newActions';
import { arc, halfWay, honest } from './sampling/paths';

export const sampling: LessonContent = {
	title: { en: 'Interpolating and sampling', 'zh-CN': '插值与采样' },
	goal: {
		en: 'Walk between two actions, sample new ones, and say when either can be trusted.',
		'zh-CN': '会在两个动作之间插值、采样新动作，并能说出何时可信。',
	},
	minutes: 9,
	stage: {
		...GOAL_TWINS,
		config: {
			...GOAL_TWINS.config,
			display: { ...GOAL_TWINS.config.display, layers: { ...GOAL_TWINS.config.display.layers, path: true } },
		},
	},
	pages: [halfWay, honest, arc, sample, noise],
	question: {
		text: {
			en: 'On the path between two codes the density drops far below that of the ends. What can be said of the actions decoded there?',
			'zh-CN': '在两个编码之间的途中，编码密度远低于两端。对那里解码出的动作，能说什么？',
		},
		options: [
			{
				text: {
					en: 'They are right, because both ends are decoded right',
					'zh-CN': '它们是对的，因为两端都解码正确',
				},
				right: false,
				feedback: {
					en: 'The decoder was trained at the ends, not between them.',
					'zh-CN': '解码器是在两端训练的，而不是在两端之间。',
				},
			},
			{
				text: {
					en: 'Nothing for sure: no training constrains the decoder there',
					'zh-CN': '无法保证：解码器在那里没有训练约束',
				},
				right: true,
				feedback: {
					en: 'Yes. They may look plausible, but there is no evidence for them.',
					'zh-CN': '对。它们也许看上去合理，但没有任何依据。',
				},
			},
			{
				text: { en: 'They are wrong; an arc would be right', 'zh-CN': '它们是错的，换成圆弧就对了' },
				right: false,
				feedback: {
					en: 'An arc is another path through the same space. Where it meets no codes, it is no better.',
					'zh-CN': '圆弧只是同一空间里的另一条路。路上没有编码，就同样没有保证。',
				},
			},
		],
	},
	constants: ['0.5', '2', '100', '0.1', '1'],
	notes: {
		en: 'Students take smooth bars for proof. Ask on page two: how could we know whether the midpoint is right? (Play it, or look at the density.) The difference between run A and run B in the environment is the picture to remember from this lesson. The fraction of midpoints in holes counts pairs of transitions, whatever their action is.',
		'zh-CN':
			'学生容易把平滑的条形当成证据。第二页可以问：怎样知道中点对不对？（放到环境里执行，或看密度。）环境中实验 A 与实验 B 的差别，是这一课最该记住的画面。“中点落入空洞”统计的是数据中成对的转移样本，不论它们属于哪种动作。',
	},
};
