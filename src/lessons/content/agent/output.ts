/** What the actor outputs, and which discrete action that is. */
import type { LessonPage } from '../../Lesson';
import { agentTwins } from '../agentTwins';
import { Z } from '../symbols';

export const actor: LessonPage = {
	id: 'actor',
	title: { en: 'What the actor outputs', 'zh-CN': '策略网络的输出' },
	body: [
		{
			kind: 'text',
			text: {
				en: `The [[policy|policy]] of an [[agent|agent]] in HyAR never names an action. For a state it outputs numbers in [−1, 1]: $e$, as long as an [[embedding|embedding]], and $a$, as long as ${Z}. What they do is decided by the representation, which is trained first; from episode 1,000 on it takes one more step every ten episodes.`,
				'zh-CN': `HyAR 中[[agent|智能体]]的[[policy|策略]]从不直接给出动作。对每个状态，策略网络（actor）输出 [−1, 1] 内的数：与[[embedding|嵌入]]等长的 $e$，以及与 ${Z} 等长的 $a$。它们意味着什么由表示决定；表示先训练好；从第 1\u202f000 个回合起，每十个回合再训练一步。`,
			},
		},
		{
			kind: 'text',
			text: {
				en: 'So there are three phases: a random policy plays, the representation is trained on its transitions, and only then the agents A and B learn. They have representations of their own, not those on the maps.',
				'zh-CN':
					'因此有三个阶段：随机策略采集数据，用这些数据训练表示，然后智能体 A 和 B 才开始学习。它们各有自己的表示，不是图上的那两个。',
			},
		},
	],
	view: { tab: 'agent', decoded: false, controls: [], agents: agentTwins(0) },
	watch: {
		target: 'agentControls',
		text: { en: 'The three phases, and how far each is.', 'zh-CN': '三个阶段各自的进度。' },
	},
	act: {
		kind: 'agents',
		steps: 250,
		text: {
			en: 'In the tab Agent, press Train agent. The act is done at 250 environment steps.',
			'zh-CN': '在“智能体”标签页按“训练智能体”。到 250 个环境步即完成。',
		},
	},
	reading: ['li-2022', 'fujimoto-2018'],
};

export const snapping: LessonPage = {
	id: 'snapping',
	title: { en: 'From e to a discrete action', 'zh-CN': '从 e 到离散动作' },
	body: [
		{
			kind: 'text',
			text: {
				en: 'The discrete action is the one whose embedding lies nearest to $e$: the output is **snapped**. So the embeddings divide their space into regions, one an action. Within a region moving $e$ changes nothing in the environment; across a border the action changes at once.',
				'zh-CN':
					'离散动作由**最近邻匹配**得到，即取嵌入离 $e$ 最近的动作。于是各嵌入把空间划分成区域，每个动作一块。在区域内移动 $e$，环境里什么也不变；一越过边界，动作立刻改变。',
			},
		},
		{
			kind: 'text',
			text: {
				en: 'Such a step has gradient 0 wherever it has one. The policy can learn because the [[critic|critic]] is given $e$ itself, as it was before it was snapped.',
				'zh-CN':
					'这一步的梯度处处为 0（边界上不存在）。策略之所以能学习，是因为[[critic|评论家]]接收的是匹配之前的 $e$ 本身。',
			},
		},
	],
	view: { tab: 'agent', decoded: false, controls: [], agents: agentTwins(250) },
	watch: {
		target: 'agentPlanes',
		text: {
			en: 'Large marks: the embeddings of the actions. Small ones: $e$ in 500 states, coloured by the action that it snaps to.',
			'zh-CN': '大标记：各动作的嵌入。小标记：500 个状态下的 $e$，按匹配到的动作着色。',
		},
	},
	act: {
		kind: 'use',
		target: 'agentEmbedding',
		text: { en: 'Choose Embedding above the plane.', 'zh-CN': '在平面上方选择“嵌入”。' },
	},
	reading: ['li-2022'],
};
