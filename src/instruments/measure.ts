/** The page's side of the worker of the instruments: started when something is measured first, then kept. */
import type { FromInstrumentWorker, ToInstrumentWorker } from './protocol';
import type { TaskName, TaskRequest, TaskResult } from './tasks';

/** What the client needs of a worker. */
export interface InstrumentWorkerLike {
	postMessage(message: ToInstrumentWorker): void;
	terminate(): void;
	onmessage: ((event: MessageEvent<FromInstrumentWorker>) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
}

export interface Measured<N extends TaskName> {
	readonly result: TaskResult<N>;
	/** Time that the worker took. */
	readonly milliseconds: number;
}

interface Waiting {
	readonly resolve: (measured: Measured<never>) => void;
	readonly reject: (reason: Error) => void;
}

export class MeasureClient {
	private worker: InstrumentWorkerLike | null = null;
	private readonly waiting = new Map<number, Waiting>();
	private lastId = 0;

	constructor(private readonly createWorker: () => InstrumentWorkerLike) {}

	/** Measures once; rejects with the reason where that fails, and when the worker dies. */
	measure<N extends TaskName>(task: N, request: TaskRequest<N>): Promise<Measured<N>> {
		this.worker ??= this.start();
		const { worker } = this;
		const id = ++this.lastId;
		return new Promise((resolve, reject) => {
			this.waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
			worker.postMessage({ id, task, request });
		});
	}

	private start(): InstrumentWorkerLike {
		const worker = this.createWorker();
		worker.onmessage = ({ data }) => {
			const waiting = this.waiting.get(data.id);
			this.waiting.delete(data.id);
			if ('failed' in data) waiting?.reject(new Error(data.failed));
			else waiting?.resolve(data as Measured<never> & { id: number });
		};
		worker.onerror = (event) => {
			worker.terminate();
			this.worker = null;
			const lost = Array.from(this.waiting.values());
			this.waiting.clear();
			for (const { reject } of lost) reject(new Error(event.message || 'the worker could not be loaded'));
		};
		return worker;
	}
}

const client = new MeasureClient(
	(): InstrumentWorkerLike => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
);

/** Measures once in the page's worker. */
export function measure<N extends TaskName>(task: N, request: TaskRequest<N>): Promise<Measured<N>> {
	return client.measure(task, request);
}
