/** Relabelling against one pass of the official code with every random draw 0. */
import { expect } from 'vitest';
import { RELABEL_THRESHOLD_FACTOR, type ReplayEntries, relabel } from '../../src/analysis/relabel';
import type { ModelShape } from '../../src/model/layout';
import { noRandomness } from '../../src/randomness/counterRandom';
import type { NamedTensors, Tensor } from './fixtures';
import { expectClose, flatten } from './tensors';

export interface RelabelFixture {
	readonly dims: {
		readonly state: number;
		readonly actions: number;
		readonly embedding: number;
		readonly latent: number;
		readonly hidden: number;
		readonly batch: number;
	};
	readonly note?: string;
	readonly weights: NamedTensors;
	/** batch × state */
	readonly state: Tensor;
	/** batch: indices of the actions carried out */
	readonly action: readonly number[];
	/** batch × parameters */
	readonly parameters: Tensor;
	/** batch × state */
	readonly state_delta: Tensor;
	/** batch × embedding */
	readonly stored_embedding: Tensor;
	/** batch × latent; tested unmapped, as published */
	readonly stored_latent: Tensor;
	readonly box: { readonly upper: readonly number[]; readonly lower: readonly number[] };
	readonly recon_state_mse: number;
	readonly threshold: number;
	readonly kept_discrete_fraction: number;
	readonly kept_latent_fraction: number;
	readonly relabelled_embedding: Tensor;
	readonly relabelled_latent: Tensor;
}

/** The official pass runs in float32. */
const TOLERANCE = 1e-5;

/** Fails where our relabelling differs from the fixture. */
export function checkRelabel(fixture: RelabelFixture): void {
	const { dims } = fixture;
	const shape: ModelShape = {
		stateDim: dims.state,
		actionCount: dims.actions,
		embeddingDim: dims.embedding,
		parameterDim: fixture.parameters.shape[1],
		latentDim: dims.latent,
		width: dims.hidden,
	};
	expect(fixture.threshold).toBeCloseTo(RELABEL_THRESHOLD_FACTOR * fixture.recon_state_mse, 12);
	const entries: ReplayEntries = {
		state: Float32Array.from(fixture.state.data),
		action: fixture.action,
		parameters: Float32Array.from(fixture.parameters.data),
		stateDelta: Float32Array.from(fixture.state_delta.data),
		embedding: Float32Array.from(fixture.stored_embedding.data),
		latent: Float32Array.from(fixture.stored_latent.data),
	};
	const relabelled = relabel(shape, flatten(shape, fixture.weights), entries, {
		box: { lower: Float64Array.from(fixture.box.lower), upper: Float64Array.from(fixture.box.upper) },
		threshold: fixture.threshold,
		unmapped: true,
		random: noRandomness,
	});
	expectClose(relabelled.embedding, fixture.relabelled_embedding.data, TOLERANCE, 'relabelled embeddings');
	expectClose(relabelled.latent, fixture.relabelled_latent.data, TOLERANCE, 'relabelled latents');
	expect(share(relabelled.embeddingKept), 'share of embeddings kept').toBeCloseTo(fixture.kept_discrete_fraction, 6);
	expect(share(relabelled.latentKept), 'share of latents kept').toBeCloseTo(fixture.kept_latent_fraction, 6);
}

function share(flags: Uint8Array): number {
	return flags.reduce((sum, flag) => sum + flag, 0) / flags.length;
}
