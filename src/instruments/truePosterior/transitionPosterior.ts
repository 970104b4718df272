/** The true posterior of one transition under the decoders of some runs, whose losses say what noise they assume. */

import type { TermWeights } from '../../analysis/forces';
import type { Transitions } from '../../analysis/relabelReading';
import { ConditionalVae } from '../../model/ConditionalVae';
import { LatentDecoder } from '../../model/decode';
import { type DecoderNoise, decoderNoise } from '../../model/decoderNoise';
import { LOG_TWO_PI } from '../../model/kl';
import type { ModelShape } from '../../model/layout';
import { clamp } from '../../numerics/clamp';
import { log } from '../../numerics/logarithm';
import { type LogLikelihood, type PosteriorReading, readPosterior } from './truePosterior';

export interface TransitionPosteriorRequest {
	readonly shape: ModelShape;
	readonly runs: readonly { readonly weights: Float32Array; readonly terms: TermWeights }[];
	/** One row. */
	readonly transition: Transitions;
	/** ε of the importance sampling. */
	readonly draws: number;
	readonly seed: number;
}

export interface TransitionPosterior {
	/** Z: the encoder's posterior. */
	readonly mean: Float32Array;
	readonly std: Float32Array;
	/** What the run's loss assumes. */
	readonly noise: DecoderNoise;
	/** Null without KL weight: the loss then assumes a decoder without noise, and there is no density to compute. */
	readonly reading: PosteriorReading | null;
}

/** Multiplications that the grid of one run may take: about a second on one core. */
const MULTIPLICATIONS = 8e8;

/** More points than this show nothing more, fewer no shape. */
const MOST_POINTS = 40_000;
const FEWEST_POINTS = 3_000;

/** Codes that are decoded at a time: their hidden layers fit a processor's cache. */
const BLOCK = 240;

export function readTransitionPosteriors({
	shape,
	runs,
	transition,
	draws,
	seed,
}: TransitionPosteriorRequest): TransitionPosterior[] {
	const budget = clamp(Math.round(MULTIPLICATIONS / (3 * shape.width ** 2)), FEWEST_POINTS, MOST_POINTS);
	return runs.map(({ weights, terms }) => {
		const model = new ConditionalVae(shape, 1);
		model.encode(weights, transition, 1);
		const [mean, std] = [model.encoder.mean.slice(), model.encoder.std.slice()];
		const noise = decoderNoise(terms, shape);
		if (terms.klWeight === 0) return { mean, std, noise, reading: null };
		const logLikelihood = likelihoodOf(shape, weights, transition, noise);
		return { mean, std, noise, reading: readPosterior({ logLikelihood, mean, std, draws, seed, budget }) };
	});
}

/** log p(x, Δs | z, s, k); a term without weight, whose noise is infinite, says nothing and is left out. */
function likelihoodOf(
	shape: ModelShape,
	weights: Float32Array,
	transition: Transitions,
	noise: DecoderNoise,
): LogLikelihood {
	const decoder = new LatentDecoder(shape);
	const { stateDim, latentDim } = shape;
	const state = new Float32Array(BLOCK * stateDim);
	for (let row = 0; row < BLOCK; row++) state.set(transition.state.subarray(0, stateDim), row * stateDim);
	const action = new Array<number>(BLOCK).fill(transition.action[0]);
	const terms = [
		{ target: transition.parameters, tau: noise.parameters, of: 'parameters' },
		{ target: transition.stateDelta, tau: noise.state, of: 'stateDelta' },
	] as const;
	return (codes, rows) => {
		const values = new Float64Array(rows);
		for (let start = 0; start < rows; start += BLOCK) {
			const count = Math.min(BLOCK, rows - start);
			const z = codes.subarray(start * latentDim, (start + count) * latentDim);
			const decoding = decoder.decode(weights, { state, action, z }, count);
			for (const { target, tau, of } of terms) {
				if (!Number.isFinite(tau)) continue;
				const width = target.length;
				const constant = -width * (log(tau) + LOG_TWO_PI / 2);
				for (let row = 0; row < count; row++) {
					let squares = 0;
					for (let i = 0; i < width; i++) squares += (decoding[of][row * width + i] - target[i]) ** 2;
					values[start + row] += constant - squares / (2 * tau ** 2);
				}
			}
		}
		return values;
	};
}
