import { prepared, type RunName, runIndex } from '../../state/preparedFrame';
import { closestPair, embeddingRows, type NearRow, nearestRows } from './embeddingMap';

/** What `latentLab.embeddings` gives. */
export interface EmbeddingsResult {
	readonly step: number;
	readonly embeddingDim: number;
	/** K × d₁: tanh of the table. */
	readonly rows: Float32Array;
	/** Every action with its distance from the query, nearest first; empty without a query. */
	readonly nearest: readonly NearRow[];
	/** The two rows that are closest to each other; null for one action. */
	readonly closest: (NearRow & { readonly other: number }) | null;
}

/** The table of embeddings, and what a policy's answer becomes. @param query d₁ numbers in [−1, 1]; none for the table alone */
export async function embeddings(run: RunName, query?: ArrayLike<number>): Promise<EmbeddingsResult> {
	const index = runIndex(run);
	const { frame } = await prepared();
	const { embeddingDim, actionCount } = frame.shape;
	if (query && (query.length !== embeddingDim || !Array.from(query).every(Number.isFinite)))
		throw new RangeError(`query: ${embeddingDim} finite numbers`);
	const rows = embeddingRows(frame.shape, frame.runs[index].weights);
	return {
		step: frame.step,
		embeddingDim,
		rows,
		nearest: query ? nearestRows(rows, query, actionCount) : [],
		closest: closestPair(rows, embeddingDim),
	};
}
