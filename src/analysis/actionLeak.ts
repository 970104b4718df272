/**
 * How much z reveals about the discrete action: the accuracy of guessing it from the k nearest codes, leaving the code
 * itself out. The decoder is told the action anyway, so a code that carries it wastes nats. A guess by neighbours is a
 * lower bound: near chance, a better reader of z might still tell the actions apart.
 */
import { type DimensionUse, dimensionKl, dimensionUse, klPerDimension } from './klPerDimension';
import { columnMedian } from './orderStatistic';
import type { PosteriorCodes } from './posteriorCodes';

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
	const rows = Array.from({ length: total }, (_, row) => row);
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
	readonly runs: readonly PosteriorCodes[];
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
	/** The same within each action, the most frequent first, since a median over all hides differences. */
	readonly sigmaByAction: readonly ActionSigma[];
	readonly leak: LeakReading;
}

/** How wide the posteriors of one action are. */
export interface ActionSigma {
	/** The discrete action's index. */
	readonly action: number;
	/** Transitions with it. */
	readonly count: number;
	/** Z: median σ. */
	readonly sigma: number[];
}

/** Most actions for which σ is given separately. */
const MOST_ACTIONS = 6;

/** Median σ within the most frequent actions. @param std n × Z */
function sigmaByAction(std: Float32Array, actions: ArrayLike<number>, latentDim: number): ActionSigma[] {
	const rowsOf = new Map<number, number[]>();
	for (let row = 0; row < std.length / latentDim; row++) {
		const rows = rowsOf.get(actions[row]);
		if (rows) rows.push(row);
		else rowsOf.set(actions[row], [row]);
	}
	return [...rowsOf]
		.sort(([one, ofOne], [other, ofOther]) => ofOther.length - ofOne.length || one - other)
		.slice(0, MOST_ACTIONS)
		.map(([action, rows]) => {
			const own = new Float32Array(rows.length * latentDim);
			for (const [to, row] of rows.entries()) {
				own.set(std.subarray(row * latentDim, (row + 1) * latentDim), to * latentDim);
			}
			const sigma = Array.from({ length: latentDim }, (_, dim) => columnMedian(own, rows.length, latentDim, dim));
			return { action, count: rows.length, sigma };
		});
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
			sigmaByAction: sigmaByAction(std, actions, latentDim),
			leak: actionLeak(z, actions, latentDim, neighbours),
		};
	});
}
