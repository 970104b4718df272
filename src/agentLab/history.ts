/** The history of a training of agents, besides its evaluations. */
import type { LearnerFrame } from '../agent/protocol';

/** Most entries of the history, thinned evenly. */
export const HISTORY_CAPACITY = 300;

/** One agent at an environment step. */
export interface AgentMoment {
	/** Share of replay entries whose embedding, and whose latent, was replaced, 0 … 1; NaN before there was an update. */
	readonly relabelledDiscrete: number;
	readonly relabelledLatent: number;
	/** Edges of the box, Z each. */
	readonly lower: readonly number[];
	readonly upper: readonly number[];
}

/** A and B of the first seed at an environment step. */
export interface HistoryEntry {
	readonly step: number;
	readonly runs: readonly AgentMoment[];
}

/** The entry of a frame, for A and B. */
export function historyEntry({ progress, agents }: LearnerFrame): HistoryEntry {
	return {
		step: progress.environmentStep,
		runs: agents.slice(0, 2).map(({ metrics, box }) => ({
			relabelledDiscrete: metrics.relabelledDiscrete,
			relabelledLatent: metrics.relabelledLatent,
			lower: Array.from(box.lower),
			upper: Array.from(box.upper),
		})),
	};
}
