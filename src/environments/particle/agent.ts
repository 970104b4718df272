import type { Success } from '../Environment';

/** Rewards above this are a target reached, as the published scripts of the two particle worlds count them. */
const TARGET_ABOVE = 4;

export const targetReached: Success = {
	rule: { en: `target reached: a reward above ${TARGET_ABOVE}`, 'zh-CN': `到达目标：单步奖励大于 ${TARGET_ABOVE}` },
	of: ({ bestReward }) => bestReward > TARGET_ABOVE,
};
