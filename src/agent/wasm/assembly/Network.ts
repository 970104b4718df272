import { adamUpdate } from '../../../training/wasm/assembly/adam';
import { roundUp } from '../../../training/wasm/assembly/Matrix';

/** A network's numbers: weights, those of its target, gradients and Adam's moments, flat and filled up to whole vectors. */
@unmanaged
export class Network {
	count: i32;
	weights: usize;
	target: usize;
	gradients: usize;
	first: usize;
	second: usize;

	constructor(count: i32) {
		this.count = count;
		const bytes = (<usize>roundUp(count, 4)) << 2;
		this.weights = heap.alloc(bytes);
		this.target = heap.alloc(bytes);
		this.gradients = heap.alloc(bytes);
		this.first = heap.alloc(bytes);
		this.second = heap.alloc(bytes);
	}

	update(stepSize: f64, correction: f64): void {
		adamUpdate(this.weights, this.gradients, this.first, this.second, this.count, stepSize, correction, true);
	}

	/** target ← τ·weights + (1 − τ)·target */
	follow(tau: f64): void {
		const share = f32x4.splat(<f32>tau);
		const rest = f32x4.splat(<f32>(1 - tau));
		const bytes = (<usize>this.count) << 2;
		for (let i: usize = 0; i < bytes; i += 16) {
			const moved = f32x4.mul(share, v128.load(this.weights + i));
			v128.store(this.target + i, f32x4.add(moved, f32x4.mul(rest, v128.load(this.target + i))));
		}
	}

	/** Scales gradients whose norm is above `most`, as `src/agent/gradients.ts` does. @returns the norm before */
	clip(most: f64): f64 {
		const end = this.gradients + ((<usize>this.count) << 2);
		let squares: f64 = 0;
		for (let at = this.gradients; at < end; at += 4) {
			const value = <f64>load<f32>(at);
			squares += value * value;
		}
		const norm = sqrt<f64>(squares);
		const scale = <f32>(most / (norm + 1e-6));
		if (scale < 1) for (let at = this.gradients; at < end; at += 4) store<f32>(at, load<f32>(at) * scale);
		return norm;
	}
}
