import { Matrix } from './Matrix';
import { multiplyBackward, multiplyForward, multiplyGradient, Scratch } from './products';

/** A dense layer, y = f(W·x + b): where its weights lie in the flat array, and its gradients in another like it. */
@unmanaged
export class Dense {
	inputs: i32;
	outputs: i32;
	/** Bytes from the first weight of the model to W, [outputs × inputs]. */
	weight: usize;
	/** To b, [outputs]. */
	bias: usize;

	/** Numbers from the first weight of the model to what follows this layer. */
	end: i32;

	/** @param offset numbers from the first weight of the model to W; b follows */
	constructor(inputs: i32, outputs: i32, offset: i32) {
		this.inputs = inputs;
		this.outputs = outputs;
		this.weight = (<usize>offset) << 2;
		this.bias = (<usize>(offset + inputs * outputs)) << 2;
		this.end = offset + (inputs + 1) * outputs;
	}

	/** @param finish `Finish.RELU` or `Finish.BIAS` */
	forward(scratch: Scratch, weights: usize, x: Matrix, y: Matrix, rows: i32, finish: i32): void {
		const weight = this.weight;
		const bias = this.bias;
		multiplyForward(scratch, y, x, weights + weight, weights + bias, this.inputs, this.outputs, rows, finish);
	}

	/**
	 * The gradients by W and b.
	 * @param dy gradient by the pre-activations
	 */
	gradient(scratch: Scratch, gradients: usize, x: Matrix, dy: Matrix, rows: i32): void {
		multiplyGradient(scratch, gradients + this.weight, dy, x, this.inputs, this.outputs, rows);
		sumRows(gradients + this.bias, dy, this.outputs, rows);
	}

	/**
	 * The gradient by x; by the pre-activations of the layer before, where `finish` masks.
	 * @param x what `finish` masks by
	 */
	backward(scratch: Scratch, weights: usize, x: Matrix, dy: Matrix, dx: Matrix, rows: i32, finish: i32): void {
		multiplyBackward(scratch, dx, dy, weights + this.weight, this.inputs, this.outputs, rows, finish, x);
	}
}

/** The sum of each column over the rows. */
function sumRows(to: usize, matrix: Matrix, columns: i32, rows: i32): void {
	const step = (<usize>matrix.stride) << 2;
	for (let column = 0; column < columns; column += 4) {
		let from = matrix.data + ((<usize>column) << 2);
		let sum = f32x4.splat(0);
		for (let row = 0; row < rows; row++, from += step) sum = f32x4.add(sum, v128.load(from));
		const address = to + ((<usize>column) << 2);
		if (column + 4 <= columns) v128.store(address, sum);
		else {
			store<f32>(address, f32x4.extract_lane(sum, 0));
			if (column + 1 < columns) store<f32>(address, f32x4.extract_lane(sum, 1), 4);
			if (column + 2 < columns) store<f32>(address, f32x4.extract_lane(sum, 2), 8);
		}
	}
}
