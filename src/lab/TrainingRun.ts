/**
 * A training as an object: its worker, its request and its output. The page's own training, a sweep and the stage of a
 * lesson are instances; whoever creates one disposes of it.
 */
import type { RunSettings } from '../model/settings';
import type { Speed } from '../training/Stepping';
import type { Checkpoint, Encoding, EngineId } from '../training/Trainer';
import { TrainingClient } from '../training/TrainingClient';
import type { LossHistory } from './LossHistory';
import { RunOutput } from './RunOutput';
import type { RunSurroundings } from './RunSurroundings';
import { modelOf, type RunRequest } from './runRequest';
import type { ThinnedFrames } from './Timeline';
import { eventsInto } from './takeEvent';
import { type AskId, isUnderWay, nextTraining, type TrainingCommand, type TrainingEvent } from './trainingState';

interface Ask {
	readonly act: () => void;
	readonly refuse: (reason: Error) => void;
}

export class TrainingRun {
	readonly output: RunOutput;
	private readonly client: TrainingClient;
	private readonly asks = new Map<AskId, Ask>();
	private nextAsk: AskId = 0;
	/** The engine used in place of the requested one. */
	private standIn: EngineId | 'auto' | null = null;
	/** Step at which training pauses by itself; 0 for never. */
	private stopAt = 0;
	private branched = false;

	/** Starts nothing: the worker starts when a model is first needed. */
	constructor(
		surroundings: RunSurroundings,
		private asked: RunRequest,
	) {
		this.output = new RunOutput(surroundings.clock, asked.runs.length);
		this.client = new TrainingClient(
			surroundings.createWorker,
			eventsInto({
				output: this.output,
				standsIn: () => this.standIn !== null,
				dispatch: (event) => this.dispatch(event),
				frameTaken: () => surroundings.clock.whenDrawn(() => this.client.frameDrawn()),
			}),
		);
	}

	/** What is trained, or would be. */
	get request(): RunRequest {
		return this.asked;
	}

	/** Loads what trains, and makes no model yet. */
	loadWorker(): void {
		this.client.start();
	}

	/** Makes the model if there is none, ahead of its first use. */
	warmUp(): void {
		this.dispatch({ type: 'warmUp' });
	}

	/** Trains on, from where it is; makes the model first when there is none. @param stopAt pauses there; 0 for never */
	train(stopAt: number): void {
		this.stopAt = stopAt;
		this.branched = false;
		this.dispatch({ type: 'train' });
	}

	/** Stops after the burst that is under way. */
	pause(): void {
		this.dispatch({ type: 'pause' });
	}

	/** Whether steps are taken, or the last of them is still to be shown. */
	get trains(): boolean {
		return isUnderWay(this.output.state.getState().training);
	}

	/** Whether it trains, or will as soon as the model is made. */
	get isBusy(): boolean {
		const { training } = this.output.state.getState();
		return this.trains || (training.is === 'preparing' && training.play);
	}

	/** The step that it trains to; where it rests or has none to stop at, the one where it is. */
	get goal(): number {
		const { step } = this.output.state.getState();
		return this.isBusy ? Math.max(this.stopAt, step) : step;
	}

	/** Whether a person has gone back to a checkpoint and not yet trained from there. */
	get isBranch(): boolean {
		return this.branched;
	}

	/** Pauses. Resolves when nothing is trained: the last checkpoint and the last frame are then there. */
	paused(): Promise<void> {
		if (!this.trains) return Promise.resolve();
		return new Promise((resolve) => {
			const stop = this.output.state.subscribe(() => {
				if (this.trains) return;
				stop();
				resolve();
			});
			this.pause();
		});
	}

	/** Resolves when a model is there; makes it when there is none. */
	prepared(): Promise<void> {
		return new Promise((resolve, reject) => this.soon(resolve, reject));
	}

	/** Takes `steps` steps; resolves with the step reached, also when paused before. */
	async advance(steps: number): Promise<number> {
		await this.prepared();
		this.branched = false;
		return this.client.advance(steps);
	}

	/** Back to the initial weights of the seed. */
	reset(): void {
		this.soon(
			() => this.client.reset(),
			() => {},
		);
	}

	/** The posterior of transitions of the data under a run's present weights. */
	encode(run: number, indices: Uint32Array): Promise<Encoding> {
		return this.client.encode(run, indices);
	}

	/** Sets how fast it steps. */
	pace(speed: Speed): void {
		this.client.pace(speed);
	}

	/** Sets what the next step is taken with, and leaves what is asked for as it is. */
	configure(runs: readonly RunSettings[]): void {
		this.client.configure(runs);
	}

	/** Applies changed settings: at once where that is possible during training, with a new model where it is not. */
	follow(request: RunRequest): void {
		const before = this.asked;
		this.asked = request;
		if (request.environment !== before.environment) this.output.leaveWorld();
		// A frame stays as it was trained: it is the next step that has other settings.
		if (request.runs !== before.runs) this.client.configure(request.runs);
		if (request.displayPoints !== before.displayPoints) this.client.display(request.displayPoints);
		if (modelOf(request) === modelOf(before)) return;
		this.standIn = null;
		this.dispatch({ type: 'changed' });
	}

	/**
	 * Adopts runs that were trained elsewhere, paused.
	 * @param checkpoint where they stand; null at their initial weights
	 * @param losses how they came there
	 * @param engine one that stands in for that of the request
	 * @param frames what could be seen on the way
	 */
	adopt(
		request: RunRequest,
		checkpoint: Checkpoint | null,
		losses: LossHistory,
		engine: EngineId | 'auto' | null = null,
		frames: ThinnedFrames | null = null,
	): void {
		// What is trained now ends first, as it is: whoever keeps it would take the adopted state for it.
		if (this.trains) this.dispatch({ type: 'stopped' });
		const { environment } = this.asked;
		this.asked = request;
		this.standIn = engine;
		this.branched = false;
		this.output.timeline.clear();
		if (request.environment !== environment) this.output.leaveWorld();
		this.output.losses.replace(losses);
		if (checkpoint) this.output.timeline.keep(checkpoint);
		this.output.begin(checkpoint?.step ?? 0);
		if (frames) this.output.takePast(frames);
		this.dispatch({ type: 'adopted' });
	}

	/** Goes on from the newest checkpoint with this engine, or with that of the request. */
	continueWith(engine: EngineId | 'auto' | null): void {
		if (engine) this.asked = { ...this.asked, engine };
		this.standIn = null;
		this.dispatch({ type: 'continued' });
	}

	/**
	 * Goes on from the latest checkpoint at or before a step, with the present settings; what came after it goes.
	 * Training waits for a person.
	 * @returns the checkpoint's step; null when there is none
	 */
	branchFrom(step: number): number | null {
		const checkpoint = this.output.timeline.checkpointAt(step);
		if (!checkpoint) return null;
		this.output.timeline.truncate(checkpoint.step);
		this.output.begin(checkpoint.step);
		this.dispatch({ type: 'adopted' });
		this.branched = true;
		return checkpoint.step;
	}

	/**
	 * Takes the worker of another run, which rests: it has loaded its engines and collected its data. The other stays to
	 * be looked at, and makes its model again, from its newest checkpoint, when it goes on.
	 */
	takeWorkerOf(other: TrainingRun): void {
		this.client.takeWorkerOf(other.client);
		this.output.state.setState({ engines: other.output.state.getState().engines });
		other.dispose();
	}

	/** Ends the worker. What the run has given stays to be looked at. */
	dispose(): void {
		this.dispatch({ type: 'disposed' });
	}

	/** Runs a task with the model: now, or as soon as it is made. */
	private soon(act: () => void, refuse: (reason: Error) => void): void {
		const ask = this.nextAsk++;
		this.asks.set(ask, { act, refuse });
		this.dispatch({ type: 'ask', ask });
	}

	private dispatch(event: TrainingEvent): void {
		const { state } = this.output;
		const [training, commands] = nextTraining(state.getState().training, event);
		if (training !== state.getState().training) state.setState({ training });
		for (const command of commands) this.carryOut(command);
	}

	private carryOut(command: TrainingCommand): void {
		switch (command.type) {
			case 'forget':
				this.output.timeline.clear();
				this.output.begin(0);
				break;
			case 'prepare':
				this.prepare();
				break;
			case 'settle':
				this.client.configure(this.asked.runs);
				break;
			case 'play':
				this.play();
				break;
			case 'halt':
				this.client.pause();
				break;
			case 'carryOut':
				this.take(command.ask)?.act();
				break;
			case 'refuse':
				this.take(command.ask)?.refuse(new Error(command.reason));
				break;
			case 'endWorker':
				this.client.dispose();
				break;
		}
	}

	private take(ask: AskId): Ask | undefined {
		const taken = this.asks.get(ask);
		this.asks.delete(ask);
		return taken;
	}

	private play(): void {
		// Pressing Train past the stop continues without one.
		this.client.play(this.output.state.getState().step >= this.stopAt ? 0 : this.stopAt);
	}

	private prepare(): void {
		const { losses, timeline, state } = this.output;
		const { newest } = timeline;
		if (newest) {
			losses.history.truncate(newest.step);
			timeline.truncate(newest.step);
		}
		losses.notify();
		state.setState({ problem: null, preparation: 'collecting', progress: 0, engine: null, contested: false });
		const engine = this.standIn ?? this.asked.engine;
		this.client.prepare({ ...this.asked, engine, checkpoint: newest });
	}
}
