/** How z is decoded, what the critic says of it, and what comes of learning by that. */
import type { LessonPage } from '../../Lesson';
import { agentTwins } from '../agentTwins';
import { Z } from '../symbols';

export const throughBox: LessonPage = {
	id: 'through-box',
	title: { en: 'Through the box', 'zh-CN': '经潜在框映射到 z' },
	body: [
		{
			kind: 'text',
			text: {
				en: `$a$ is mapped through the [[latent-box|latent box]] to ${Z}, and the [[decoder|decoder]] turns ${Z} into parameters, given the state and the discrete action. The rectangle is everything that the policy can reach: the corners of its square are the corners of the box.`,
				'zh-CN': `$a$ 经[[latent-box|潜在框]]映射到 ${Z}，[[decoder|解码器]]再结合状态和离散动作把 ${Z} 变成参数。矩形就是策略所能到达的全部范围：策略方框的四角对应潜在框的四角。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: 'While it learns, the agent adds [[exploration-noise|exploration noise]] to $e$ and $a$ before all this. An evaluation is without noise: the greedy policy.',
				'zh-CN':
					'学习时，智能体在这一切之前给 $e$ 和 $a$ 加上[[exploration-noise|探索噪声]]。评估时不加噪声，称为贪心策略。',
			},
		},
	],
	view: { tab: 'agent', decoded: false, controls: [], agents: agentTwins(250) },
	watch: {
		target: 'agentPlanes',
		text: {
			en: `The rectangle, and in it the points: where the policy puts ${Z} in 500 states.`,
			'zh-CN': `矩形，以及其中的点：策略在 500 个状态下给出的 ${Z}。`,
		},
	},
	act: {
		kind: 'use',
		target: 'agentPlane',
		text: {
			en: `Press the plane. The table shows what your ${Z} decodes to, beside the policy’s.`,
			'zh-CN': `点按平面。表中会显示你的 ${Z} 解码成什么，与策略的并列。`,
		},
	},
};

export const critic: LessonPage = {
	id: 'critic',
	title: { en: 'What the critic sees', 'zh-CN': '评论家看到什么' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'Two critics estimate the return that follows when ($e$, $a$) is output in a state. In the targets they learn from, TD3 uses the smaller value, so that overestimates do not feed on themselves. The plane shows the smaller one, min Q, for one state and one action: brighter is higher. The arrow is the gradient of the first critic at the policy’s code; updates climb that critic, averaged over many states.',
				'zh-CN':
					'两个评论家估计在某个状态输出（$e$, $a$）之后的回报。计算学习目标时，TD3 取两者中较小的值，以免高估不断累积。平面显示一个状态、一个动作下的较小值 min Q，越亮越高。箭头是第一个评论家在策略编码处的梯度；策略更新时沿这个评论家上升，并对许多状态取平均。',
			},
		},
		{
			kind: 'text',
			text: {
				en: 'In a [[hole|hole]] (hatched) no training constrains the decoder. The critics are another matter: they know what the agent has tried ([[replay|replay buffer]]), hole or not. Where it has tried nothing, a high value is a guess.',
				'zh-CN':
					'在[[hole|空洞]]（斜线）里，解码器没有受到训练约束。评论家则不同：它们只了解智能体试过的地方（[[replay|回放缓冲区]]），与是否空洞无关。没有试过之处的高估值只是猜测。',
			},
		},
	],
	view: { tab: 'agent', decoded: false, controls: [], agents: agentTwins(250) },
	watch: {
		target: 'agentPlanes',
		text: {
			en: 'The landscape of min Q under the points, and where its brightest place lies.',
			'zh-CN': '各点之下 min Q 的地形，以及最亮的地方在哪里。',
		},
	},
	act: {
		kind: 'use',
		target: 'agentAction',
		text: {
			en: 'Choose another action above the plane and compare its landscape.',
			'zh-CN': '在平面上方选择另一个动作，比较它的地形。',
		},
	},
	reading: ['fujimoto-2018'],
};

export const learning: LessonPage = {
	id: 'learning',
	title: { en: 'Does it learn?', 'zh-CN': '它在学习吗？' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'Every 250 environment steps the greedy policy is evaluated, always in the same worlds. With w = 0.02 the mean over 20 seeds is {{early}} after 1,000 steps and {{late}} after 4,000. A random policy scores in about 2 % of the episodes, the best kick that is always the same in about 21 %; so 250 steps show little yet.',
				'zh-CN':
					'每 250 个环境步评估一次贪心策略，所用的环境始终相同。w = 0.02 时，20 个种子的均值在 1\u202f000 步后为 {{early}}，4\u202f000 步后为 {{late}}。随机策略约在 2 % 的回合进球，始终重复同一脚的最佳射门约为 21 %；所以 250 步时还看不出多少。',
			},
		},
		{
			kind: 'text',
			text: {
				en: 'Each tick of the table is one seed. They lie far apart, although nothing but the seed differs: a single agent, such as those on your screen, says little about the method.',
				'zh-CN':
					'表中每一条短线是一个种子。除种子外完全相同，它们却相距很远：单个智能体，比如屏幕上的这两个，对方法本身说明不了多少。',
			},
		},
	],
	view: { tab: 'agent', decoded: false, controls: [], agents: agentTwins(250) },
	watch: {
		target: 'agentCurves',
		text: {
			en: 'The success of A. Its band is over the evaluated episodes; the table’s interval is over seeds.',
			'zh-CN': 'A 的成功率。曲线的色带来自评估的回合，表中的区间来自多个种子。',
		},
	},
	act: {
		kind: 'agents',
		steps: 250,
		text: {
			en: 'Press Continue and let the agents take 250 steps more.',
			'zh-CN': '按“继续训练”，让智能体再走 250 步。',
		},
	},
	claims: [
		{
			id: 'first',
			label: { en: 'success after 250 steps', 'zh-CN': '250 步后的成功率' },
			measure: { kind: 'agentSuccess', klWeight: 0.02, step: 250 },
			value: 0.29,
			low: 0.2,
			high: 0.39,
			unit: 'percent',
		},
		{
			id: 'early',
			label: { en: 'success after 1,000 steps', 'zh-CN': '1\u202f000 步后的成功率' },
			measure: { kind: 'agentSuccess', klWeight: 0.02, step: 1_000 },
			value: 0.88,
			low: 0.79,
			high: 0.97,
			unit: 'percent',
		},
		{
			id: 'late',
			label: { en: 'success after 4,000 steps', 'zh-CN': '4\u202f000 步后的成功率' },
			measure: { kind: 'agentSuccess', klWeight: 0.02, step: 4_000 },
			value: 0.93,
			low: 0.87,
			high: 0.98,
			unit: 'percent',
		},
	],
	reading: ['li-2022'],
};
