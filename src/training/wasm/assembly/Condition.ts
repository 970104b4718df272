import { Batch } from './Batch';
import { spread } from './elementwise';
import { Matrix, roundUp } from './Matrix';
import { Shape } from './Shape';
import { tanhInPlace } from './tanh';

/** What encoder and decoder are conditioned on: rows × (S + d₁), the state, then the embedding through tanh. */
@unmanaged
export class Condition {
	values: Matrix;
	/** Gradient from the encoder. */
	dOfEncoder: Matrix;
	/** Gradient from the decoder. */
	dOfDecoder: Matrix;
	/** One embedding, filled up to whole vectors. */
	private embedding: usize;

	constructor(shape: Shape, rows: i32) {
		const conditionDim = shape.conditionDim;
		this.values = new Matrix(rows, conditionDim);
		this.dOfEncoder = new Matrix(rows, conditionDim);
		this.dOfDecoder = new Matrix(rows, conditionDim);
		this.embedding = heap.alloc((<usize>roundUp(shape.embeddingDim, 4)) << 2);
	}

	fill(shape: Shape, weights: usize, batch: Batch, rows: i32): void {
		spread(this.values, 0, batch.state, shape.stateDim, rows);
		const embedding = this.embedding;
		const bytes = (<usize>shape.embeddingDim) << 2;
		for (let row = 0; row < rows; row++) {
			const action = load<i32>(batch.action + ((<usize>row) << 2));
			memory.copy(embedding, weights + <usize>action * bytes, bytes);
			tanhInPlace(embedding, shape.embeddingDim);
			memory.copy(this.values.row(row) + ((<usize>shape.stateDim) << 2), embedding, bytes);
		}
	}

	/** The gradient of the table; rows that the batch lacks get 0. */
	gradient(shape: Shape, gradients: usize, batch: Batch, rows: i32): void {
		const embeddingDim = shape.embeddingDim;
		memory.fill(gradients, 0, (<usize>(shape.actionCount * embeddingDim)) << 2);
		const first = (<usize>shape.stateDim) << 2;
		for (let row = 0; row < rows; row++) {
			const action = load<i32>(batch.action + ((<usize>row) << 2));
			let to = gradients + ((<usize>(action * embeddingDim)) << 2);
			let value = this.values.row(row) + first;
			let encoder = this.dOfEncoder.row(row) + first;
			let decoder = this.dOfDecoder.row(row) + first;
			for (let i = 0; i < embeddingDim; i++, to += 4, value += 4, encoder += 4, decoder += 4) {
				const embedded = load<f32>(value);
				const d = (load<f32>(encoder) + load<f32>(decoder)) * (1 - embedded * embedded);
				store<f32>(to, load<f32>(to) + d);
			}
		}
	}
}
