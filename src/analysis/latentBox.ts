/**
 * HyAR's latent space constraint (LSC): per latent dim the interval that holds the central share of
 * sampled z, and the map between it and the [−1, 1] of a policy's output. The published rule sorts
 * the samples of a dim and drops `int(rangeRate · (n / 100))` of them at each end (`get_c_rate`,
 * range_rate = 2, so the central 96 %).
 */
import { normalCdf } from './normalDistribution';
import { columnOf, orderStatistic } from './orderStatistic';

/** An axis-aligned box, one interval a latent dim. */
export interface LatentBox {
	readonly lower: Float64Array;
	readonly upper: Float64Array;
}

/** Percent that is dropped at each end so that `percent` stay in the middle: 2 for 96. */
export function rangeRateOf(percent: number): number {
	return (100 - percent) / 2;
}

/**
 * The interval of one dim.
 * @param z count × latentDim; count ≥ 1
 * @param rangeRate percent dropped at each end, 0 … below 50
 */
export function boxInterval(
	z: ArrayLike<number>,
	count: number,
	latentDim: number,
	dim: number,
	rangeRate: number,
): readonly [lower: number, upper: number] {
	const border = Math.trunc(rangeRate * (count / 100));
	const column = columnOf(z, count, latentDim, dim);
	const upper = orderStatistic(column, count, count - border - 1);
	const lower = orderStatistic(column, count, border);
	return [lower, upper];
}

/**
 * The box of all dims.
 * @param z count × latentDim, noisy draws μ + σ·ε; count ≥ 1
 * @param rangeRate percent dropped at each end; 2 as published
 */
export function latentBox(z: ArrayLike<number>, count: number, latentDim: number, rangeRate = 2): LatentBox {
	const lower = new Float64Array(latentDim);
	const upper = new Float64Array(latentDim);
	for (let dim = 0; dim < latentDim; dim++) {
		[lower[dim], upper[dim]] = boxInterval(z, count, latentDim, dim, rangeRate);
	}
	return { lower, upper };
}

/** From a policy's output in [−1, 1] to z along one dim: a · half-width + centre. */
export function toLatent(box: LatentBox, dim: number, a: number): number {
	const half = (box.upper[dim] - box.lower[dim]) / 2;
	return a * half + (box.upper[dim] - half);
}

/** From z to the policy's scale along one dim; 0 in a box without width. */
export function fromLatent(box: LatentBox, dim: number, z: number): number {
	const half = (box.upper[dim] - box.lower[dim]) / 2;
	return half > 0 ? (z - (box.upper[dim] - half)) / half : 0;
}

/** Share of rows that lie inside the box in every dim, 0 … 1; the border counts as inside. */
export function shareInBox(z: ArrayLike<number>, count: number, box: LatentBox): number {
	const latentDim = box.lower.length;
	let inside = 0;
	for (let row = 0; row < count; row++) {
		const at = row * latentDim;
		let dim = 0;
		while (dim < latentDim && z[at + dim] >= box.lower[dim] && z[at + dim] <= box.upper[dim]) dim++;
		if (dim === latentDim) inside++;
	}
	return count > 0 ? inside / count : 0;
}

/** Probability that a draw from N(0, I) lies inside the box: the product over all dims of Φ(upper) − Φ(lower). */
export function priorInBox(box: LatentBox): number {
	let share = 1;
	for (let dim = 0; dim < box.lower.length; dim++) share *= normalCdf(box.upper[dim]) - normalCdf(box.lower[dim]);
	return share;
}
