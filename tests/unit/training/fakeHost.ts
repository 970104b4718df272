/** A worker's surroundings for a session: a clock that only work moves, engines that fail on command. */
import { RANDOM_POLICY } from '../../../src/dataset/behaviourPolicy';
import type { RunSettings } from '../../../src/model/settings';
import type { EngineCandidate } from '../../../src/training/engines';
import type { FromWorker, SessionRequest, ToWorker } from '../../../src/training/protocol';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import type { Checkpoint, Encoding, EngineId, StepMetrics, TrainerSetup } from '../../../src/training/Trainer';
import { type SessionHost, TrainingSession } from '../../../src/training/TrainingSession';
import { KEPT, REBUILT } from './problems';

export type MessageOf<T extends FromWorker['type']> = Extract<FromWorker, { type: T }>;
type WithoutSession<T> = T extends unknown ? Omit<T, 'session'> : never;
/** A message to the session, without its number. */
export type Command = WithoutSession<Exclude<ToWorker, { type: 'prepare' }>>;

/** The faults and delays of a host's engine. */
export interface Steering {
	/** Milliseconds of the clock. */
	perStep: number;
	perEncoding: number;
	/** The step whose KL of run B is NaN; 0 for none. */
	notANumberAt: number;
	/** The step whose update leaves a NaN in the weights of run A; 0 for none. */
	brokenWeightsAt: number;
	/** The step that never comes back; 0 for none. */
	hangsAt: number;
	/** The step at which the engine throws; 0 for none. */
	throwsAt: number;
	/** Whether a lost device never answers pending calls. */
	silentWhenLost: boolean;
	/** Called while a burst is under way. */
	duringBurst: (() => void) | null;
	/** Called while a checkpoint is under way. */
	duringCheckpoint: (() => void) | null;
}

/** The reference engine with injected faults. */
class SteeredTrainer extends ReferenceTrainer {
	override readonly lost: Promise<string>;
	disposed = 0;
	private resolveLost: (reason: string) => void = () => {};
	private gone = false;
	private busy = 0;

	constructor(
		setup: TrainerSetup,
		private readonly host: FakeHost,
		private readonly perStep: number | null,
	) {
		super(setup);
		this.lost = new Promise((resolve) => {
			this.resolveLost = resolve;
		});
	}

	/** Ends the device. */
	lose(reason: string): void {
		this.gone = true;
		this.resolveLost(reason);
	}

	/** A device answers asynchronously, and a lost one perhaps never. */
	private async answer<T>(work: () => Promise<T>): Promise<T> {
		this.host.mostAtOnce = Math.max(this.host.mostAtOnce, ++this.busy);
		try {
			await nextTick();
			if (this.gone && this.host.steering.silentWhenLost) await new Promise(() => {});
			return await work();
		} finally {
			this.busy--;
		}
	}

	override advance(steps: number): Promise<StepMetrics> {
		return this.answer(() => this.burst(steps));
	}

	private async burst(steps: number): Promise<StepMetrics> {
		const { steering } = this.host;
		const metrics = await super.advance(steps);
		this.host.time += steps * (this.perStep ?? steering.perStep);
		steering.duringBurst?.();
		const reached = (step: number) => step > 0 && step > this.step - steps && step <= this.step;
		if (reached(steering.throwsAt)) throw new Error('the device ran out of memory');
		if (reached(steering.hangsAt)) return new Promise(() => {});
		if (reached(steering.notANumberAt)) {
			const runs = metrics.values.length / metrics.count / 3;
			metrics.values[((steering.notANumberAt - metrics.firstStep) * runs + (runs - 1)) * 3 + 2] = Number.NaN;
		}
		if (reached(steering.brokenWeightsAt)) {
			const { step, runs } = await super.checkpoint();
			runs[0].weights[5] = Number.NaN;
			await this.restore({ step, runs });
		}
		return metrics;
	}

	override checkpoint(): Promise<Checkpoint> {
		return this.answer(() => {
			this.host.steering.duringCheckpoint?.();
			return super.checkpoint();
		});
	}

	override encode(run: number, indices: Uint32Array): Promise<Encoding> {
		return this.answer(() => {
			this.host.time += this.host.steering.perEncoding;
			return super.encode(run, indices);
		});
	}

	override dispose(): void {
		this.disposed++;
		super.dispose();
	}
}

const nextTick = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Turns of the event loop after which a missing message counts as never sent. */
const PATIENCE = 3_000;

/** Rests after which a session that does not end is abandoned, so that its test can fail. */
const MOST_RESTS = 3_000;

export class FakeHost implements SessionHost {
	time = 0;
	/** As the page receives them. */
	readonly messages: FromWorker[] = [];
	readonly trainers: SteeredTrainer[] = [];
	readonly steering: Steering = {
		perStep: 1,
		perEncoding: 0,
		notANumberAt: 0,
		brokenWeightsAt: 0,
		hangsAt: 0,
		throwsAt: 0,
		silentWhenLost: false,
		duringBurst: null,
		duringCheckpoint: null,
	};
	/** Called where messages come in between two bursts. */
	onRest: (() => void) | null = null;
	rests = 0;
	/** The most calls to an engine under way at once. */
	mostAtOnce = 0;
	candidates: readonly EngineCandidate[] = [this.candidate('reference')];

	/** @param perStep milliseconds that it takes instead of those of the steering */
	candidate(engine: EngineId, perStep: number | null = null): EngineCandidate {
		return {
			engine,
			create: async (setup) => {
				const trainer = new SteeredTrainer(setup, this, perStep);
				Object.assign(trainer, { engine });
				this.trainers.push(trainer);
				return trainer;
			},
		};
	}

	/** The trainer that was made last: the one that the session uses, where no engine contests it. */
	get trainer(): SteeredTrainer {
		return this.trainers[this.trainers.length - 1];
	}

	readonly post = (message: FromWorker, transfer: Transferable[] = []) => {
		this.messages.push(structuredClone(message, { transfer }));
	};

	readonly now = () => this.time;

	readonly rest = async (milliseconds: number) => {
		this.time += milliseconds;
		await nextTick();
		if (++this.rests > MOST_RESTS) await new Promise(() => {});
		this.onRest?.();
	};

	of<T extends FromWorker['type']>(type: T): MessageOf<T>[] {
		return this.messages.filter((message): message is MessageOf<T> => message.type === type);
	}

	/** The next message of a kind, counted from `from`. */
	async until<T extends FromWorker['type']>(
		type: T,
		matches: (message: MessageOf<T>) => boolean = () => true,
		from = 0,
	): Promise<MessageOf<T>> {
		for (let turn = 0; turn < PATIENCE; turn++) {
			const found = this.messages
				.slice(from)
				.find((message): message is MessageOf<T> => message.type === type && matches(message as MessageOf<T>));
			if (found) return found;
			await nextTick();
		}
		throw new Error(`no "${type}" among: ${this.messages.slice(from).map((message) => message.type)}`);
	}

	/** Lets all pending work finish. */
	async settle(turns = 50): Promise<void> {
		for (let turn = 0; turn < turns; turn++) await nextTick();
	}
}

export function request(
	runs: readonly RunSettings[] = [KEPT, REBUILT],
	more: Partial<SessionRequest> = {},
): SessionRequest {
	return {
		environment: 'goal',
		published: true,
		dataSize: 500,
		dataSeed: 1,
		dataPolicy: RANDOM_POLICY,
		dataStates: null,
		testShare: 0,
		width: 16,
		latentDim: 2,
		embeddingDim: 3,
		seed: 1,
		batchSize: 16,
		runs,
		engine: 'reference',
		displayPoints: 40,
		checkpoint: null,
		...more,
	};
}

/** A session and its host. */
export class TestSession {
	readonly host = new FakeHost();
	readonly session: TrainingSession;

	constructor(
		readonly asked: SessionRequest = request(),
		steering: Partial<Steering> = {},
	) {
		Object.assign(this.host.steering, steering);
		this.session = new TrainingSession(this.host, 3, asked);
	}

	/** A session that is ready, with its first frame drawn. */
	static async ready(asked?: SessionRequest): Promise<TestSession> {
		const test = new TestSession(asked);
		await test.session.prepare();
		test.send({ type: 'frameDrawn' });
		return test;
	}

	send(command: Command): void {
		this.session.receive({ ...command, session: 3 } as ToWorker);
	}

	/** Draws every frame as soon as it has come. */
	drawFrames(): void {
		let seen = this.host.of('frame').length;
		this.host.onRest = () => {
			const { length } = this.host.of('frame');
			if (length > seen) this.send({ type: 'frameDrawn' });
			seen = length;
		};
	}

	/** Sends a command that makes it play, and waits until it has stopped. */
	async play(command: Command = { type: 'play', stopAt: 0 }): Promise<MessageOf<'playing'>> {
		const from = this.host.messages.length;
		this.send(command);
		return this.host.until('playing', ({ playing }) => !playing, from);
	}

	/** Loss terms of every step that frames and checkpoints told of, from message `from` on: [step, …terms of all runs]. */
	steps(from = 0): number[][] {
		const width = this.asked.runs.length * 3;
		return this.host.messages.slice(from).flatMap((message) => {
			if (message.type !== 'frame' && message.type !== 'checkpoint') return [];
			const { firstStep, count, values } = message.metrics;
			return Array.from({ length: count }, (_, i) => [firstStep + i, ...values.subarray(i * width, (i + 1) * width)]);
		});
	}
}
