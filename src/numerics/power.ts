import { exp } from './exponential';
import { log } from './logarithm';

/**
 * xʸ for x ≥ 0: by repeated squaring where y is a whole number, else as e to the y·ln x. The error is at most |y|, or
 * |y·ln x|, units in the last place: a relative error of 10⁻¹¹ after 10⁵ steps.
 */
export function pow(x: number, y: number): number {
	if (!Number.isInteger(y) || y < 0) return y < 0 ? 1 / pow(x, -y) : exp(y * log(x));
	let result = 1;
	for (let square = x, rest = y; rest > 0; rest = Math.floor(rest / 2), square *= square) {
		if (rest % 2 === 1) result *= square;
	}
	return result;
}
