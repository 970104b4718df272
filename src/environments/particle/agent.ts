/** What an agent is to do in the two particle worlds, and how it is trained there. */
import { type AgentTraining, PLAIN_TEACHING } from '../agentTraining';
import type { Success } from '../Environment';

/** Rewards above this are a target reached, as the published scripts of the two particle worlds count them. */
const TARGET_ABOVE = 4;

export const targetReached: Success = {
	rule: { en: `target reached: a reward above ${TARGET_ABOVE}`, 'zh-CN': `到达目标：单步奖励大于 ${TARGET_ABOVE}` },
	of: ({ bestReward }) => bestReward > TARGET_ABOVE,
};

export const particleAgentTraining: AgentTraining = {
	published: { randomEpisodes: 5_000, environmentSteps: 1_000_000, evaluateEvery: 2_500, evaluationEpisodes: 50 },
	teaching: {
		...PLAIN_TEACHING,
		published: true,
		// An episode is more than twenty decisions long.
		randomEpisodes: 500,
	},
};
