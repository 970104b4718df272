import { Batch } from './Batch';
import { integerAt, normalAt } from './random';
import { Shape } from './Shape';

/** Streams of `src/randomness/counterRandom.ts`. */
const BATCH: u32 = 2;
const EPSILON: u32 = 3;
const EVALUATION_EPSILON: u32 = 4;

/** All transitions of a training, as `src/dataset/Dataset.ts` has them. */
@unmanaged
export class Dataset {
	size: i32;
	/** size × S, f32. */
	state: usize;
	/** size, u16. */
	action: usize;
	/** size × P, f32. */
	parameters: usize;
	/** size × S, f32. */
	stateDelta: usize;
	/** Transitions that batches are drawn from. */
	poolSize: i32;
	/** poolSize, u32: their indices. */
	indexPool: usize;

	constructor(shape: Shape, size: i32, poolSize: i32) {
		this.size = size;
		this.state = heap.alloc((<usize>(size * shape.stateDim)) << 2);
		this.action = heap.alloc((<usize>size) << 1);
		this.parameters = heap.alloc((<usize>(size * shape.parameterDim)) << 2);
		this.stateDelta = heap.alloc((<usize>(size * shape.stateDim)) << 2);
		this.poolSize = poolSize;
		this.indexPool = heap.alloc((<usize>poolSize) << 2);
	}

	/** The transitions of a step, drawn uniformly with replacement, and their noise. @param step from 1 */
	draw(batch: Batch, shape: Shape, seed: u32, step: u32, rows: i32): void {
		const latentDim = shape.latentDim;
		let noise = batch.latent;
		for (let row = 0; row < rows; row++) {
			const drawn = integerAt(seed, BATCH, step, row, this.poolSize);
			this.copy(load<u32>(this.indexPool + ((<usize>drawn) << 2)), batch, shape, row);
			for (let dim = 0; dim < latentDim; dim++, noise += 4) {
				store<f32>(noise, <f32>normalAt(seed, EPSILON, step, row, dim));
			}
		}
	}

	/** Listed transitions. @param indices rows, u32 */
	list(batch: Batch, shape: Shape, indices: usize, rows: i32): void {
		for (let row = 0; row < rows; row++) {
			this.copy(load<u32>(indices + ((<usize>row) << 2)), batch, shape, row);
		}
	}

	/** The noise that listed transitions are evaluated with, each its own at every step (`evaluationNoise`). */
	evaluationNoise(batch: Batch, shape: Shape, seed: u32, indices: usize, rows: i32): void {
		const latentDim = shape.latentDim;
		let noise = batch.latent;
		for (let row = 0; row < rows; row++) {
			const index = load<u32>(indices + ((<usize>row) << 2));
			for (let dim = 0; dim < latentDim; dim++, noise += 4) {
				store<f32>(noise, <f32>normalAt(seed, EVALUATION_EPSILON, 0, index, dim));
			}
		}
	}

	private copy(index: u32, batch: Batch, shape: Shape, row: i32): void {
		copyRow(batch.state, row, this.state, index, shape.stateDim);
		copyRow(batch.parameters, row, this.parameters, index, shape.parameterDim);
		copyRow(batch.stateDelta, row, this.stateDelta, index, shape.stateDim);
		store<i32>(batch.action + ((<usize>row) << 2), load<u16>(this.action + ((<usize>index) << 1)));
	}
}

function copyRow(to: usize, row: i32, from: usize, index: u32, columns: i32): void {
	const bytes = (<usize>columns) << 2;
	memory.copy(to + <usize>row * bytes, from + <usize>index * bytes, bytes);
}
