/** How much of the codes' variance is visible in some latent dims. */

/**
 * Variance of each column.
 * @param mean count × latentDim
 * @returns latentDim numbers, the mean squared distance from the column's mean
 */
export function columnVariances(mean: ArrayLike<number>, count: number, latentDim: number): Float64Array {
	const sums = new Float64Array(latentDim);
	const variances = new Float64Array(latentDim);
	if (count === 0) return variances;
	for (let row = 0, at = 0; row < count; row++) {
		for (let dim = 0; dim < latentDim; dim++) sums[dim] += mean[at++];
	}
	for (let row = 0, at = 0; row < count; row++) {
		for (let dim = 0; dim < latentDim; dim++) variances[dim] += (mean[at++] - sums[dim] / count) ** 2;
	}
	for (let dim = 0; dim < latentDim; dim++) variances[dim] /= count;
	return variances;
}

/**
 * Share of the total variance that lies in the given dims, 0 … 1; a dim named twice counts once.
 * Without any variance every view shows all of it: 1.
 */
export function varianceShare(variances: ArrayLike<number>, dims: readonly number[]): number {
	let total = 0;
	let shown = 0;
	for (let dim = 0; dim < variances.length; dim++) {
		total += variances[dim];
		if (dims.includes(dim)) shown += variances[dim];
	}
	return total > 0 ? shown / total : 1;
}
