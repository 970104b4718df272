/**
 * The squares that a bet is painted on: {@link SIDE} × {@link SIDE} over the first two latent dimensions, each 1 σ of the
 * prior wide, the origin in the middle. Without the KL term codes lie up to some 12 σ from the origin.
 */
import { normalCdf } from '../analysis/normalDistribution';
import type { PosteriorCodes } from '../analysis/posteriorCodes';
import { clamp } from '../numerics/clamp';

/** Squares along one side. */
export const SIDE = 24;

/** From the origin to the edge, in σ of the prior. */
export const REACH = SIDE / 2;

/** Share of q(z) on the map that the region of a bet holds. */
export const REGION_SHARE = 0.9;

/** {@link SIDE}² numbers, row by row from the top left: 1 where a square is painted, or belongs to a region. */
export type Squares = Uint8Array;

export function noSquares(): Squares {
	return new Uint8Array(SIDE * SIDE);
}

export function countSquares(squares: Squares): number {
	return squares.reduce((sum, square) => sum + square, 0);
}

/** Middle of a square, in σ of the prior. */
export function middleOf(square: number): readonly [z1: number, z2: number] {
	return [(square % SIDE) + 0.5 - REACH, REACH - 0.5 - Math.floor(square / SIDE)];
}

/** The square that a place lies in; the nearest for one beyond the edge. */
export function squareAt(z1: number, z2: number): number {
	const along = (value: number) => clamp(Math.floor(value + REACH), 0, SIDE - 1);
	return (SIDE - 1 - along(z2)) * SIDE + along(z1);
}

/** The squares whose middle is within `radius` of a place, and the one that it lies in. */
export function squaresNear(z1: number, z2: number, radius: number): number[] {
	const under = squareAt(z1, z2);
	return Array.from({ length: SIDE * SIDE }, (_, square) => square).filter((square) => {
		const [x, y] = middleOf(square);
		return square === under || Math.hypot(x - z1, y - z2) <= radius;
	});
}

/**
 * The share of the aggregate posterior q(z) = 1/n · Σᵢ N(z; μᵢ, σᵢ²) in each square, over the first two dimensions: exact,
 * since each Gaussian's share is a product of two differences of Φ.
 * @param latentDim Z ≥ 2
 */
export function sharesOf({ mean, std }: PosteriorCodes, latentDim: number): Float64Array {
	const shares = new Float64Array(SIDE * SIDE);
	const size = mean.length / latentDim;
	const within = [new Float64Array(SIDE), new Float64Array(SIDE)] as const;
	for (let row = 0; row < size; row++) {
		for (const dim of [0, 1] as const) {
			const at = row * latentDim + dim;
			let before = normalCdf((-REACH - mean[at]) / std[at]);
			for (let place = 0; place < SIDE; place++) {
				const below = normalCdf((place + 1 - REACH - mean[at]) / std[at]);
				within[dim][place] = below - before;
				before = below;
			}
		}
		for (let up = 0; up < SIDE; up++) {
			const share = within[1][SIDE - 1 - up] / size;
			if (share === 0) continue;
			for (let across = 0; across < SIDE; across++) shares[up * SIDE + across] += share * within[0][across];
		}
	}
	return shares;
}

/** The fewest squares that hold {@link REGION_SHARE} of what lies on the map. */
export function regionOf(shares: Float64Array): Squares {
	const region = noSquares();
	const wanted = REGION_SHARE * shares.reduce((sum, share) => sum + share, 0);
	const fullest = Array.from(shares.keys()).sort((a, b) => shares[b] - shares[a] || a - b);
	let held = 0;
	for (const square of fullest) {
		if (held >= wanted) break;
		region[square] = 1;
		held += shares[square];
	}
	return region;
}

/** How well painted squares meet a region. */
export interface Overlap {
	/** Squares that are painted and belong to the region. */
	readonly both: number;
	/** Squares that are painted, or belong to the region, or both. */
	readonly either: number;
	/** both ÷ either, in whole per cent. */
	readonly score: number;
}

export function overlapOf(painted: Squares, region: Squares): Overlap {
	let both = 0;
	let either = 0;
	for (let square = 0; square < region.length; square++) {
		if (painted[square] && region[square]) both++;
		if (painted[square] || region[square]) either++;
	}
	return { both, either, score: either === 0 ? 0 : Math.round((100 * both) / either) };
}
