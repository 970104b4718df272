/**
 * The aggregate posterior q(z) = 1/n · Σᵢ N(z; μᵢ, diag σᵢ²): where the codes of the data lie. (The name is from
 * Makhzani et al., "Adversarial Autoencoders", 2015.)
 */
import { LOG_TWO_PI } from '../model/kl';
import { exp } from '../numerics/exponential';
import { log } from '../numerics/logarithm';
import { hypot } from '../numerics/norm';

/** Terms this many nats below the largest are left out: e⁻²⁰ ≈ 2·10⁻⁹, so a thousand of them move log q by 2·10⁻⁶. */
const NEGLIGIBLE = 20;

/** Log of N(0, I)'s density at its peak, the origin: the ruler for densities of codes. */
export function logPriorPeak(latentDim: number): number {
	return -0.5 * latentDim * LOG_TWO_PI;
}

export class AggregatePosterior {
	/** n: Gaussians in the mixture. */
	readonly size: number;
	private readonly mean: Float32Array;
	/** n × Z: 1/σ, or 1/√(σ² + h²). */
	private readonly precision: Float64Array;
	/** n: −Σ log σ − Z/2·log 2π. */
	private readonly logPeak: Float64Array;

	/**
	 * @param mean n × Z: μ
	 * @param std n × Z: σ > 0
	 * @param resolution h: the density is seen through N(0, h²·I), that is, every σ is widened to √(σ² + h²); 0 for q
	 * itself
	 */
	constructor(
		mean: Float32Array,
		std: Float32Array,
		readonly latentDim: number,
		resolution = 0,
	) {
		this.size = mean.length / latentDim;
		this.mean = mean.slice();
		this.precision = new Float64Array(mean.length);
		this.logPeak = new Float64Array(this.size);
		for (let i = 0, cell = 0; i < this.size; i++) {
			let logPeak = logPriorPeak(latentDim);
			for (let dim = 0; dim < latentDim; dim++, cell++) {
				const width = hypot(std[cell], resolution);
				this.precision[cell] = 1 / width;
				logPeak -= log(width);
			}
			this.logPeak[i] = logPeak;
		}
	}

	/**
	 * log q(z) in nats, by a log-sum-exp that takes one pass: the sum is kept relative to the largest term so far.
	 * −∞ when the mixture is empty.
	 * @param z Z numbers from `offset` on
	 * @param without a Gaussian that is left out of the mixture: that of the z's own transition, so that z is held out
	 */
	logDensity(z: ArrayLike<number>, offset = 0, without = -1): number {
		const { latentDim, mean, precision, logPeak, size } = this;
		let largest = Number.NEGATIVE_INFINITY;
		let sum = 0;
		for (let i = 0, cell = 0; i < size; i++) {
			if (i === without) {
				cell += latentDim;
				continue;
			}
			let squares = 0;
			for (let dim = 0; dim < latentDim; dim++, cell++) {
				const difference = (z[offset + dim] - mean[cell]) * precision[cell];
				squares += difference * difference;
			}
			const term = logPeak[i] - 0.5 * squares;
			if (term <= largest) {
				if (term > largest - NEGLIGIBLE) sum += exp(term - largest);
			} else {
				sum = sum * exp(largest - term) + 1;
				largest = term;
			}
		}
		return sum > 0 ? largest + log(sum) - log(without < 0 ? size : size - 1) : Number.NEGATIVE_INFINITY;
	}

	/**
	 * q(z) ÷ e^level, in parts: Gaussian i adds its share to `parts[i mod parts.length]`. Quicker than the logarithm,
	 * for places where only the order of magnitude of the level matters.
	 * @param parts overwritten
	 */
	partsOfDensity(z: ArrayLike<number>, offset: number, level: number, parts: Float64Array): void {
		const { latentDim, mean, precision, logPeak, size } = this;
		parts.fill(0);
		const unit = level + log(size);
		for (let i = 0, cell = 0, part = 0; i < size; i++) {
			let exponent = logPeak[i] - unit;
			for (let dim = 0; dim < latentDim; dim++, cell++) {
				const difference = (z[offset + dim] - mean[cell]) * precision[cell];
				exponent -= 0.5 * difference * difference;
			}
			if (exponent > -NEGLIGIBLE) parts[part] += exp(exponent);
			part = part + 1 === parts.length ? 0 : part + 1;
		}
	}
}
