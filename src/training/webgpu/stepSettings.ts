/** What changes from step to step, as the kernels read it: the struct `Step` of kernels/bindings. */
import { ADAM, adamFactors } from '../../model/adam';
import type { ModelShape } from '../../model/layout';
import { scheduledLearningRate } from '../../model/learningRate';
import { scheduledKlWeight } from '../../model/schedule';
import type { RunSettings } from '../../model/settings';
import type { DRAWING } from './kernels/draw';

/** The most runs of one trainer. */
export const RUN_LIMIT = 32;

const HEAD_WORDS = 8;
const RUN_WORDS = 8;

/** Bytes of the struct. */
export const STEP_BYTES = 4 * (HEAD_WORDS + RUN_LIMIT * RUN_WORDS);

/** Bytes from one step's settings to the next: dynamic offsets are multiples of 256. */
export const STEP_STRIDE = 256 * Math.ceil(STEP_BYTES / 256);

/** How one batch is made and where its loss terms go. */
export interface BatchSettings {
	/** Number of the step. */
	readonly number: number;
	/** Place of its loss terms. */
	readonly slot: number;
	/** Of what is listed; a batch that is drawn has its run's. */
	readonly seed: number;
	readonly drawing: (typeof DRAWING)[keyof typeof DRAWING];
	readonly rows: number;
	/** First of the choices that count, and how many do. */
	readonly firstChoice: number;
	readonly choiceCount: number;
	readonly runCount: number;
}

/** One run at one step. */
export interface RunStep {
	readonly settings: RunSettings;
	/** Updates since Adam was made, this one included. */
	readonly adamStep: number;
	/** Of batches and noise. */
	readonly seed: number;
}

/** Settings of some steps, ready to be uploaded. */
export class StepTable {
	readonly bytes: ArrayBuffer;
	private readonly integers: Uint32Array;
	private readonly numbers: Float32Array;

	/** @param capacity steps that it holds */
	constructor(
		private readonly shape: ModelShape,
		readonly capacity: number,
	) {
		this.bytes = new ArrayBuffer(capacity * STEP_STRIDE);
		this.integers = new Uint32Array(this.bytes);
		this.numbers = new Float32Array(this.bytes);
	}

	/** @param index place in the table */
	setBatch(index: number, batch: BatchSettings): void {
		const { number, slot, seed, drawing, rows, firstChoice, choiceCount, runCount } = batch;
		const words = [number, slot, seed | 0, drawing, rows, firstChoice, choiceCount, runCount];
		this.integers.set(words, (index * STEP_STRIDE) / 4);
	}

	/** The factors of `adamUpdate` and of the gradients of the loss. */
	setRun(index: number, run: number, { settings, adamStep, seed }: RunStep, step: number, rows: number): void {
		const { stateDim, parameterDim, latentDim } = this.shape;
		const kept = settings.optimizer === 'kept';
		const { stepSize, correction } = adamFactors(scheduledLearningRate(settings, step), adamStep);
		const stateScale = (2 * settings.stateWeight) / (rows * stateDim);
		const parameterScale = (2 * settings.parameterWeight) / (rows * parameterDim);
		const klScale = scheduledKlWeight(settings, step) / (rows * latentDim);
		const at = (index * STEP_STRIDE) / 4 + HEAD_WORDS + run * RUN_WORDS;
		const { numbers } = this;
		numbers[at] = stepSize;
		numbers[at + 1] = correction;
		numbers[at + 2] = kept ? ADAM.beta1 : 0;
		numbers[at + 3] = kept ? ADAM.beta2 : 0;
		numbers[at + 4] = stateScale;
		numbers[at + 5] = parameterScale;
		numbers[at + 6] = klScale;
		this.integers[at + 7] = seed | 0;
	}
}
