/**
 * The page's side of the agent worker. The worker is started by the first call; where it is lost, every call under way is
 * rejected with `WorkerLost`, and the next `create`, with what `save` gave last, begins in another one.
 */
import type { PlaneGrid } from '../analysis/holes';
import { SupervisedWorker, type SupervisedWorkerLike } from '../workers/SupervisedWorker';
import type {
	AgentAnswer,
	AgentAnswers,
	AgentRequest,
	LandscapeRequest,
	LearnerFrame,
	OfPast,
	OpenedNetworks,
} from './protocol';
import type { AgentSpec } from './settings';

function startWorker(): SupervisedWorkerLike {
	return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}

/** Which of an agent's policies: the best of its evaluations, or that of a step of the past; else the present one. */
interface OfPolicy extends OfPast {
	readonly best?: boolean;
}

export class AgentClient {
	private readonly worker: SupervisedWorker<AgentRequest, AgentAnswer, LearnerFrame>;

	constructor(createWorker: () => SupervisedWorkerLike = startWorker) {
		this.worker = new SupervisedWorker(createWorker);
	}

	/** Whether there is a worker now; a training that was created in an earlier one is gone. */
	get hasWorker(): boolean {
		return this.worker.isStarted;
	}

	/** Begins a training; one that is under way is ended. @param saved what {@link save} gave, to go on from */
	create(spec: AgentSpec, saved?: Uint8Array<ArrayBuffer>): Promise<LearnerFrame> {
		return this.ask({ type: 'create', spec, ...(saved && { saved }) });
	}

	/**
	 * Learns until every agent has taken so many environment steps, random episodes and representation before that
	 * included, or until {@link pause}.
	 * @param onFrame called about ten times a second
	 * @returns the last frame
	 */
	learn(environmentSteps: number, onFrame: (frame: LearnerFrame) => void): Promise<LearnerFrame> {
		return this.ask({ type: 'learn', environmentSteps }, onFrame);
	}

	/** Ends {@link learn} within a few tens of milliseconds; it gives its last frame. */
	async pause(): Promise<void> {
		await this.ask({ type: 'pause' });
	}

	/** The smallest piece of the present phase; see the protocol. */
	step(): Promise<LearnerFrame> {
		return this.ask({ type: 'step' });
	}

	/** The frame of now, or of a step of the past. */
	frame(at?: number): Promise<LearnerFrame> {
		return this.ask({ type: 'frame', at });
	}

	/** The states that the swarms are shown for; once the random episodes are played. */
	held(): Promise<AgentAnswers['held']> {
		return this.ask({ type: 'held' });
	}

	/** The critics' landscape; some milliseconds for 64 × 64 points. */
	landscape(request: LandscapeRequest): Promise<AgentAnswers['landscape']> {
		return this.ask({ type: 'landscape', ...request });
	}

	/** A hybrid action of a person beside the policy's. @param state S, scaled @param z Z, as the decoder takes it */
	value(
		run: number,
		state: Float32Array,
		action: number,
		z: Float32Array,
		at?: number,
	): Promise<AgentAnswers['value']> {
		return this.ask({ type: 'value', run, state, action, z, at });
	}

	/** Holes of the agent's own representation over two latent dimensions; some tens of milliseconds for 40 × 40 cells. */
	holes(run: number, grid: PlaneGrid, at?: number): Promise<AgentAnswers['holes']> {
		return this.ask({ type: 'holes', run, grid, at });
	}

	/** An episode of the greedy policy. @param best whether that of the best evaluation so far, instead of the present one */
	episode(run: number, index: number, { best, at }: OfPolicy = {}): Promise<AgentAnswers['episode']> {
		return this.ask({ type: 'episode', run, index, best, at });
	}

	/** How well the greedy policy does. @param episodes 1 … 10,000 */
	evaluate(run: number, episodes: number, { best, at }: OfPolicy = {}): Promise<AgentAnswers['evaluate']> {
		return this.ask({ type: 'evaluate', run, episodes, best, at });
	}

	/** The state from which a branch at a step of the past starts; see the protocol. */
	branch(at: number, sources: readonly number[], spec: AgentSpec): Promise<Uint8Array<ArrayBuffer>> {
		return this.ask({ type: 'branch', at, sources, spec });
	}

	/** The state of a training that begins with networks from files; see the protocol. @throws RangeError */
	open(spec: AgentSpec, networks: OpenedNetworks): Promise<Uint8Array<ArrayBuffer>> {
		return this.ask({ type: 'open', spec, networks });
	}

	/** The networks of an agent, and its box, by the official names. */
	networks(run: number, at?: number): Promise<AgentAnswers['networks']> {
		return this.ask({ type: 'networks', run, at });
	}

	/** The whole state of the training, as bytes. */
	save(): Promise<Uint8Array<ArrayBuffer>> {
		return this.ask({ type: 'save' });
	}

	/** Ends the worker and every call under way. @param reason in plain English */
	end(reason: string): void {
		this.worker.end(reason);
	}

	private ask<Type extends keyof AgentAnswers>(
		request: Extract<AgentRequest, { readonly type: Type }>,
		onProgress?: (frame: LearnerFrame) => void,
	): Promise<AgentAnswers[Type]> {
		return this.worker.ask(request, { ...(onProgress && { onProgress }) }) as Promise<AgentAnswers[Type]>;
	}
}
