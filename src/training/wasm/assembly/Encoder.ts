import { exp } from '../../../numerics/exponential';
import { Batch } from './Batch';
import { Condition } from './Condition';
import { multiplyElements, splitGradient, spread } from './elementwise';
import { Matrix } from './Matrix';
import { Scratch } from './products';
import { Shape } from './Shape';
import { Finish } from './tile';

/** log σ is clamped to this range, see `src/model/kl.ts`. */
const LOG_STD_MIN: f32 = -4;
const LOG_STD_MAX: f32 = 15;

/** q(z | state, action, parameters), as `src/model/Encoder.ts` has it. */
@unmanaged
export class Encoder {
	/** rows × Z: μ. */
	mean: Matrix;
	/** rows × Z: log σ before it is clamped. */
	rawLogStd: Matrix;
	/** rows × Z: log σ. */
	logStd: Matrix;
	/** rows × Z: σ. */
	std: Matrix;
	/** rows × Z: gradients by μ and by the raw log σ. */
	dMean: Matrix;
	dLogStd: Matrix;

	private parameters: Matrix;
	private fromCondition: Matrix;
	private fromParameters: Matrix;
	private fused: Matrix;
	private hidden1: Matrix;
	private hidden2: Matrix;
	private dA: Matrix;
	private dB: Matrix;

	constructor(shape: Shape, rows: i32) {
		const width = shape.width;
		const latentDim = shape.latentDim;
		this.mean = new Matrix(rows, latentDim);
		this.rawLogStd = new Matrix(rows, latentDim);
		this.logStd = new Matrix(rows, latentDim);
		this.std = new Matrix(rows, latentDim);
		this.dMean = new Matrix(rows, latentDim);
		this.dLogStd = new Matrix(rows, latentDim);
		this.parameters = new Matrix(rows, shape.parameterDim);
		this.fromCondition = new Matrix(rows, width);
		this.fromParameters = new Matrix(rows, width);
		this.fused = new Matrix(rows, width);
		this.hidden1 = new Matrix(rows, width);
		this.hidden2 = new Matrix(rows, width);
		this.dA = new Matrix(rows, width);
		this.dB = new Matrix(rows, width);
	}

	/** Fills mean, logStd and std. */
	forward(shape: Shape, scratch: Scratch, weights: usize, condition: Condition, batch: Batch, rows: i32): void {
		spread(this.parameters, 0, batch.parameters, shape.parameterDim, rows);
		shape.e0_0.forward(scratch, weights, condition.values, this.fromCondition, rows, Finish.RELU);
		shape.e0_1.forward(scratch, weights, this.parameters, this.fromParameters, rows, Finish.RELU);
		multiplyElements(this.fused, this.fromCondition, this.fromParameters, rows);
		shape.e1.forward(scratch, weights, this.fused, this.hidden1, rows, Finish.RELU);
		shape.e2.forward(scratch, weights, this.hidden1, this.hidden2, rows, Finish.RELU);
		shape.mean.forward(scratch, weights, this.hidden2, this.mean, rows, Finish.BIAS);
		shape.log_std.forward(scratch, weights, this.hidden2, this.rawLogStd, rows, Finish.BIAS);
		for (let row = 0; row < rows; row++) this.clampRow(row, shape.latentDim);
	}

	private clampRow(row: i32, latentDim: i32): void {
		let from = this.rawLogStd.row(row);
		let to = this.logStd.row(row);
		let std = this.std.row(row);
		for (let dim = 0; dim < latentDim; dim++, from += 4, to += 4, std += 4) {
			const raw = load<f32>(from);
			// Written so that NaN passes through: a fault must show, not be clamped away.
			const clamped = raw < LOG_STD_MIN ? LOG_STD_MIN : raw > LOG_STD_MAX ? LOG_STD_MAX : raw;
			store<f32>(to, clamped);
			store<f32>(std, <f32>exp(clamped));
		}
	}

	/** The gradients of the encoder's weights and of the condition from dMean and dLogStd. */
	backward(shape: Shape, scratch: Scratch, weights: usize, gradients: usize, condition: Condition, rows: i32): void {
		const dA = this.dA;
		const dB = this.dB;
		const hidden1 = this.hidden1;
		const hidden2 = this.hidden2;
		const fused = this.fused;
		shape.mean.gradient(scratch, gradients, hidden2, this.dMean, rows);
		shape.log_std.gradient(scratch, gradients, hidden2, this.dLogStd, rows);
		shape.mean.backward(scratch, weights, hidden2, this.dMean, dA, rows, Finish.NOTHING);
		shape.log_std.backward(scratch, weights, hidden2, this.dLogStd, dA, rows, Finish.ADD_AND_MASK);
		shape.e2.gradient(scratch, gradients, hidden1, dA, rows);
		shape.e2.backward(scratch, weights, hidden1, dA, dB, rows, Finish.MASK);
		shape.e1.gradient(scratch, gradients, fused, dB, rows);
		shape.e1.backward(scratch, weights, fused, dB, dA, rows, Finish.NOTHING);
		splitGradient(dA, dB, this.fromCondition, this.fromParameters, rows);
		shape.e0_1.gradient(scratch, gradients, this.parameters, dB, rows);
		shape.e0_0.gradient(scratch, gradients, condition.values, dA, rows);
		shape.e0_0.backward(scratch, weights, condition.values, dA, condition.dOfEncoder, rows, Finish.NOTHING);
	}

	/** Where log σ was clamped its gradient is 0. */
	stopClamped(latentDim: i32, rows: i32): void {
		for (let row = 0; row < rows; row++) {
			let raw = this.rawLogStd.row(row);
			let d = this.dLogStd.row(row);
			for (let dim = 0; dim < latentDim; dim++, raw += 4, d += 4) {
				const value = load<f32>(raw);
				if (value < LOG_STD_MIN || value > LOG_STD_MAX) store<f32>(d, 0);
			}
		}
	}
}
