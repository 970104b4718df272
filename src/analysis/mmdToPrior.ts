/**
 * How far the aggregate posterior is from N(0, I), as a squared maximum mean discrepancy (Gretton et al., "A Kernel
 * Two-Sample Test", JMLR 2012). Both are mixtures of Gaussians, so every mean of the Gaussian kernel has a closed
 * form and nothing is sampled:
 *
 * E k(a, b) = Π √(s²/(s² + v + v′)) · exp(−(m − m′)² / (2(s² + v + v′))) for a ~ N(m, v), b ~ N(m′, v′).
 */

import { exp } from '../numerics/exponential';
import { pow } from '../numerics/power';

/** s², the squared width of the kernel: two samples of N(0, I) then have k = e⁻¹ at their usual distance, √(2Z). */
export function kernelWidth(latentDim: number): number {
	return latentDim;
}

/**
 * MMD²: 0 where the mixture is N(0, I), below 2 always.
 * @param mean n × Z: μ
 * @param std n × Z: σ
 */
export function mmdToPrior(mean: ArrayLike<number>, std: ArrayLike<number>, latentDim: number): number {
	const width = kernelWidth(latentDim);
	const rows = mean.length / latentDim;
	let pairs = 0;
	let toPrior = 0;
	for (let i = 0; i < rows; i++) {
		const first = i * latentDim;
		for (let j = 0; j <= i; j++) {
			const second = j * latentDim;
			let exponent = 0;
			let product = 1;
			for (let dim = 0; dim < latentDim; dim++) {
				const spread = width + std[first + dim] ** 2 + std[second + dim] ** 2;
				product *= width / spread;
				exponent += (mean[first + dim] - mean[second + dim]) ** 2 / spread;
			}
			pairs += (i === j ? 1 : 2) * Math.sqrt(product) * exp(-exponent / 2);
		}
		let exponent = 0;
		let product = 1;
		for (let dim = 0; dim < latentDim; dim++) {
			const spread = width + std[first + dim] ** 2 + 1;
			product *= width / spread;
			exponent += mean[first + dim] ** 2 / spread;
		}
		toPrior += Math.sqrt(product) * exp(-exponent / 2);
	}
	const ofPrior = pow(width / (width + 2), latentDim / 2);
	return Math.max(0, pairs / rows ** 2 - (2 * toPrior) / rows + ofPrior);
}
