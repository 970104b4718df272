/** How many replay entries HyAR's relabelling replaces: of entries stored with one set of weights, judged by another. */
import { ConditionalVae } from '../model/ConditionalVae';
import type { ModelShape } from '../model/layout';
import { latentBox, rangeRateOf } from './latentBox';
import { readRelabelling, storeEntries, type Transitions } from './relabelReading';

export interface StaleRequest {
	readonly shape: ModelShape;
	/** Weights with which the entries were stored, and the present ones. */
	readonly before: Float32Array;
	readonly now: Float32Array;
	/** One row an entry. */
	readonly transitions: Transitions;
	/** n × Z: the noise of the codes that are stored. */
	readonly epsilon: Float32Array;
	/** Central share of z in the box, percent. */
	readonly percent: number;
	/** Judge the stored latent as it stands, as published, or mapped through the box. */
	readonly unmapped: boolean;
	readonly seed: number;
}

/** Share of the stored latents that are replaced, 0 … 1. */
export function replacedShare(request: StaleRequest): number {
	const { shape, before, now, transitions, epsilon, percent, unmapped, seed } = request;
	const { latentDim, stateDim } = shape;
	const count = transitions.action.length;
	const model = new ConditionalVae(shape, count);
	model.encode(before, transitions, count);
	const { mean, std } = model.encoder;
	const z = Float32Array.from(epsilon, (noise, i) => mean[i] + std[i] * noise);
	const box = latentBox(z, count, latentDim, rangeRateOf(percent));
	const { latentKept } = readRelabelling({
		shape,
		weights: now,
		entries: storeEntries(shape, before, transitions, z, box, seed),
		reference: transitions,
		percent,
		unmapped,
		seed,
		choice: { state: transitions.state.subarray(0, stateDim), action: 0, count: 1 },
	});
	return latentKept.reduce((replaced, kept) => replaced + 1 - kept, 0) / count;
}
