/** Hard Goal: Goal with ten shots, each at its own fifth of the goal line. */

import { PLAIN_TEACHING } from './agentTraining';
import type { ActionParameter, DiscreteAction, Environment, Localized } from './Environment';
import { goal, goalAgentBudget } from './goal';
import { KICK_TO } from './goal/simulator';
import { HardGoalSimulator, SLICES } from './hardGoal/simulator';

/** Not in metres: where a slice lies, and which way this runs in it, is another thing in the corrected simulator. */
const place: ActionParameter = {
	id: 'place',
	name: { en: 'place in the slice', 'zh-CN': '区段内的位置' },
	unit: '',
	low: -1,
	high: 1,
};

function shots(id: string, name: Localized): DiscreteAction[] {
	return Array.from({ length: SLICES }, (_, slice) => ({
		id: `${id}-${slice + 1}`,
		name: { en: `${name.en} ${slice + 1}`, 'zh-CN': `${name['zh-CN']} ${slice + 1}` },
		parameters: [place],
	}));
}

export const hardGoal: Environment = {
	...goal,
	id: 'hard-goal',
	name: { en: 'Hard Goal', 'zh-CN': '困难足球射门' },
	description: {
		en: 'Football with ten shots: each aims at its own slice of the goal line.',
		'zh-CN': '有十种射门动作的足球：每种瞄准球门线上的一个区段。',
	},
	actions: [
		goal.actions[KICK_TO],
		...shots('shoot-left', { en: 'Shoot left', 'zh-CN': '射左侧' }),
		...shots('shoot-right', { en: 'Shoot right', 'zh-CN': '射右侧' }),
	],
	create: (options) => new HardGoalSimulator(options),
	publishedTraining: { embeddingDim: 6, latentDim: 6, losses: { state: 0.025, parameters: 0.029, kl: 0.18 } },
	agentTraining: {
		published: goalAgentBudget,
		teaching: {
			...PLAIN_TEACHING,
			published: false,
			// An episode is about one decision long.
			randomEpisodes: 5_000,
		},
	},
};
