/** The terms of the loss and the gradients that training starts from. Sums are kept in double precision, as in the reference. */
import { expm1 } from '../../../numerics/exponential';
import { Decoder } from './Decoder';
import { Encoder } from './Encoder';
import { Matrix } from './Matrix';

/** The mean square of the errors. @param target rows × columns without gaps */
export function meanSquaredError(predicted: Matrix, target: usize, columns: i32, rows: i32): f64 {
	let sum: f64 = 0;
	for (let row = 0; row < rows; row++) {
		let from = predicted.row(row);
		for (let column = 0; column < columns; column++, from += 4, target += 4) {
			const error = <f64>load<f32>(from) - <f64>load<f32>(target);
			sum += error * error;
		}
	}
	return sum / <f64>(rows * columns);
}

/** The gradient of weight · mean squared error by the pre-activations of a head that ends in tanh. */
export function errorGradient(d: Matrix, predicted: Matrix, target: usize, weight: f64, columns: i32, rows: i32): void {
	const scale = <f32>((2 * weight) / <f64>(rows * columns));
	for (let row = 0; row < rows; row++) {
		let from = predicted.row(row);
		let to = d.row(row);
		for (let column = 0; column < columns; column++, from += 4, to += 4, target += 4) {
			const value = load<f32>(from);
			store<f32>(to, scale * (value - load<f32>(target)) * (1 - value * value));
		}
	}
}

/** z = μ + σ·ε. @param epsilon rows × Z without gaps */
export function reparameterise(z: Matrix, encoder: Encoder, epsilon: usize, latentDim: i32, rows: i32): void {
	for (let row = 0; row < rows; row++) {
		let mean = encoder.mean.row(row);
		let std = encoder.std.row(row);
		let to = z.row(row);
		for (let dim = 0; dim < latentDim; dim++, mean += 4, std += 4, to += 4, epsilon += 4) {
			store<f32>(to, load<f32>(mean) + load<f32>(std) * load<f32>(epsilon));
		}
	}
}

/** The KL divergence from N(0, I) in nats, mean over rows and dimensions. */
export function meanKl(encoder: Encoder, latentDim: i32, rows: i32): f64 {
	let sum: f64 = 0;
	for (let row = 0; row < rows; row++) {
		let mean = encoder.mean.row(row);
		let logStd = encoder.logStd.row(row);
		for (let dim = 0; dim < latentDim; dim++, mean += 4, logStd += 4) {
			const mu = <f64>load<f32>(mean);
			const logSigma = <f64>load<f32>(logStd);
			// From log σ, never from log σ², which underflows.
			sum += 0.5 * mu * mu + (0.5 * expm1(2 * logSigma) - logSigma);
		}
	}
	return sum / <f64>(rows * latentDim);
}

/** z = μ + σ·ε passes the decoder's pull on; the KL adds μ and σ² − 1. */
export function posteriorGradient(
	encoder: Encoder,
	decoder: Decoder,
	epsilon: usize,
	klWeight: f64,
	latentDim: i32,
	rows: i32,
): void {
	const scale = <f32>(klWeight / <f64>(rows * latentDim));
	for (let row = 0; row < rows; row++) {
		let mean = encoder.mean.row(row);
		let std = encoder.std.row(row);
		let dZ = decoder.dZ.row(row);
		let dMean = encoder.dMean.row(row);
		let dLogStd = encoder.dLogStd.row(row);
		for (let dim = 0; dim < latentDim; dim++, mean += 4, std += 4, dZ += 4, dMean += 4, dLogStd += 4, epsilon += 4) {
			const pull = load<f32>(dZ);
			const sigma = load<f32>(std);
			store<f32>(dMean, pull + scale * load<f32>(mean));
			store<f32>(dLogStd, pull * sigma * load<f32>(epsilon) + scale * (sigma * sigma - 1));
		}
	}
	encoder.stopClamped(latentDim, rows);
}
