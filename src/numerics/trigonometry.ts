/**
 * Sine and cosine, after FreeBSD's msun (k_sin.c, k_cos.c, e_rem_pio2.c), which are:
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy, modify, and distribute
 * this software is freely granted, provided that this notice is preserved.
 *
 * x is brought to [−π/4, π/4] by multiples of π/2 in three parts, then a polynomial gives its sine or cosine to under 1
 * unit in the last place. Beyond {@link LARGEST} x is first reduced by 2π as it is in double precision: the same bits
 * everywhere still, but off by up to |x|·10⁻¹⁶. No simulator reaches that range.
 */
import { highWord, truncated } from './words';

const TWO_OVER_PI: number = 0.6366197723675814;

/** π/2 in three parts of 33 bits, each with its remainder. */
const HALF_PI_1: number = 1.5707963267341256;
const HALF_PI_1_TAIL: number = 6.077100506506192e-11;
const HALF_PI_2: number = 6.077100506303966e-11;
const HALF_PI_2_TAIL: number = 2.0222662487959506e-21;
const HALF_PI_3: number = 2.0222662487111665e-21;
const HALF_PI_3_TAIL: number = 8.4784276603689e-32;

/** 2¹⁹·π: up to here, multiples of the parts of π/2 are exact. */
const LARGEST: number = 1647099;
const TWO_PI: number = 6.283185307179586;

/** sin x, x in radians. */
export function sin(x: number): number {
	return sineAfterQuarters(x, 0);
}

/** cos x, x in radians. */
export function cos(x: number): number {
	return sineAfterQuarters(x, 1);
}

/** The sine of x and so many quarters of a turn. */
function sineAfterQuarters(angle: number, turns: i32): number {
	const x: number = Math.abs(angle) > LARGEST ? angle % TWO_PI : angle;
	// NaN, also for infinite x.
	if (!(Math.abs(x) <= LARGEST)) return NaN;
	if (Math.abs(x) < 0.785398163397448) return turns === 0 ? sineKernel(x, 0) : cosineKernel(x, 0);
	const multiple: number = Math.floor(x * TWO_OVER_PI + 0.5);
	// The remainder of x, as a sum of two. A further part of π/2 is subtracted if the last one left too few bits.
	let rest: number = x - multiple * HALF_PI_1;
	let tail: number = multiple * HALF_PI_1_TAIL;
	let sum: number = rest - tail;
	if (bitsLost(x, sum) > 16) {
		let before: number = rest;
		tail = multiple * HALF_PI_2;
		rest = before - tail;
		tail = multiple * HALF_PI_2_TAIL - (before - rest - tail);
		sum = rest - tail;
		if (bitsLost(x, sum) > 49) {
			before = rest;
			tail = multiple * HALF_PI_3;
			rest = before - tail;
			tail = multiple * HALF_PI_3_TAIL - (before - rest - tail);
			sum = rest - tail;
		}
	}
	tail = rest - sum - tail;
	const quarter: i32 = (truncated(multiple) + turns) & 3;
	const value: number = (quarter & 1) === 0 ? sineKernel(sum, tail) : cosineKernel(sum, tail);
	return quarter > 1 ? -value : value;
}

/** How many powers of two `rest` is below `x`. */
function bitsLost(x: number, rest: number): i32 {
	return ((highWord(x) >> 20) & 0x7ff) - ((highWord(rest) >> 20) & 0x7ff);
}

/** sin(x + tail) on [−π/4, π/4]. */
function sineKernel(x: number, tail: number): number {
	const z: number = x * x;
	const v: number = z * x;
	const r: number =
		0.00833333333332249 +
		z *
			(-0.0001984126982985795 +
				z * (0.0000027557313707070068 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
	return x - (z * (0.5 * tail - v * r) - tail - v * -0.16666666666666632);
}

/** cos(x + tail) on [−π/4, π/4]. */
function cosineKernel(x: number, tail: number): number {
	const z: number = x * x;
	const w: number = z * z;
	const r: number =
		z * (0.0416666666666666 + z * (-0.001388888888887411 + z * 0.00002480158728947673)) +
		w * w * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11));
	const half: number = 0.5 * z;
	const first: number = 1 - half;
	return first + (1 - first - half + (z * r - x * tail));
}
