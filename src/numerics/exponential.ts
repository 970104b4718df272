/**
 * eˣ and eˣ − 1, after FreeBSD's msun (e_exp.c and s_expm1.c), which are:
 *
 * Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy, modify, and
 * distribute this software is freely granted, provided that this notice is preserved.
 *
 * x = k·ln 2 + r with |r| ≤ ½·ln 2; a rational function gives e^r (or e^r − 1) to under 1 unit in the last place.
 */
import { highWord, powerOfTwo, truncated } from './words';

/** ln 2 in two parts; k · LN2_HIGH is exact. */
const LN2_HIGH: number = 0.6931471803691238;
const LN2_LOW: number = 1.9082149292705877e-10;

/** Above it eˣ is infinite, in double precision. */
const OVERFLOW: number = 709.782712893384;
/** Below it eˣ is 0. */
const UNDERFLOW: number = -745.1332191019411;

/** eˣ. */
export function exp(x: number): number {
	// Infinite; NaN stays NaN.
	if (!(x <= OVERFLOW)) return x * Infinity;
	if (x < UNDERFLOW) return 0;
	// The polynomial would miss e by one unit in the last place.
	if (x === 1) return Math.E;
	const size: i32 = highWord(x) & 0x7fffffff;
	let k: i32 = 0;
	let high: number = 0;
	let low: number = 0;
	let r: number = x;
	// More than ½·ln 2.
	if (size > 0x3fd62e42) {
		// Less than 3/2·ln 2.
		if (size < 0x3ff0a2b2) k = x < 0 ? -1 : 1;
		else k = truncated(Math.LOG2E * x + (x < 0 ? -0.5 : 0.5));
		high = x - k * LN2_HIGH;
		low = k * LN2_LOW;
		r = high - low;
	} else if (size < 0x3e300000) {
		return 1 + x;
	}
	const t: number = r * r;
	const c: number =
		r -
		t *
			(0.16666666666666602 +
				t *
					(-0.0027777777777015593 +
						t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))));
	if (k === 0) return 1 - ((r * c) / (c - 2) - r);
	const y: number = 1 - (low - (r * c) / (2 - c) - high);
	// In two factors where one would leave the range of normal numbers.
	if (k === 1024) return y * 2 * powerOfTwo(1023);
	return k >= -1021 ? y * powerOfTwo(k) : y * powerOfTwo(k + 1000) * powerOfTwo(-1000);
}

/** eˣ − 1, exact also where eˣ is nearly 1. */
export function expm1(x: number): number {
	// Infinite; NaN stays NaN.
	if (!(x <= OVERFLOW)) return x * Infinity;
	const size: i32 = highWord(x) & 0x7fffffff;
	// Below −56·ln 2, where eˣ is less than half a unit in the last place of 1.
	if (x < 0 && size >= 0x4043687a) return -1;
	let k: i32 = 0;
	let r: number = x;
	/** Rounding error of r. */
	let c: number = 0;
	if (size > 0x3fd62e42) {
		if (size < 0x3ff0a2b2) k = x < 0 ? -1 : 1;
		else k = truncated(Math.LOG2E * x + (x < 0 ? -0.5 : 0.5));
		const high: number = x - k * LN2_HIGH;
		const low: number = k * LN2_LOW;
		r = high - low;
		c = high - r - low;
	} else if (size < 0x3c900000) {
		return x;
	}
	const half: number = 0.5 * r;
	const square: number = r * half;
	const r1: number =
		1 +
		square *
			(-0.03333333333333313 +
				square *
					(0.0015873015872548146 +
						square * (-0.0000793650757867488 + square * (0.000004008217827329362 + square * -2.0109921818362437e-7))));
	const t: number = 3 - r1 * half;
	let e: number = square * ((r1 - t) / (6 - r * t));
	if (k === 0) return r - (r * e - square);
	e = r * (e - c) - c - square;
	if (k === -1) return 0.5 * (r - e) - 0.5;
	if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
	if (k <= -2 || k > 56) {
		const y: number = 1 - (e - r);
		return (k === 1024 ? y * 2 * powerOfTwo(1023) : y * powerOfTwo(k)) - 1;
	}
	if (k < 20) return (1 - powerOfTwo(-k) - (e - r)) * powerOfTwo(k);
	return (r - (e + powerOfTwo(-k)) + 1) * powerOfTwo(k);
}
