/** The χ² distribution: how far from the origin draws of N(0, I) lie. */
import { exp } from '../numerics/exponential';
import { log } from '../numerics/logarithm';

/** Bisection steps for a quantile: to the last digits of a double. */
const HALVINGS = 200;

/** ln Γ(k/2) of a whole k ≥ 1, by Γ(x + 1) = x·Γ(x) from Γ(1/2) = √π and Γ(1) = 1. */
function logGammaOfHalf(k: number): number {
	let sum = k % 2 === 1 ? 0.5 * log(Math.PI) : 0;
	for (let twice = k % 2 === 1 ? 1 : 2; twice < k; twice += 2) sum += log(twice / 2);
	return sum;
}

/**
 * P(χ² ≤ x): the probability that |z|² of z ~ N(0, I) is at most x. By the series of the incomplete gamma function
 * (Abramowitz & Stegun 6.5.29), whose terms are all positive.
 * @param dim Z, a whole number from 1
 */
export function chiSquaredCdf(x: number, dim: number): number {
	if (x <= 0) return 0;
	const half = x / 2;
	let term = exp((dim / 2) * log(half) - half - logGammaOfHalf(dim + 2));
	let sum = term;
	for (let n = 1; term > sum * 1e-17; n++) {
		term *= half / (dim / 2 + n);
		sum += term;
	}
	return Math.min(1, sum);
}

/** The x with P(χ² ≤ x) = share. @param share 0 … below 1 */
export function chiSquaredQuantile(share: number, dim: number): number {
	let low = 0;
	let high = 1;
	while (chiSquaredCdf(high, dim) < share) high *= 2;
	for (let i = 0; i < HALVINGS && low < high; i++) {
		const middle = (low + high) / 2;
		if (middle === low || middle === high) break;
		if (chiSquaredCdf(middle, dim) < share) low = middle;
		else high = middle;
	}
	return high;
}
