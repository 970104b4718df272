/** Statistics of decoded samples: how far they spread, and how many lie at the end of the range. */

/** |x̂| from here on counts as the end of tanh's range: 1 % of the range's half width. */
export const SATURATED = 0.99;

/**
 * How far points lie apart: the root of their mean squared distance from their mean, in their own unit. 0 for one
 * point, NaN for none.
 */
export function spreadOf(points: readonly (readonly [number, number])[]): number {
	if (points.length === 0) return Number.NaN;
	// From the first point, so that points in one place are exactly 0 apart.
	const [[firstX, firstY]] = points;
	let meanX = 0;
	let meanY = 0;
	for (const [x, y] of points) {
		meanX += (x - firstX) / points.length;
		meanY += (y - firstY) / points.length;
	}
	let sum = 0;
	for (const [x, y] of points) sum += (x - firstX - meanX) ** 2 + (y - firstY - meanY) ** 2;
	return Math.sqrt(sum / points.length);
}

/**
 * Share of the samples with a parameter at an end of its range.
 * @param parameters count × dims, in [−1, 1]
 * @param used so many parameters of each row belong to the action, the rest is padding
 * @returns 0 … 1; NaN where there is no parameter or no sample
 */
export function saturatedShare(parameters: ArrayLike<number>, dims: number, used: number): number {
	if (used === 0) return Number.NaN;
	const count = parameters.length / dims;
	let saturated = 0;
	for (let row = 0; row < count; row++) {
		for (let column = 0; column < used; column++) {
			if (Math.abs(parameters[row * dims + column]) < SATURATED) continue;
			saturated++;
			break;
		}
	}
	return saturated / count;
}

/** Mean over entries of the squared difference, as in the loss. */
export function meanSquareDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
	let sum = 0;
	for (let i = 0; i < one.length; i++) sum += (one[i] - other[i]) ** 2;
	return sum / one.length;
}
