/** The standard normal distribution to double precision. */
import { exp } from '../numerics/exponential';

/** Above this the series loses digits and the continued fraction has become short. */
const SERIES_END = 3;

/** Terms of the continued fraction: enough for 1e-16 from {@link SERIES_END} on. */
const FRACTION_TERMS = 60;

/** The error function, 2/√π · ∫₀ˣ e^(−t²) dt (Abramowitz & Stegun 7.1.6 and 7.1.14). */
export function erf(x: number): number {
	const size = Math.abs(x);
	if (size < SERIES_END) return series(x);
	return Math.sign(x) * (1 - complement(size));
}

/** Φ: the probability that N(0, 1) is below `x`. */
export function normalCdf(x: number): number {
	return (1 + erf(x / Math.SQRT2)) / 2;
}

/** 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1)): every term has the sign of x, so nothing cancels. */
function series(x: number): number {
	let term = x;
	let sum = x;
	for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
		term *= (2 * x * x) / (2 * n + 1);
		sum += term;
	}
	return (2 / Math.sqrt(Math.PI)) * exp(-x * x) * sum;
}

/** 1 − erf(x) for x ≥ {@link SERIES_END}, from the end of the continued fraction to its start. */
function complement(x: number): number {
	let fraction = x;
	for (let n = FRACTION_TERMS; n >= 1; n--) fraction = x + n / 2 / fraction;
	return exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}
