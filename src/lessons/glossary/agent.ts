/** The agent that uses the latent space as its action space. */
import { DEFAULT_CONFIG } from '../../state/config/defaults';
import { entry, symbol } from './entry';

export const AGENT_ENTRIES = {
	agent: entry(
		{ en: 'Agent', 'zh-CN': '智能体' },
		{
			en: 'The learner that acts in the environment to collect as much reward as it can. Here it has a policy and a critic.',
			'zh-CN': '在环境中行动、力求获得最多奖励的学习者。这里它由策略和评论家组成。',
		},
	),
	policy: entry(
		{ en: 'Policy (actor)', 'zh-CN': '策略（actor）' },
		{
			en: 'The network that turns the state into an action. In HyAR it outputs a latent action: e for the discrete choice and a in [−1, 1], which the box maps to z.',
			'zh-CN':
				'把状态变成动作的网络。在 HyAR 中它输出潜在动作：决定离散选择的 e，以及由潜在框映射到 z 的 a，取值在 [−1, 1]。',
		},
	),
	critic: entry(
		{ en: 'Critic', 'zh-CN': '评论家（critic）' },
		{
			en: 'The network that estimates how much reward will follow an action taken in a state. The policy is trained by its gradient.',
			'zh-CN': '估计在某个状态下采取某个动作之后能得到多少奖励的网络。策略用它的梯度来训练。',
		},
	),
	replay: entry(
		{ en: 'Replay buffer', 'zh-CN': '回放缓冲区' },
		{
			en: 'The store of past transitions from which the agent keeps learning. Its entries keep the latent action computed when they were stored.',
			'zh-CN': '保存以往转移样本、供智能体继续学习的仓库。其中的条目保存着存入时计算的潜在动作。',
		},
	),
	'exploration-noise': entry(
		{ en: 'Exploration noise', 'zh-CN': '探索噪声' },
		{
			en: 'Small random steps added to a latent action to try what lies near it. They help where nearby codes decode to similar actions.',
			'zh-CN': '加在潜在动作上的小随机扰动，用来尝试附近的动作。相近的编码解码出相近的动作时，它才有用。',
		},
	),
	'latent-box': symbol(
		'box',
		{ en: 'Latent box (LSC)', 'zh-CN': '潜在框（LSC）' },
		{ percent: DEFAULT_CONFIG.display.boxPercent },
	),
	percentile: entry(
		{ en: 'Percentile', 'zh-CN': '百分位数' },
		{
			en: 'The value below which a given percentage of the sorted numbers lies. A few far outliers do not move it.',
			'zh-CN': '排序后有给定百分比的数小于它的那个值。少数极端值不会影响它。',
		},
	),
	relabelling: entry(
		{ en: 'Relabelling (RSC)', 'zh-CN': '重标注（RSC）' },
		{
			en: 'Replacing the latent action of an old entry of the replay buffer, for an update of the critic, where its predicted effect no longer fits what was observed. It is not the box.',
			'zh-CN':
				'回放缓冲区中的旧条目，如果原来的潜在动作已经解码不出当时的效果，就替换这个潜在动作。它与潜在框不是一回事。',
		},
	),
} as const;
