/**
 * How much z tells of the discrete action: the accuracy of guessing it from the k nearest codes, leaving the code
 * itself out. The decoder is told the action anyway, so a code that carries it wastes nats.
 */
import { type DimensionUse, dimensionKl, dimensionUse, klPerDimension } from './klPerDimension';
import { columnMedian } from './orderStatistic';

/** Codes that are looked at: every pair of them is. */
const CODES = 600;

export interface LeakReading {
	/** Share of the codes whose action the neighbours' majority guesses right, 0 … 1. */
	readonly accuracy: number;
	readonly standardError: number;
	/** Share of the most frequent action: what always guessing it would get. */
	readonly chance: number;
}

/**
 * @param z n × Z @param actions n
 * @param k neighbours that vote; among equals the nearer neighbour's action wins
 */
export function actionLeak(
	z: ArrayLike<number>,
	actions: ArrayLike<number>,
	latentDim: number,
	k: number,
): LeakReading {
	const total = z.length / latentDim;
	const stride = Math.max(1, Math.ceil(total / CODES));
	const rows: number[] = [];
	for (let row = 0; row < total; row += stride) rows.push(row);
	const voters = Math.min(k, rows.length - 1);
	const counts = new Map<number, number>();
	for (const row of rows) counts.set(actions[row], (counts.get(actions[row]) ?? 0) + 1);
	const distances = new Float64Array(Math.max(1, voters));
	const nearest = new Int32Array(Math.max(1, voters));
	let right = 0;
	for (const row of rows) {
		distances.fill(Number.POSITIVE_INFINITY);
		for (const other of rows) {
			if (other === row) continue;
			let squared = 0;
			for (let dim = 0; dim < latentDim; dim++) {
				squared += (z[row * latentDim + dim] - z[other * latentDim + dim]) ** 2;
			}
			if (!(squared < distances[voters - 1])) continue;
			let place = voters - 1;
			for (; place > 0 && distances[place - 1] > squared; place--) {
				distances[place] = distances[place - 1];
				nearest[place] = nearest[place - 1];
			}
			distances[place] = squared;
			nearest[place] = other;
		}
		if (voters > 0 && majority(nearest, voters, actions) === actions[row]) right++;
	}
	const accuracy = rows.length > 0 ? right / rows.length : Number.NaN;
	return {
		accuracy,
		standardError: Math.sqrt((accuracy * (1 - accuracy)) / rows.length),
		chance: Math.max(0, ...counts.values()) / rows.length,
	};
}

/** The most frequent action of some rows, nearest first. */
function majority(rows: Int32Array, count: number, actions: ArrayLike<number>): number {
	const votes = new Map<number, number>();
	for (let i = 0; i < count; i++) votes.set(actions[rows[i]], (votes.get(actions[rows[i]]) ?? 0) + 1);
	let best = -1;
	let most = 0;
	for (const [action, number] of votes) {
		if (number > most) {
			most = number;
			best = action;
		}
	}
	return best;
}

export interface DimensionRequest {
	readonly runs: readonly { readonly mean: Float32Array; readonly std: Float32Array; readonly z: Float32Array }[];
	readonly latentDim: number;
	/** n: the actions of the codes. */
	readonly actions: ArrayLike<number>;
	/** Neighbours of the probe. */
	readonly neighbours: number;
}

export interface DimensionReading {
	/** Z numbers each. */
	readonly nats: number[];
	readonly use: DimensionUse[];
	/** Median σ. */
	readonly sigma: number[];
	readonly leak: LeakReading;
}

/** What every latent dim carries, and whether the code carries the action. */
export function measureDimensions({ runs, latentDim, actions, neighbours }: DimensionRequest): DimensionReading[] {
	return runs.map(({ mean, std, z }) => {
		const count = mean.length / latentDim;
		const kl = klPerDimension(mean, std, count, latentDim);
		const nats = Array.from({ length: latentDim }, (_, dim) => dimensionKl(kl, dim));
		return {
			nats,
			use: nats.map(dimensionUse),
			sigma: nats.map((_, dim) => columnMedian(std, count, latentDim, dim)),
			leak: actionLeak(z, actions, latentDim, neighbours),
		};
	});
}
