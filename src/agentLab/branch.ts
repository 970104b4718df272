/** A training that goes on from the past of another one with other settings. */
import { type AgentChoice, type AgentDifference, LEARNING_NUMBERS, type LearningNumbers, seedsOf } from './choice';
import type { HistoryEntry } from './history';

/**
 * Settings that a branch can change: those that keep the sizes of the networks and the meaning of the policy's outputs.
 */
export type BranchChange = Partial<LearningNumbers> & Partial<Omit<AgentDifference, 'latentDim' | 'hasBox'>>;

/** How an agent of a choice learns: A has the shared numbers, B of a branch its own. */
export function learningOf(choice: AgentChoice, run: 0 | 1): LearningNumbers & AgentDifference {
	const own = run === 1 ? choice.branch?.numbers : undefined;
	const numbers = Object.fromEntries(LEARNING_NUMBERS.map((name) => [name, own?.[name] ?? choice[name]]));
	return { ...(numbers as unknown as LearningNumbers), ...choice.runs[run] };
}

/**
 * What the training is made of that goes on from an agent at a step: A learns on as it was, B with what is changed.
 * @param environmentSteps that Train learns on for
 */
export function branchChoice(
	choice: AgentChoice,
	of: 0 | 1,
	step: number,
	change: BranchChange,
	environmentSteps: number,
): AgentChoice {
	const { latentDim, klWeight, hasBox, relabelling, optimizer, ...numbers } = learningOf(choice, of);
	const former: AgentDifference = { klWeight, hasBox, relabelling, optimizer, latentDim };
	const other = Object.fromEntries(Object.entries(change).filter(([name]) => name in former));
	const own = LEARNING_NUMBERS.filter((name) => change[name] !== undefined && change[name] !== numbers[name]);
	return {
		...choice,
		...numbers,
		environmentSteps,
		runs: [former, { ...former, ...other }],
		// Both are one agent until then.
		opened: choice.opened && { ...choice.opened, isOneRepresentation: true },
		branch: { step, of, numbers: Object.fromEntries(own.map((name) => [name, change[name]])) },
	};
}

/** Of each agent of a branch, the agent of the training before that it was: A and B of every seed come from one. */
export function branchSources(choice: AgentChoice, of: 0 | 1): number[] {
	return seedsOf(choice).flatMap((_, index) => [2 * index + of, 2 * index + of]);
}

/** The part of the history up to the branch. */
export function branchHistory(history: readonly HistoryEntry[], of: 0 | 1, step: number): HistoryEntry[] {
	return history
		.filter((entry) => entry.step <= step)
		.map(({ step: at, runs }) => ({ step: at, runs: [runs[of], runs[of]] }));
}
