/** What the worker of the instruments can measure: pure functions by name. */
import type { readClaims } from '../analysis/claims';
import type { measureKlSplits } from '../analysis/klSplit';
import type { measureStep } from '../analysis/trainingStep';

/** The tasks and their types. Every instrument that measures in the worker adds its own by `declare module`, under its id. */
export interface Tasks {
	/** For the KL meter. */
	kl: typeof measureKlSplits;
	/** For the numbers of the lessons. */
	claims: typeof readClaims;
	/** For the living model. */
	trainingStep: typeof measureStep;
}

export type TaskName = keyof Tasks;
export type TaskRequest<N extends TaskName> = Parameters<Tasks[N]>[0];
export type TaskResult<N extends TaskName> = Awaited<ReturnType<Tasks[N]>>;

/** A task as the worker runs it: the types of the client see to it that the request is the task's. */
export type Task = (request: never) => unknown;
