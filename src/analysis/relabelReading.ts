/**
 * Replay entries while the model trains on: latents stored at one step, judged by the model of another, as HyAR's
 * representation shift correction (RSC) does before a critic uses them.
 */
import { ConditionalVae } from '../model/ConditionalVae';
import { embed, nearestAction } from '../model/embedding';
import type { ModelShape } from '../model/layout';
import { clamp } from '../numerics/clamp';
import { normalAt, randomnessAt, Stream } from '../randomness/counterRandom';
import { fromLatent, type LatentBox, latentBox, rangeRateOf, toLatent } from './latentBox';
import { RELABEL_THRESHOLD_FACTOR, type ReplayEntries, relabel } from './relabel';

/** What a policy adds to its embedding when it explores, as published at the end of its schedule. */
const EXPLORATION_NOISE = 0.1;

/** Transitions as columns, one row each. */
export interface Transitions {
	readonly state: Float32Array;
	readonly action: ArrayLike<number>;
	readonly parameters: Float32Array;
	readonly stateDelta: Float32Array;
}

/**
 * The entries that a policy would have stored with the present model: the embedding of the action that was carried out,
 * with a little exploration noise that does not change the action, and the code z of the transition in the policy's
 * [−1, 1], clipped as a policy's output is.
 * @param z n × Z: one noisy draw of each transition
 */
export function storeEntries(
	shape: ModelShape,
	weights: Float32Array,
	transitions: Transitions,
	z: ArrayLike<number>,
	box: LatentBox,
	seed: number,
): ReplayEntries {
	const rows = transitions.action.length;
	const { embeddingDim, latentDim } = shape;
	const embedding = new Float32Array(rows * embeddingDim);
	for (let row = 0; row < rows; row++) {
		const from = row * embeddingDim;
		const action = transitions.action[row];
		embed(shape, weights, action, embedding, from);
		for (let i = 0; i < embeddingDim; i++) {
			const noisy = embedding[from + i] + EXPLORATION_NOISE * normalAt(seed, Stream.policy, 0, row, i);
			embedding[from + i] = clamp(noisy, -1, 1);
		}
		if (nearestAction(shape, weights, embedding, from) !== action) embed(shape, weights, action, embedding, from);
	}
	const latent = Float32Array.from({ length: rows * latentDim }, (_, i) =>
		clamp(fromLatent(box, i % latentDim, z[i]), -1, 1),
	);
	return { ...transitions, embedding, latent };
}

export interface RelabelRequest {
	readonly shape: ModelShape;
	readonly weights: Float32Array;
	readonly entries: ReplayEntries;
	/** Transitions that the box and the model's own error are taken from. */
	readonly reference: Transitions;
	/** Central share of z in the box, percent. */
	readonly percent: number;
	/** Judge the stored latent as it stands, as published, or mapped through the box. */
	readonly unmapped: boolean;
	/** Of the noise in z and in what is replaced. */
	readonly seed: number;
	/** A state and action whose alternatives are drawn: S numbers and an index. */
	readonly choice: { readonly state: Float32Array; readonly action: number; readonly count: number };
}

export interface RelabelResult {
	/** The present box. */
	readonly box: LatentBox;
	/** The model's own mean squared error of the state change. */
	readonly reconstruction: number;
	/** 5 × that error: what an entry's error must stay below. */
	readonly threshold: number;
	/** n: mean squared error of the effect predicted from the stored latent. */
	readonly effectError: Float64Array;
	/** n: 1 where the stored latent is kept, 0 where it is replaced. */
	readonly latentKept: Uint8Array;
	/** n: 1 where the stored embedding still snaps to the action that was carried out. */
	readonly embeddingKept: Uint8Array;
	/** n × Z: the latent that the critic gets, in [−1, 1]. */
	readonly latent: Float32Array;
	/** n × P: what the tested latent decodes to now, for the action that was carried out. */
	readonly decoded: Float32Array;
	/** n: the action that the stored embedding snaps to now. */
	readonly snapped: Uint16Array;
	/** count × P: parameters decoded from draws of N(0, I) for the chosen state and action. */
	readonly alternatives: Float32Array;
}

/** One pass over the entries with the present model. */
export function readRelabelling(request: RelabelRequest): RelabelResult {
	const { shape, weights, entries, reference, percent, unmapped, seed, choice } = request;
	const { latentDim, parameterDim, embeddingDim, stateDim } = shape;
	const size = reference.action.length;
	const rows = entries.action.length;
	const model = new ConditionalVae(shape, Math.max(size, rows, choice.count));
	const epsilon = Float32Array.from({ length: size * latentDim }, (_, i) =>
		normalAt(seed, Stream.monteCarlo, 0, Math.floor(i / latentDim), i % latentDim),
	);
	const { state: reconstruction } = model.forward(weights, reference, epsilon, size);
	const box = latentBox(model.z, size, latentDim, rangeRateOf(percent));
	const threshold = RELABEL_THRESHOLD_FACTOR * reconstruction;
	const random = randomnessAt(seed, Stream.monteCarlo, 1, 0);
	const relabelled = relabel(shape, weights, entries, { box, threshold, unmapped, random });

	const tested = entries.latent.slice();
	if (!unmapped) for (let i = 0; i < tested.length; i++) tested[i] = toLatent(box, i % latentDim, tested[i]);
	model.decode(weights, entries.state, entries.action, tested, rows);
	const decoded = model.decoder.parameters.slice(0, rows * parameterDim);

	const state = new Float32Array(choice.count * stateDim);
	for (let row = 0; row < choice.count; row++) state.set(choice.state, row * stateDim);
	const draws = Float32Array.from({ length: choice.count * latentDim }, (_, i) =>
		normalAt(seed, Stream.priorSample, 0, Math.floor(i / latentDim), i % latentDim),
	);
	model.decode(weights, state, new Uint16Array(choice.count).fill(choice.action), draws, choice.count);
	return {
		box,
		reconstruction,
		threshold,
		effectError: relabelled.effectError,
		latentKept: relabelled.latentKept,
		embeddingKept: relabelled.embeddingKept,
		latent: relabelled.latent,
		decoded,
		snapped: Uint16Array.from({ length: rows }, (_, row) =>
			nearestAction(shape, weights, entries.embedding, row * embeddingDim),
		),
		alternatives: model.decoder.parameters.slice(0, choice.count * parameterDim),
	};
}
