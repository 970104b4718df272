import { type LatentBox, latentBox } from '../analysis/latentBox';
import { RELABEL_THRESHOLD_FACTOR } from '../analysis/relabel';
import type { InParts } from '../model/inParts';
import type { AgentEngine, ReplayBatch } from './AgentEngine';

/** Measurements of a representation after each change. */
export interface MeasuredBox {
	readonly box: LatentBox;
	/** Mean squared error of the predicted state change. */
	readonly stateError: number;
	/** Error from which on relabelling replaces a latent. */
	readonly threshold: number;
}

/** The policy's own square, for an agent without the box. */
export function unitBox(latentDim: number): LatentBox {
	return { lower: new Float64Array(latentDim).fill(-1), upper: new Float64Array(latentDim).fill(1) };
}

/**
 * The latent box and the threshold of relabelling, from fresh draws of the posterior (`get_c_rate` of the official code). A
 * part is a batch.
 * @param draw fills a batch with some transitions, the first of them number `first`
 * @param noise standard normal draw for a transition's number and latent dimension
 */
export function* measureBox(
	engine: AgentEngine,
	samples: number,
	draw: (batch: ReplayBatch, first: number, rows: number) => void,
	batch: ReplayBatch,
	noise: (sample: number, dim: number) => number,
): InParts<MeasuredBox> {
	const { latentDim, stateDim } = engine.model;
	const most = batch.action.length;
	const z = new Float32Array(samples * latentDim);
	let error = 0;
	for (let first = 0; first < samples; first += most) {
		const rows = Math.min(most, samples - first);
		draw(batch, first, rows);
		const { mean, std } = engine.encode(batch, rows);
		for (let i = 0; i < rows * latentDim; i++) {
			const sample = first + Math.floor(i / latentDim);
			z[first * latentDim + i] = mean[i] + std[i] * noise(sample, i % latentDim);
		}
		const { stateDelta } = engine.decode(batch.state, batch.action, z.subarray(first * latentDim), rows);
		for (let i = 0; i < rows * stateDim; i++) error += (stateDelta[i] - batch.stateDelta[i]) ** 2;
		yield;
	}
	const stateError = error / (samples * stateDim);
	return { box: latentBox(z, samples, latentDim), stateError, threshold: RELABEL_THRESHOLD_FACTOR * stateError };
}
