/** What the lessons on the agent stand on: the maps show a representation with a weak KL beside one without. */
import type { AgentStage, Stage } from '../Lesson';
import { lessonRuns } from '../stage';
import { GOAL_TWINS } from './goalTwins';

/** KL weights of A and B: the teaching preset's, and none. */
const WEIGHTS = [0.02, 0] as const;

export const AGENT_TWINS = {
	...GOAL_TWINS,
	config: { ...GOAL_TWINS.config, runs: lessonRuns({ klWeight: WEIGHTS[0] }, { klWeight: WEIGHTS[1] }) },
} as const satisfies Stage;

/** Environment steps that are trained in view: some seconds. */
const UNTIL = 1_000;

/** The agents with these weights, trained so far when the page stands. */
export function agentTwins(steps: number): AgentStage {
	return { klWeights: WEIGHTS, steps, until: UNTIL };
}
