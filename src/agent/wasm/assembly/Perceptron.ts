import { Dense } from '../../../training/wasm/assembly/Dense';
import { Matrix } from '../../../training/wasm/assembly/Matrix';
import { Scratch } from '../../../training/wasm/assembly/products';
import { Finish } from '../../../training/wasm/assembly/tile';

/** Two hidden layers with ReLU and an output, as `src/agent/Perceptron.ts` has it; the output has no activation. */
@unmanaged
export class Perceptron {
	/** rows × outputs */
	output: Matrix;
	/** Gradient by it, to be filled before {@link backward}. */
	dOutput: Matrix;
	/** Numbers from the first weight of the network to what follows these layers. */
	end: i32;

	private layer1: Dense;
	private layer2: Dense;
	private layer3: Dense;
	private hidden1: Matrix;
	private hidden2: Matrix;
	private dA: Matrix;
	private dB: Matrix;

	/** @param offset numbers from the first weight of the network to these layers' first */
	constructor(inputs: i32, width: i32, outputs: i32, rows: i32, offset: i32) {
		const layer1 = new Dense(inputs, width, offset);
		const layer2 = new Dense(width, width, layer1.end);
		const layer3 = new Dense(width, outputs, layer2.end);
		this.layer1 = layer1;
		this.layer2 = layer2;
		this.layer3 = layer3;
		this.end = layer3.end;
		this.output = new Matrix(rows, outputs);
		this.dOutput = new Matrix(rows, outputs);
		this.hidden1 = new Matrix(rows, width);
		this.hidden2 = new Matrix(rows, width);
		this.dA = new Matrix(rows, width);
		this.dB = new Matrix(rows, width);
	}

	/** Fills output. */
	forward(scratch: Scratch, weights: usize, x: Matrix, rows: i32): void {
		this.layer1.forward(scratch, weights, x, this.hidden1, rows, Finish.RELU);
		this.layer2.forward(scratch, weights, this.hidden1, this.hidden2, rows, Finish.RELU);
		this.layer3.forward(scratch, weights, this.hidden2, this.output, rows, Finish.BIAS);
	}

	/** The gradients by the weights from dOutput. */
	gradient(scratch: Scratch, weights: usize, gradients: usize, x: Matrix, rows: i32): void {
		const dOutput = this.dOutput;
		const dA = this.dA;
		const dB = this.dB;
		this.layer3.gradient(scratch, gradients, this.hidden2, dOutput, rows);
		this.layer3.backward(scratch, weights, this.hidden2, dOutput, dA, rows, Finish.MASK);
		this.layer2.gradient(scratch, gradients, this.hidden1, dA, rows);
		this.layer2.backward(scratch, weights, this.hidden1, dA, dB, rows, Finish.MASK);
		this.layer1.gradient(scratch, gradients, x, dB, rows);
	}

	/** The gradient by the input alone, from dOutput. */
	inputGradient(scratch: Scratch, weights: usize, x: Matrix, dx: Matrix, rows: i32): void {
		const dA = this.dA;
		const dB = this.dB;
		this.layer3.backward(scratch, weights, this.hidden2, this.dOutput, dA, rows, Finish.MASK);
		this.layer2.backward(scratch, weights, this.hidden1, dA, dB, rows, Finish.MASK);
		this.layer1.backward(scratch, weights, x, dB, dx, rows, Finish.NOTHING);
	}
}
