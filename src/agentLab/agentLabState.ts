/** The page's state of the training of agents, and the data from which another page continues it. */
import type { HeldStates, LearnerFrame } from '../agent/protocol';
import type { AgentChoice } from './choice';
import type { HistoryEntry } from './history';

/** `opening`: a saved training is being made ready. `done`: the steps asked for are learned; Train goes on from there. */
export type AgentStatus = 'idle' | 'opening' | 'learning' | 'paused' | 'done' | 'failed';

/** Everything of a training that this page or another one goes on from, to the same numbers. */
export interface HeldAgents {
	/** What it is made of. */
	readonly choice: AgentChoice;
	/** The environment step that Train learns to; null before the first press. */
	readonly target: number | null;
	readonly history: readonly HistoryEntry[];
	/** What the worker saved. */
	readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface AgentLabState {
	/** What the next training is made of. */
	readonly choice: AgentChoice;
	readonly status: AgentStatus;
	/** Whether a pause was heard and the step that was under way is not finished yet: its numbers follow. */
	readonly isFinishing: boolean;
	/** The worker's error message, in English; '' otherwise. */
	readonly failure: string;
	/** The environment step that Train learns to; null before the first press. */
	readonly target: number | null;
	/** How often another worker has gone on from the last save. */
	readonly restarts: number;
	/** What the present training is made of; null before it. */
	readonly training: AgentChoice | null;
	readonly frame: LearnerFrame | null;
	/** null until the random episodes are played and the agents have begun. */
	readonly held: HeldStates | null;
	readonly history: readonly HistoryEntry[];
	/** The step of the past that is asked for, ahead of what is looked at by an answer of the worker; null: the present. */
	readonly wanted: number | null;
	/** The step of the past that is looked at, and what was to be seen then; null: the present. */
	readonly looked: { readonly step: number; readonly frame: LearnerFrame } | null;
	/** What the present training took the place of: a branch of it, or a file. */
	readonly former: HeldAgents | null;
}

/** Whether it learns, or finishes the step that was under way when it was paused. */
export function isAtWork({ status, isFinishing }: AgentLabState): boolean {
	return status === 'learning' || isFinishing;
}

/** Before anything is trained. */
export const NOTHING_TRAINED: Omit<AgentLabState, 'choice'> = {
	status: 'idle',
	isFinishing: false,
	failure: '',
	target: null,
	restarts: 0,
	training: null,
	frame: null,
	held: null,
	history: [],
	wanted: null,
	looked: null,
	former: null,
};
