import { Condition } from './Condition';
import { multiplyElements, repeatFirstRow, splitGradient } from './elementwise';
import { Matrix } from './Matrix';
import { Scratch } from './products';
import { Shape } from './Shape';
import { tanhInPlace } from './tanh';
import { Finish } from './tile';

/** p(parameters, state change | z, state, action), as `src/model/Decoder.ts` has it. */
@unmanaged
export class Decoder {
	/** rows × Z: the code, to be filled before {@link forward}. */
	z: Matrix;
	/** rows × P: decoded parameters, in [−1, 1]. */
	parameters: Matrix;
	/** rows × S: predicted change of the state, in [−1, 1]. */
	stateDelta: Matrix;
	/** Gradients by the heads' pre-activations. */
	dParameters: Matrix;
	dStateDelta: Matrix;
	/** Gradient by z. */
	dZ: Matrix;

	private fromCondition: Matrix;
	private fromLatent: Matrix;
	private fused: Matrix;
	private hidden1: Matrix;
	private hidden2: Matrix;
	private hidden3: Matrix;
	private dA: Matrix;
	private dB: Matrix;

	constructor(shape: Shape, rows: i32) {
		const width = shape.width;
		this.z = new Matrix(rows, shape.latentDim);
		this.parameters = new Matrix(rows, shape.parameterDim);
		this.stateDelta = new Matrix(rows, shape.stateDim);
		this.dParameters = new Matrix(rows, shape.parameterDim);
		this.dStateDelta = new Matrix(rows, shape.stateDim);
		this.dZ = new Matrix(rows, shape.latentDim);
		this.fromCondition = new Matrix(rows, width);
		this.fromLatent = new Matrix(rows, width);
		this.fused = new Matrix(rows, width);
		this.hidden1 = new Matrix(rows, width);
		this.hidden2 = new Matrix(rows, width);
		this.hidden3 = new Matrix(rows, width);
		this.dA = new Matrix(rows, width);
		this.dB = new Matrix(rows, width);
	}

	/** Fills parameters and stateDelta. */
	forward(shape: Shape, scratch: Scratch, weights: usize, condition: Condition, rows: i32): void {
		shape.d0_0.forward(scratch, weights, condition.values, this.fromCondition, rows, Finish.RELU);
		this.decodeParameters(shape, scratch, weights, rows);
		this.decodeStateDelta(shape, scratch, weights, rows);
	}

	/** What {@link forward} fills in where every row has the condition of the first; stateDelta only where it is wanted. */
	forwardUnderOne(
		shape: Shape,
		scratch: Scratch,
		weights: usize,
		condition: Condition,
		rows: i32,
		withStateDelta: bool,
	): void {
		shape.d0_0.forward(scratch, weights, condition.values, this.fromCondition, 1, Finish.RELU);
		repeatFirstRow(this.fromCondition, rows);
		this.decodeParameters(shape, scratch, weights, rows);
		if (withStateDelta) this.decodeStateDelta(shape, scratch, weights, rows);
	}

	/** From z and fromCondition to parameters and hidden2. */
	private decodeParameters(shape: Shape, scratch: Scratch, weights: usize, rows: i32): void {
		const fused = this.fused;
		const hidden1 = this.hidden1;
		const hidden2 = this.hidden2;
		shape.d0_1.forward(scratch, weights, this.z, this.fromLatent, rows, Finish.RELU);
		multiplyElements(fused, this.fromCondition, this.fromLatent, rows);
		shape.d1.forward(scratch, weights, fused, hidden1, rows, Finish.RELU);
		shape.d2.forward(scratch, weights, hidden1, hidden2, rows, Finish.RELU);
		shape.parameter_action_output.forward(scratch, weights, hidden2, this.parameters, rows, Finish.BIAS);
		tanhInPlace(this.parameters.data, rows * this.parameters.stride);
	}

	/** From hidden2 to stateDelta. */
	private decodeStateDelta(shape: Shape, scratch: Scratch, weights: usize, rows: i32): void {
		const hidden3 = this.hidden3;
		shape.d3.forward(scratch, weights, this.hidden2, hidden3, rows, Finish.RELU);
		shape.delta_state_output.forward(scratch, weights, hidden3, this.stateDelta, rows, Finish.BIAS);
		tanhInPlace(this.stateDelta.data, rows * this.stateDelta.stride);
	}

	/** The gradients of the decoder's weights, of the condition and of z from dParameters and dStateDelta. */
	backward(shape: Shape, scratch: Scratch, weights: usize, gradients: usize, condition: Condition, rows: i32): void {
		const dA = this.dA;
		const dB = this.dB;
		const fused = this.fused;
		const hidden1 = this.hidden1;
		const hidden2 = this.hidden2;
		const hidden3 = this.hidden3;
		const dParameters = this.dParameters;
		const dStateDelta = this.dStateDelta;
		const head = shape.parameter_action_output;
		shape.delta_state_output.gradient(scratch, gradients, hidden3, dStateDelta, rows);
		shape.delta_state_output.backward(scratch, weights, hidden3, dStateDelta, dA, rows, Finish.MASK);
		head.gradient(scratch, gradients, hidden2, dParameters, rows);
		head.backward(scratch, weights, hidden2, dParameters, dB, rows, Finish.NOTHING);
		shape.d3.gradient(scratch, gradients, hidden2, dA, rows);
		shape.d3.backward(scratch, weights, hidden2, dA, dB, rows, Finish.ADD_AND_MASK);
		shape.d2.gradient(scratch, gradients, hidden1, dB, rows);
		shape.d2.backward(scratch, weights, hidden1, dB, dA, rows, Finish.MASK);
		shape.d1.gradient(scratch, gradients, fused, dA, rows);
		shape.d1.backward(scratch, weights, fused, dA, dB, rows, Finish.NOTHING);
		splitGradient(dB, dA, this.fromCondition, this.fromLatent, rows);
		shape.d0_1.gradient(scratch, gradients, this.z, dA, rows);
		shape.d0_1.backward(scratch, weights, this.z, dA, this.dZ, rows, Finish.NOTHING);
		shape.d0_0.gradient(scratch, gradients, condition.values, dB, rows);
		shape.d0_0.backward(scratch, weights, condition.values, dB, condition.dOfDecoder, rows, Finish.NOTHING);
	}
}
