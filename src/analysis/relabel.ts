/**
 * Representation shift correction (RSC), HyAR's relabelling of replay entries: stored codes go stale as the model
 * trains on; before a critic uses an entry, each half is kept if it still decodes to what was done, and replaced if
 * not.
 */
import { ConditionalVae } from '../model/ConditionalVae';
import { embed, nearestAction } from '../model/embedding';
import type { ModelShape } from '../model/layout';
import { clip } from '../numerics/clamp';
import type { Randomness } from '../randomness/counterRandom';
import { fromLatent, type LatentBox, toLatent } from './latentBox';

/** The spread and the clip of the noise on a replaced embedding, as published. */
const EMBEDDING_NOISE = { scale: 0.1, clip: 0.5 } as const;

/** A replaced latent is one whose predicted effect errs by more than this many times the model's own error. */
export const RELABEL_THRESHOLD_FACTOR = 5;

/** Replay entries, one row each. */
export interface ReplayEntries {
	/** n × S: scaled states. */
	readonly state: Float32Array;
	/** n: the discrete action that was carried out. */
	readonly action: ArrayLike<number>;
	/** n × P: the parameters that were carried out, in [−1, 1]. */
	readonly parameters: Float32Array;
	/** n × S: what they changed. */
	readonly stateDelta: Float32Array;
	/** n × d₁: the policy's embedding, in [−1, 1]. */
	readonly embedding: Float32Array;
	/** n × Z: the policy's latent, in [−1, 1]. */
	readonly latent: Float32Array;
}

/** How entries are judged. */
export interface RelabelRules {
	readonly box: LatentBox;
	/** Mean squared error of the state change above which a latent is replaced. */
	readonly threshold: number;
	/**
	 * Decode the stored latent as it stands, as published. The policy's output range is not the latent space, so this
	 * judges another code than the one that acted; `false` maps it through the box first.
	 */
	readonly unmapped: boolean;
}

export interface RelabelOptions extends RelabelRules {
	readonly random: Randomness;
}

/** Draws from N(0, 1) for what is replaced. */
export interface RelabelNoise {
	/** Called for every entry of a replaced embedding, in ascending order, before any of a latent. */
	embedding(row: number, dim: number): number;
	/** Called for every entry of a replaced latent, in ascending order. */
	latent(row: number, dim: number): number;
}

export interface Relabelled {
	/** n × d₁ */
	readonly embedding: Float32Array;
	/** n × Z */
	readonly latent: Float32Array;
	/** n: 1 where the embedding still snaps to the action that was carried out. */
	readonly embeddingKept: Uint8Array;
	/** n: 1 where the latent's predicted effect is still right. */
	readonly latentKept: Uint8Array;
	/** n: mean squared error of the effect predicted from the stored latent. */
	readonly effectError: Float64Array;
}

/** One relabelling pass with draws in sequence; the entries themselves are not changed. */
export function relabel(
	shape: ModelShape,
	weights: Float32Array,
	entries: ReplayEntries,
	{ random, ...rules }: RelabelOptions,
): Relabelled {
	const inSequence = { embedding: () => random.normal(), latent: () => random.normal() };
	return relabelEntries(new ConditionalVae(shape, entries.action.length), weights, entries, rules, inSequence);
}

/**
 * One relabelling pass; the entries themselves are not changed.
 * @param model of at least as many rows as there are entries; its buffers are written
 */
export function relabelEntries(
	model: ConditionalVae,
	weights: Float32Array,
	entries: ReplayEntries,
	{ box, threshold, unmapped }: RelabelRules,
	noise: RelabelNoise,
): Relabelled {
	const rows = entries.action.length;
	const { shape } = model;
	const { stateDim, embeddingDim, latentDim } = shape;

	const embedding = entries.embedding.slice();
	const embeddingKept = new Uint8Array(rows);
	for (let row = 0; row < rows; row++) {
		const from = row * embeddingDim;
		if (nearestAction(shape, weights, entries.embedding, from) === entries.action[row]) {
			embeddingKept[row] = 1;
			continue;
		}
		embed(shape, weights, entries.action[row], embedding, from);
		for (let dim = 0; dim < embeddingDim; dim++) {
			const spread = clip(EMBEDDING_NOISE.scale * noise.embedding(row, dim), EMBEDDING_NOISE.clip);
			embedding[from + dim] = clip(embedding[from + dim] + spread, 1);
		}
	}

	const tested = entries.latent.slice();
	if (!unmapped) {
		for (let i = 0; i < tested.length; i++) tested[i] = toLatent(box, i % latentDim, tested[i]);
	}
	model.decode(weights, entries.state, entries.action, tested, rows);
	const effectError = new Float64Array(rows);
	for (let row = 0; row < rows; row++) {
		let sum = 0;
		for (let i = row * stateDim; i < (row + 1) * stateDim; i++) {
			sum += (model.decoder.stateDelta[i] - entries.stateDelta[i]) ** 2;
		}
		effectError[row] = sum / stateDim;
	}

	const latent = entries.latent.slice();
	const latentKept = new Uint8Array(rows);
	model.encode(weights, entries, rows);
	const { mean, std } = model.encoder;
	for (let row = 0; row < rows; row++) {
		if (effectError[row] < threshold) {
			latentKept[row] = 1;
			continue;
		}
		for (let dim = 0; dim < latentDim; dim++) {
			const i = row * latentDim + dim;
			latent[i] = fromLatent(box, dim, mean[i] + std[i] * noise.latent(row, dim));
		}
	}
	// The published code clamps every entry at the end, the kept ones too.
	for (let i = 0; i < embedding.length; i++) embedding[i] = clip(embedding[i], 1);
	for (let i = 0; i < latent.length; i++) latent[i] = clip(latent[i], 1);
	return { embedding, latent, embeddingKept, latentKept, effectError };
}
