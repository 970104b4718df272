/**
 * The natural logarithm, after FreeBSD's msun (e_log.c), which is:
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy, modify, and distribute
 * this software is freely granted, provided that this notice is preserved.
 *
 * x = 2^k·(1 + f) with √½ < 1 + f < √2; log(1 + f) is a series in s = f/(2 + f), to under 1 unit in the last place.
 */
import { fromWords, highWord, lowWord, powerOfTwo } from './words';

/** ln 2 in two parts; k · LN2_HIGH is exact. */
const LN2_HIGH: number = 0.6931471803691238;
const LN2_LOW: number = 1.9082149292705877e-10;

/** ln x; −∞ at 0, NaN below. */
export function log(x: number): number {
	if (x === 0) return -Infinity;
	if (!(x > 0)) return NaN;
	if (x === Infinity) return x;
	let k: i32 = 0;
	let normal: number = x;
	// A subnormal number.
	if (highWord(x) < 0x00100000) {
		normal = x * powerOfTwo(54);
		k = -54;
	}
	const word: i32 = highWord(normal);
	const fraction: i32 = word & 0x000fffff;
	const carry: i32 = (fraction + 0x95f64) & 0x100000;
	k += (word >> 20) - 1023 + (carry >> 20);
	const f: number = fromWords(fraction | (carry ^ 0x3ff00000), lowWord(normal)) - 1;
	// |f| < 2⁻²⁰.
	if ((0x000fffff & (2 + fraction)) < 3) {
		if (f === 0) return k * LN2_HIGH + k * LN2_LOW;
		const rest: number = f * f * (0.5 - 0.3333333333333333 * f);
		return k === 0 ? f - rest : k * LN2_HIGH - (rest - k * LN2_LOW - f);
	}
	const s: number = f / (2 + f);
	const z: number = s * s;
	const w: number = z * z;
	const odd: number =
		z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
	const even: number = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
	const series: number = odd + even;
	if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
		const half: number = 0.5 * f * f;
		if (k === 0) return f - (half - s * (half + series));
		return k * LN2_HIGH - (half - (s * (half + series) + k * LN2_LOW) - f);
	}
	if (k === 0) return f - s * (f - series);
	return k * LN2_HIGH - (s * (f - series) - k * LN2_LOW - f);
}
