/** From what an actor outputs to an action, and how it learns. */
import type { LessonContent } from '../Lesson';
import { actor, snapping } from './agent/output';
import { critic, learning, throughBox } from './agent/value';
import { AGENT_TWINS } from './agentTwins';

export const agent: LessonContent = {
	title: { en: 'From a latent to a policy', 'zh-CN': '从潜变量到策略' },
	goal: {
		en: 'Follow an output of the actor to an action, and say what the critic sees of it.',
		'zh-CN': '能从策略网络的输出一路讲到动作，并说出评论家看到的是什么。',
	},
	minutes: 12,
	stage: AGENT_TWINS,
	pages: [actor, snapping, throughBox, critic, learning],
	question: {
		text: {
			en: 'Training moves e a little in some state, and the discrete action stays the same. Has the critic’s estimate changed?',
			'zh-CN': '训练使某个状态下的 e 略有移动，而离散动作不变。评论家的估值变了吗？',
		},
		options: [
			{
				text: { en: 'No: the environment would do the same', 'zh-CN': '没有：环境里发生的事相同' },
				right: false,
				feedback: {
					en: 'The environment would, but the critic is given e itself. Its estimate may differ, although the action is the same.',
					'zh-CN': '环境确实相同，但评论家的输入是 e 本身。动作相同，估值也可能不同。',
				},
			},
			{
				text: { en: 'Yes, as a rule: it takes e before it is snapped', 'zh-CN': '一般会变：它接收匹配之前的 e' },
				right: true,
				feedback: {
					en: 'Yes. That is what gives e a gradient; that all places of one region do the same, the critic has to learn.',
					'zh-CN': '对。正因如此 e 才有梯度；同一区域内各处效果相同，这要由评论家自己学会。',
				},
			},
			{
				text: { en: 'Only if z is decoded differently', 'zh-CN': '只有 z 的解码结果不同时才会变' },
				right: false,
				feedback: {
					en: 'The critic never decodes. It takes the state, e and a, before the box.',
					'zh-CN': '评论家不做解码。它的输入是状态、e 和 a（映射到潜在框之前）。',
				},
			},
		],
	},
	constants: ['0', '0.02', '1', '1,000', '1\u202f000', '2', '20', '21', '250', '4,000', '4\u202f000', '500'],
	notes: {
		en: 'Let someone say aloud what happens to one output, from the actor to the parameters; most forget either the box or that snapping throws e away. Then hide the landscape and ask where the arrow would point. If a policy climbs into a hatched corner, let it run: the agent tries the corner, and the estimate follows what comes of it, up or down. The two agents on the screen are one seed; the table of the last page is what a seed is worth.',
		'zh-CN':
			'请一位同学把一个输出从策略网络一直讲到参数；多数人会漏掉潜在框，或忘记匹配之后 e 就被丢掉了。再遮住价值地形，问箭头会指向哪里。如果策略爬进画斜线的角落，就让它继续：智能体会尝试那里，估值随结果升高或降低。屏幕上的两个智能体只是一个种子；最后一页的表说明一个种子能说明多少。',
	},
};
