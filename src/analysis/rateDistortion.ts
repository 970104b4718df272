/**
 * What the theory of the linear-Gaussian case says about the KL weight: how much is kept of each parameter, what it
 * costs, and from which weight on nothing is.
 *
 * For one parameter of variance V the optimal code of a Gaussian has distortion D and rate R = ½·ln(V ÷ D) nats. With
 * the loss λ·(mean over P of squared errors) + w·(mean over Z of KLs), D = w·P ÷ (2·λ·Z) for every parameter that is
 * kept at all, as water fills a vessel (reverse water-filling, Cover & Thomas, section 10.3.3). The state change, which
 * depends on the parameters too, is left out, and parameters are not Gaussian: real runs lie near the curve, not on it.
 */
import type { Dataset } from '../dataset/Dataset';

/**
 * P: variance of each parameter among transitions with the same discrete action, which the decoder is told; the mean
 * over the data. A parameter that an action does not have is 0 and adds no variance.
 */
export function parameterVariances({
	size,
	action,
	parameters,
	parameterDim,
}: Pick<Dataset, 'size' | 'action' | 'parameters' | 'parameterDim'>): Float64Array {
	const variances = new Float64Array(parameterDim);
	const count = new Map<number, number>();
	const sums = new Map<number, Float64Array>();
	for (let row = 0; row < size; row++) {
		count.set(action[row], (count.get(action[row]) ?? 0) + 1);
		let sum = sums.get(action[row]);
		if (!sum) {
			sum = new Float64Array(parameterDim);
			sums.set(action[row], sum);
		}
		for (let p = 0; p < parameterDim; p++) sum[p] += parameters[row * parameterDim + p];
	}
	for (let row = 0; row < size; row++) {
		const sum = sums.get(action[row]) as Float64Array;
		const rows = count.get(action[row]) as number;
		for (let p = 0; p < parameterDim; p++) {
			variances[p] += (parameters[row * parameterDim + p] - sum[p] / rows) ** 2 / size;
		}
	}
	return variances;
}

export interface LinearGaussian {
	/** KL summed over latent dims, nats. */
	readonly rate: number;
	/** Mean squared error over the P parameters. */
	readonly distortion: number;
}

/**
 * Where the optimum lies.
 * @param variances P
 * @param latentDim Z: at most so many parameters are kept
 * @param parameterWeight λ, 2 as published
 */
export function linearGaussian(
	variances: ArrayLike<number>,
	latentDim: number,
	parameterWeight: number,
	klWeight: number,
): LinearGaussian {
	const count = variances.length;
	const level = (klWeight * count) / (2 * parameterWeight * latentDim);
	let [rate, distortion] = [0, 0];
	for (const [rank, variance] of Array.from(variances)
		.sort((a, b) => b - a)
		.entries()) {
		const kept = rank < latentDim && variance > level;
		distortion += (kept ? level : variance) / count;
		if (kept) rate += 0.5 * Math.log(variance / level);
	}
	return { rate, distortion };
}

/** w*: the weight from which on nothing is kept; 2·λ·Z·V ÷ P with the largest variance V. */
export function collapseWeight(variances: ArrayLike<number>, latentDim: number, parameterWeight: number): number {
	const largest = Math.max(...Array.from(variances));
	return (2 * parameterWeight * latentDim * largest) / variances.length;
}
