/**
 * The aggregate posterior q(z) = 1/N · Σᵢ N(z; μᵢ, diag σᵢ²): where the codes of the data lie. Where it
 * is low the decoder was never trained: a hole. (The name is from Makhzani et al., "Adversarial
 * Autoencoders", 2015.)
 */

const LOG_TWO_PI = Math.log(2 * Math.PI);

/** Terms this many nats below the largest are left out: e⁻²⁰ ≈ 2·10⁻⁹, so a thousand of them move log q by 2·10⁻⁶. */
const NEGLIGIBLE = 20;

/** A place is a hole where the density of codes is below that at all but this share of the run's own z. */
export const HOLE_QUANTILE = 0.01;

/** Log of N(0, I)'s density at its peak, the origin: the ruler for densities of codes. */
export function logPriorPeak(latentDim: number): number {
	return -0.5 * latentDim * LOG_TWO_PI;
}

export class AggregatePosterior {
	/** Gaussians in the mixture. */
	readonly size: number;
	private readonly mean: Float32Array;
	/** size × Z: 1/σ. */
	private readonly precision: Float64Array;
	/** size: −Σ log σ − Z/2·log 2π. */
	private readonly logPeak: Float64Array;

	/**
	 * @param mean count × Z: μ
	 * @param std count × Z: σ > 0
	 * @param stride takes every n-th row, for speed where there are many
	 */
	constructor(
		mean: Float32Array,
		std: Float32Array,
		readonly latentDim: number,
		stride = 1,
	) {
		const rows = mean.length / latentDim;
		this.size = Math.ceil(rows / stride);
		this.mean = new Float32Array(this.size * latentDim);
		this.precision = new Float64Array(this.size * latentDim);
		this.logPeak = new Float64Array(this.size);
		for (let i = 0; i < this.size; i++) {
			let logPeak = logPriorPeak(latentDim);
			for (let dim = 0; dim < latentDim; dim++) {
				const from = i * stride * latentDim + dim;
				const to = i * latentDim + dim;
				this.mean[to] = mean[from];
				this.precision[to] = 1 / std[from];
				logPeak -= Math.log(std[from]);
			}
			this.logPeak[i] = logPeak;
		}
	}

	/**
	 * log q(z) in nats, by a log-sum-exp that takes one pass: the sum is kept relative to the largest term
	 * so far. −∞ when the mixture is empty.
	 * @param z Z numbers from `offset` on
	 */
	logDensity(z: ArrayLike<number>, offset = 0): number {
		const { latentDim, mean, precision, logPeak, size } = this;
		if (size === 0) return Number.NEGATIVE_INFINITY;
		let largest = Number.NEGATIVE_INFINITY;
		let sum = 0;
		for (let i = 0, cell = 0; i < size; i++) {
			let squares = 0;
			for (let dim = 0; dim < latentDim; dim++, cell++) {
				const difference = (z[offset + dim] - mean[cell]) * precision[cell];
				squares += difference * difference;
			}
			const term = logPeak[i] - 0.5 * squares;
			if (term <= largest) {
				if (term > largest - NEGLIGIBLE) sum += Math.exp(term - largest);
			} else {
				sum = sum * Math.exp(largest - term) + 1;
				largest = term;
			}
		}
		return largest + Math.log(sum) - Math.log(size);
	}
}

/**
 * The value below which the given share of numbers lies: the smallest with at least that share at or below it.
 * @param values sorted by the call
 * @param share 0 … 1
 */
export function lowerQuantile(values: Float64Array, share: number): number {
	values.sort();
	return values[Math.max(0, Math.ceil(share * values.length) - 1)];
}
