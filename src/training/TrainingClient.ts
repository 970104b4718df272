/** The page's side of the training worker: commands out, events in, and a watchdog. Only this file touches `Worker`. */
import { partsOf } from '../dataset/columns';
import { firstOf } from '../dataset/Dataset';
import { ownData } from '../dataset/ownData';
import type { RunSettings } from '../model/settings';
import { type FromWatched, type ToWatched, WorkerWatch } from '../workers/WorkerWatch';
import type { FromWorker, SessionRequest, ToWorker } from './protocol';
import type { Speed } from './Stepping';
import type { Encoding } from './Trainer';

/** What the client needs of a worker. */
export interface WorkerLike {
	postMessage(message: ToWorker | ToWatched, transfer?: Transferable[]): void;
	terminate(): void;
	onmessage: ((event: MessageEvent<FromWorker | FromWatched>) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
}

/** The answer to one question. */
type Answer = Extract<FromWorker, { type: 'encoded' | 'advanced' | 'refused' }>;

/** Events of the current session; late events of earlier ones are dropped. */
export type SessionEvent = Exclude<FromWorker, Answer | { type: 'ownDataset' }>;

export interface ClientEvents {
	onEvent(event: SessionEvent): void;
	/** The worker is gone, with the reason in plain English. */
	onDied(reason: string): void;
}

export class TrainingClient {
	private worker: WorkerLike | null = null;
	private session = 0;
	private request: SessionRequest | null = null;
	private speed: Speed = 'full';
	private watch: WorkerWatch | null = null;
	/** Ids of the imported data that the worker has, or that are on their way to it. */
	private sentData = new Set<string>();
	/** What is sent once the columns before it are: between two of them the page has a turn. */
	private outbox: ToWorker[] = [];
	private turn: ReturnType<typeof setTimeout> | undefined;
	private nextQuestion = 0;
	private readonly questions = new Map<number, (answer: Answer) => void>();

	constructor(
		private readonly createWorker: () => WorkerLike,
		private readonly events: ClientEvents,
	) {}

	/** Drops the present session and prepares another; starts the worker when there is none. */
	prepare(request: SessionRequest): void {
		this.rejectQuestions('another session was prepared');
		this.session++;
		this.start();
		this.request = request;
		const own = this.sendOwnData(request.environment);
		this.post({ type: 'prepare', session: this.session, request, ...(own && { own }) });
		if (this.speed !== 'full') this.pace(this.speed);
	}

	/** @param stopAt pauses by itself at this step; 0 for never */
	play(stopAt: number): void {
		this.post({ type: 'play', session: this.session, stopAt });
	}

	pause(): void {
		this.post({ type: 'pause', session: this.session });
	}

	/** Takes `steps` steps. Resolves with the step reached when they are taken, or a pause came before. */
	async advance(steps: number): Promise<number> {
		const { session } = this;
		return (await this.ask('advanced', (id) => ({ type: 'advance', session, id, steps }))).step;
	}

	reset(): void {
		this.post({ type: 'reset', session: this.session });
	}

	configure(runs: readonly RunSettings[]): void {
		this.post({ type: 'configure', session: this.session, runs });
	}

	display(points: number): void {
		this.post({ type: 'display', session: this.session, points });
	}

	/** Of this session and of those after it. */
	pace(speed: Speed): void {
		this.speed = speed;
		this.post({ type: 'pace', session: this.session, speed });
	}

	frameDrawn(): void {
		this.post({ type: 'frameDrawn', session: this.session });
	}

	/** The posterior of transitions under a run's present weights. */
	async encode(run: number, indices: Uint32Array): Promise<Encoding> {
		const { session } = this;
		const { mean, std } = await this.ask('encoded', (id) => ({ type: 'encode', session, id, run, indices }));
		return { mean, std };
	}

	/** Takes the worker of another client, with all that it has loaded, unless there is one; the other starts another when it needs one. */
	takeWorkerOf(other: TrainingClient): void {
		const { worker, sentData, outbox } = other;
		if (this.worker || !worker) return;
		other.forgetWorker();
		other.rejectQuestions('another run has its worker');
		// Late events of the other session are dropped.
		this.session = other.session;
		this.request = other.request;
		this.sentData = sentData;
		this.outbox = outbox;
		this.use(worker);
		this.send();
	}

	/** Begins the worker, which the first model would do as well: it is loaded by then. */
	start(): void {
		if (!this.worker) this.use(this.createWorker());
	}

	/** Ends the worker. */
	dispose(): void {
		this.worker?.terminate();
		this.forgetWorker();
		this.rejectQuestions('the worker was ended');
	}

	private forgetWorker(): void {
		this.watch?.stop();
		clearTimeout(this.turn);
		this.watch = null;
		this.worker = null;
		this.turn = undefined;
		this.sentData = new Set();
		this.outbox = [];
	}

	private use(worker: WorkerLike): void {
		this.worker = worker;
		const watch = new WorkerWatch(
			(message) => worker.postMessage(message),
			(reason) => this.die(reason),
		);
		this.watch = watch;
		worker.onmessage = ({ data }) => {
			// What a worker had sent before it was ended still arrives.
			if (this.watch === watch && !watch.receive(data)) this.receive(data as FromWorker);
		};
		worker.onerror = (event) => this.die(event.message || 'the worker could not be loaded');
	}

	private receive(message: FromWorker): void {
		if (message.session !== this.session) return;
		if (message.type === 'ownDataset') this.giveOwnDataset();
		else if (message.type === 'encoded' || message.type === 'advanced' || message.type === 'refused')
			this.settle(message);
		else this.events.onEvent(message);
	}

	private die(reason: string): void {
		this.dispose();
		this.events.onDied(reason);
	}

	/** Sends a question; rejects when it is refused, or when the worker or session is gone. */
	private ask<T extends 'encoded' | 'advanced'>(
		type: T,
		question: (id: number) => ToWorker,
	): Promise<Extract<Answer, { type: T }>> {
		if (!this.worker) return Promise.reject(new Error('no model is there yet'));
		const id = this.nextQuestion++;
		return new Promise((resolve, reject) => {
			this.questions.set(id, (answer) => {
				if (answer.type === 'refused') reject(new Error(answer.reason));
				else if (answer.type === type) resolve(answer as Extract<Answer, { type: T }>);
			});
			this.post(question(id));
		});
	}

	private settle(answer: Answer): void {
		this.questions.get(answer.id)?.(answer);
		this.questions.delete(answer.id);
	}

	private rejectQuestions(reason: string): void {
		for (const id of this.questions.keys()) this.settle({ type: 'refused', session: this.session, id, reason });
	}

	/** Sends the columns of imported data that the worker lacks. @returns what `prepare` says of them */
	private sendOwnData(id: string): Extract<ToWorker, { type: 'prepare' }>['own'] {
		const own = ownData(id);
		if (!own || this.sentData.has(id)) return;
		this.sentData.add(id);
		const { numbers, columns } = partsOf(own.dataset);
		for (const [name, column] of columns) this.post({ type: 'column', session: this.session, name, column });
		return { world: own.world, numbers };
	}

	private giveOwnDataset(): void {
		const own = this.request && ownData(this.request.environment);
		if (!own || !this.request) return;
		const dataset = firstOf(own.dataset, this.request.dataSize);
		this.events.onEvent({ type: 'dataset', session: this.session, dataset });
	}

	private post(message: ToWorker): void {
		this.outbox.push(message);
		if (this.turn === undefined) this.send();
	}

	private send(): void {
		this.turn = undefined;
		for (;;) {
			const message = this.outbox.shift();
			if (!message) return;
			this.worker?.postMessage(message);
			if (message.type !== 'column') continue;
			this.turn = setTimeout(() => this.send());
			return;
		}
	}
}
