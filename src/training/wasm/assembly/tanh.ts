/**
 * The hyperbolic tangent of four numbers at a time, within 3 units in the last place of float32.
 *
 * tanh |x| = −t/(2 + t) with t = e^(−2|x|) − 1. For t, −2|x| = k·ln 2 + r with |r| ≤ ½·ln 2: t = 2^k·(e^r − 1) + (2^k − 1),
 * with e^r − 1 by its Taylor series, whose first term left out is below 10⁻⁸ of it. Where |x| is small k is 0, so nothing
 * cancels.
 */

/** From here on tanh x is 1 in float32. */
const SATURATED: f32 = 9.1;

/** ln 2 in two parts; small multiples of the first are exact. */
const LN2_HIGH: f32 = 0.693145751953125;
const LN2_LOW: f32 = 1.428606765330187e-6;
const INVERSE_LN2: f32 = <f32>Math.LOG2E;

function tanhOf(x: v128): v128 {
	const size = f32x4.abs(x);
	// "Pseudo-minimum": NaN stays NaN.
	const y = f32x4.mul(f32x4.pmin(size, f32x4.splat(SATURATED)), f32x4.splat(-2));
	const k = f32x4.nearest(f32x4.mul(y, f32x4.splat(INVERSE_LN2)));
	const r = f32x4.sub(f32x4.sub(y, f32x4.mul(k, f32x4.splat(LN2_HIGH))), f32x4.mul(k, f32x4.splat(LN2_LOW)));
	// e^r − 1 = r + r²·(1/2 + r·(1/6 + …)).
	let series = f32x4.splat(<f32>(1.0 / 5040));
	series = f32x4.add(f32x4.mul(series, r), f32x4.splat(<f32>(1.0 / 720)));
	series = f32x4.add(f32x4.mul(series, r), f32x4.splat(<f32>(1.0 / 120)));
	series = f32x4.add(f32x4.mul(series, r), f32x4.splat(<f32>(1.0 / 24)));
	series = f32x4.add(f32x4.mul(series, r), f32x4.splat(<f32>(1.0 / 6)));
	series = f32x4.add(f32x4.mul(series, r), f32x4.splat(0.5));
	const grown = f32x4.add(r, f32x4.mul(f32x4.mul(r, r), series));
	// 2^k by its exponent's bits.
	const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(k), i32x4.splat(127)), 23);
	const t = f32x4.add(f32x4.mul(power, grown), f32x4.sub(power, f32x4.splat(1)));
	const value = f32x4.div(f32x4.neg(t), f32x4.add(t, f32x4.splat(2)));
	// The sign of x.
	return v128.bitselect(x, value, i32x4.splat(0x80000000));
}

/** Numbers that follow each other, in place; `count` is filled up to whole vectors, which there must be room for. */
export function tanhInPlace(data: usize, count: i32): void {
	const end = data + ((<usize>count) << 2);
	for (; data < end; data += 16) v128.store(data, tanhOf(v128.load(data)));
}
