/** Messages between the page and the worker of the instruments. Arrays are copied: each side keeps its own. */
import type { TaskName, TaskRequest, TaskResult } from './tasks';

/** A measurement that is asked for. */
export interface ToInstrumentWorker {
	/** Answered with the same number. */
	readonly id: number;
	readonly task: TaskName;
	readonly request: TaskRequest<TaskName>;
}

export type FromInstrumentWorker =
	| {
			readonly id: number;
			readonly result: TaskResult<TaskName>;
			/** Time that it took. */
			readonly milliseconds: number;
	  }
	/** It could not be measured, with the reason in English. */
	| { readonly id: number; readonly failed: string };
