import { Shape } from './Shape';

/** Transitions and their noise, one row each, without gaps between rows: what comes in from outside. */
@unmanaged
export class Batch {
	/** rows × S, f32. */
	state: usize;
	/** rows, i32. */
	action: usize;
	/** rows × P, f32. */
	parameters: usize;
	/** rows × S, f32. */
	stateDelta: usize;
	/** rows × Z, f32: noise, or the codes to decode. */
	latent: usize;

	constructor(shape: Shape, rows: i32) {
		this.state = heap.alloc((<usize>(rows * shape.stateDim)) << 2);
		this.action = heap.alloc((<usize>rows) << 2);
		this.parameters = heap.alloc((<usize>(rows * shape.parameterDim)) << 2);
		this.stateDelta = heap.alloc((<usize>(rows * shape.stateDim)) << 2);
		this.latent = heap.alloc((<usize>(rows * shape.latentDim)) << 2);
	}
}
