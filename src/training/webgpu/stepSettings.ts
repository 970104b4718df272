/** What changes from step to step, as the kernels read it. */
import { ADAM, adamFactors } from '../../model/adam';
import type { ModelShape } from '../../model/layout';
import type { PlannedRun } from '../LockStepTrainer';
import { type Words, wordsOf } from './kernels/struct';
import { RUN, STEP } from './kernels/structs';

/** Bytes from one step's settings to the next: dynamic offsets are multiples of 256. */
export const STEP_STRIDE = 256 * Math.ceil((4 * STEP.words) / 256);

/** How a batch is made. */
export const BATCH_MODE = {
	/** Transitions at random from the pool of indices, noise of the step. */
	random: 0,
	/** The pool in order, each transition with the noise that it keeps (`evaluationNoise`). */
	listed: 1,
	/** The pool in order; the noise is there already. */
	given: 2,
} as const;
export type BatchMode = (typeof BATCH_MODE)[keyof typeof BATCH_MODE];

/** How one batch is made and where its loss terms go. */
export interface BatchSettings {
	/** Number of the step. */
	readonly number: number;
	/** Place of its loss terms. */
	readonly slot: number;
	/** Of what is listed; a batch that is drawn has its run's. */
	readonly seed: number;
	readonly batchMode: BatchMode;
	readonly rows: number;
	/** First of the indices that count, and how many do. */
	readonly firstIndex: number;
	readonly indexCount: number;
	readonly runCount: number;
}

/** Settings of some steps, ready to be uploaded. */
export class StepTable {
	readonly bytes: ArrayBuffer;
	private readonly words: Words;

	/** @param capacity steps that it holds */
	constructor(
		private readonly shape: ModelShape,
		readonly capacity: number,
	) {
		this.bytes = new ArrayBuffer(capacity * STEP_STRIDE);
		this.words = wordsOf(this.bytes);
	}

	/** @param index place in the table */
	setBatch(index: number, batch: BatchSettings): void {
		STEP.write(this.words, (index * STEP_STRIDE) / 4, batch);
	}

	/** The factors of `adamUpdate` and of the gradients of the loss. @param rows of a batch */
	setRun(index: number, run: number, { settings, learningRate, adamStep, seed }: PlannedRun, rows: number): void {
		const { stateDim, parameterDim, latentDim } = this.shape;
		const { stepSize, correction } = adamFactors(learningRate, adamStep);
		const kept = settings.optimizer === 'kept';
		const stateScale = (2 * settings.stateWeight) / (rows * stateDim);
		const parameterScale = (2 * settings.parameterWeight) / (rows * parameterDim);
		const klScale = settings.klWeight / (rows * latentDim);
		RUN.write(this.words, (index * STEP_STRIDE) / 4 + STEP.tailAt + run * RUN.words, {
			stepSize,
			correction,
			keepFirst: kept ? ADAM.beta1 : 0,
			keepSecond: kept ? ADAM.beta2 : 0,
			errorScales: [stateScale, parameterScale],
			klScale,
			seed,
		});
	}
}
