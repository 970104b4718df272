import type { Dataset } from '../dataset/Dataset';
import { copyTransition, emptyRows, type TransitionRows } from '../dataset/transitionRows';
import { integerAt, normalAt, Stream } from '../randomness/counterRandom';
import { seedOfRun, type TrainerSetup } from './Trainer';

/**
 * The batch and the noise of every step, as pure functions of the seed and the step: every run and
 * every engine sees the same.
 */
export class BatchSource implements TransitionRows {
	readonly state: Float32Array;
	readonly action: Int32Array;
	readonly parameters: Float32Array;
	readonly stateDelta: Float32Array;
	/** rows × Z, from N(0, 1). */
	readonly epsilon: Float32Array;
	/** rows: which transition of the dataset each is. */
	readonly index: Uint32Array;

	/** @param from transitions that are drawn from; all when left out */
	constructor(
		private readonly dataset: Dataset,
		private readonly seed: number,
		readonly rows: number,
		private readonly latentDim: number,
		private readonly from?: Uint32Array,
	) {
		const { state, action, parameters, stateDelta } = emptyRows(dataset, rows);
		this.state = state;
		this.action = action;
		this.parameters = parameters;
		this.stateDelta = stateDelta;
		this.epsilon = new Float32Array(rows * latentDim);
		this.index = new Uint32Array(rows);
	}

	/** Draws the transitions of a step uniformly with replacement, and its noise. @param step from 1 */
	draw(step: number): void {
		for (let row = 0; row < this.rows; row++) {
			const drawn = integerAt(this.seed, Stream.batch, step, row, 0, this.from?.length ?? this.dataset.size);
			this.index[row] = this.from ? this.from[drawn] : drawn;
			copyTransition(this.dataset, this.index[row], this, row);
			for (let dim = 0; dim < this.latentDim; dim++) {
				this.epsilon[row * this.latentDim + dim] = normalAt(this.seed, Stream.epsilon, step, row, dim);
			}
		}
	}
}

/** The batches of every run: one source for all runs of a seed. */
export class RunBatches {
	private readonly sources = new Map<number, BatchSource>();

	constructor(private readonly setup: TrainerSetup) {
		const { dataset, batchSize, shape, trainingPart } = setup;
		setup.runs.forEach((_, run) => {
			const seed = seedOfRun(setup, run);
			if (this.sources.has(seed)) return;
			this.sources.set(seed, new BatchSource(dataset, seed, batchSize, shape.latentDim, trainingPart));
		});
	}

	/** Draws the batches of a step. @param step from 1 */
	draw(step: number): void {
		for (const source of this.sources.values()) source.draw(step);
	}

	/** All drawn batches. */
	all(): Iterable<BatchSource> {
		return this.sources.values();
	}

	of(run: number): BatchSource {
		return this.sources.get(seedOfRun(this.setup, run)) as BatchSource;
	}
}
