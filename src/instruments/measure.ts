/** The page's side of the worker of the instruments: started when something is measured first, then kept. */
import { SupervisedWorker } from '../workers/SupervisedWorker';
import type { TaskName, TaskRequest, TaskResult } from './tasks';

/** A measurement that is asked for. Arrays are copied: each side keeps its own. */
export interface Measurement<N extends TaskName> {
	readonly task: N;
	readonly request: TaskRequest<N>;
}

export interface Measured<N extends TaskName> {
	readonly result: TaskResult<N>;
	/** Time that the worker took. */
	readonly milliseconds: number;
}

const worker = new SupervisedWorker<Measurement<TaskName>, Measured<TaskName>>(
	() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
);

/**
 * Measures once in the page's worker.
 * @throws Error with the reason in English where it cannot be measured, and when the worker is lost
 */
export function measure<N extends TaskName>(task: N, request: TaskRequest<N>): Promise<Measured<N>> {
	return worker.ask({ task, request }) as Promise<Measured<N>>;
}
