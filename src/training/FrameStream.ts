/** The frames of a session, sent as often as the page draws them, each with all steps since the last. */
import { leadingCodes } from '../analysis/posteriorCodes';
import { firstTransitions, sampledCodes, transitionNoise } from '../analysis/transitionNoise';
import { measuredCount } from '../dataset/measuredSet';
import { worldById } from '../environments/ownWorlds';
import type { ModelShape } from '../model/layout';
import type { RunSettings } from '../model/settings';
import type { RunFrame } from './Frame';
import { Pace, StepRate } from './Pace';
import { PendingMetrics } from './PendingMetrics';
import type { FromWorker, SessionRequest, TrainedSteps } from './protocol';
import { shapeOf } from './shapeOf';
import { TestEvaluation } from './TestEvaluation';
import type { StepMetrics, Trainer } from './Trainer';

type FrameMessage = Extract<FromWorker, { type: 'frame' }>;

/** What the frames need of the worker. */
export interface FrameHost {
	post(message: FromWorker, transfer?: Transferable[]): void;
	/** Milliseconds, monotonic. */
	now(): number;
}

export class FrameStream {
	private count: number;
	private drawn = true;
	private epsilon: Float32Array = new Float32Array(0);
	private pace = new Pace();
	private readonly measured: number;
	private readonly testPart: TestEvaluation;
	private readonly pending: PendingMetrics;
	private readonly rate = new StepRate();

	constructor(
		private readonly session: number,
		private readonly request: SessionRequest,
		private readonly host: FrameHost,
	) {
		this.count = Math.min(request.displayPoints, request.dataSize);
		this.measured = measuredCount(request.dataSize);
		this.testPart = new TestEvaluation(request);
		this.pending = new PendingMetrics(request.runs.length);
	}

	/** Sets how many transitions the frames have, from the next one on. */
	display(points: number): void {
		this.count = Math.min(points, this.request.dataSize);
	}

	/** The last frame has been drawn: the next may come. */
	frameDrawn(): void {
		this.drawn = true;
	}

	/** Steps that the next burst takes. */
	get burst(): number {
		return this.pace.burst;
	}

	/** Another engine trains from here on: its speed has to be measured. */
	engineChanged(): void {
		this.pace = new Pace();
	}

	/** Steps a second are counted from here on. */
	begin(step: number): void {
		this.rate.start(this.host.now(), step);
	}

	/** @param settings that every step of the burst was taken with @param took milliseconds */
	tookBurst(trainer: Trainer, metrics: StepMetrics, settings: readonly RunSettings[], took: number): void {
		this.pace.tookBurst(metrics.count, took);
		this.pending.add(metrics, settings, trainer.engine);
		this.rate.add(this.host.now(), trainer.step);
	}

	/** Forgets the steps that have not been reported. */
	clear(): void {
		this.pending.clear();
	}

	/** Every step since the last frame or checkpoint. */
	take(step: number): TrainedSteps {
		return this.pending.take(step);
	}

	/** Whether the last frame is drawn and the next is due. */
	get isDue(): boolean {
		return this.drawn && this.pace.frameDue(this.host.now());
	}

	/**
	 * Encodes what is shown and posts it, with everything since the last frame.
	 * @param playing whether steps go on
	 * @param isTrusted whether what the engine computed may be shown; nothing is posted where it may not
	 */
	async send(trainer: Trainer, playing: boolean, isTrusted: () => boolean): Promise<void> {
		const start = this.host.now();
		const { count, request } = this;
		const runs: RunFrame[] = [];
		for (let run = 0; run < request.runs.length; run++) runs.push(await this.runFrame(trainer, run, count));
		if (!isTrusted()) return;
		const test = await this.testPart.evaluate(trainer, runs.length, this.host.now(), !playing);
		if (!isTrusted()) return;
		const end = this.host.now();
		this.pace.tookFrame(end, end - start);
		this.drawn = false;
		const message: FrameMessage = {
			type: 'frame',
			session: this.session,
			frame: { source: 'training', step: trainer.step, count, shape: this.shape, runs },
			metrics: this.pending.take(trainer.step),
			test,
			stepsPerSecond: playing ? this.rate.perSecond(end) : 0,
			memory: trainer.memory(),
		};
		this.host.post(message, frameTransfer(message));
	}

	private get shape(): ModelShape {
		const environment = worldById(this.request.environment);
		if (!environment) throw new RangeError(`there is no environment "${this.request.environment}"`);
		return shapeOf(environment, this.request);
	}

	private async runFrame(trainer: Trainer, run: number, count: number): Promise<RunFrame> {
		const { latentDim, seed } = this.request;
		const encoded = firstTransitions(Math.max(count, this.measured));
		if (this.epsilon.length < encoded.length * latentDim) this.epsilon = transitionNoise(seed, encoded, latentDim);
		const { mean, std } = await trainer.encode(run, encoded);
		const codes = { mean, std, z: sampledCodes(mean, std, this.epsilon) };
		return {
			...leadingCodes(codes, count, latentDim),
			measured: leadingCodes(codes, this.measured, latentDim),
			weights: await trainer.weights(run),
		};
	}
}

/** The buffers of a frame that are transferred. */
function frameTransfer({ frame, metrics }: FrameMessage): Transferable[] {
	const arrays = frame.runs.flatMap(({ mean, std, z, weights }) => [mean, std, z, weights]);
	return [metrics.values, ...arrays].map(({ buffer }) => buffer as ArrayBuffer);
}
