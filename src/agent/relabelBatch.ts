import { relabelEntries } from '../analysis/relabel';
import type { ConditionalVae } from '../model/ConditionalVae';
import type { RelabelSettings, ReplayBatch } from './AgentEngine';

/**
 * The latent actions that the critics are given: those of the batch, and new ones where the representation no longer
 * decodes them to what was carried out.
 * @param vae flat weights of the representation
 * @param noise rows × A
 * @param relabelled written, rows × A
 * @returns shares of the rows that kept their embedding and their latent, 0 … 1
 */
export function relabelBatch(
	representation: ConditionalVae,
	vae: Float32Array,
	batch: ReplayBatch,
	noise: Float32Array,
	{ relabelling, box, threshold }: RelabelSettings,
	relabelled: Float64Array,
): { readonly keptDiscrete: number; readonly keptLatent: number } {
	const rows = batch.action.length;
	const { embeddingDim, latentDim } = representation.shape;
	const code = embeddingDim + latentDim;
	relabelled.set(batch.latentAction.subarray(0, rows * code));
	if (relabelling === 'off') return { keptDiscrete: 1, keptLatent: 1 };
	const embedding = new Float32Array(rows * embeddingDim);
	const latent = new Float32Array(rows * latentDim);
	for (let row = 0; row < rows; row++) {
		const from = row * code;
		embedding.set(batch.latentAction.subarray(from, from + embeddingDim), row * embeddingDim);
		latent.set(batch.latentAction.subarray(from + embeddingDim, from + code), row * latentDim);
	}
	const { state, action, parameters, stateDelta } = batch;
	const judged = relabelEntries(
		representation,
		vae,
		{ state, action, parameters, stateDelta, embedding, latent },
		{ box, threshold, unmapped: relabelling === 'published' },
		{
			embedding: (row, dim) => noise[row * code + dim],
			latent: (row, dim) => noise[row * code + embeddingDim + dim],
		},
	);
	for (let row = 0; row < rows; row++) {
		for (let i = 0; i < embeddingDim; i++) relabelled[row * code + i] = judged.embedding[row * embeddingDim + i];
		for (let i = 0; i < latentDim; i++) relabelled[row * code + embeddingDim + i] = judged.latent[row * latentDim + i];
	}
	const share = (flags: Uint8Array) => flags.reduce((sum, flag) => sum + flag, 0) / rows;
	return { keptDiscrete: share(judged.embeddingKept), keptLatent: share(judged.latentKept) };
}
