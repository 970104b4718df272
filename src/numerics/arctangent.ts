/**
 * The angle of a direction, after FreeBSD's msun (s_atan.c and e_atan2.c), which are:
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy, modify, and distribute
 * this software is freely granted, provided that this notice is preserved.
 */
import { highWord } from './words';

/** Rounding error of π. */
const PI_TAIL: number = 1.2246467991473532e-16;

/** Angles that x is reduced to (atan ½, 1, 3/2, ∞), each in two parts. */
const NEAR_HIGH = [0.4636476090008061, 0.7853981633974483, 0.982793723247329, 1.5707963267948966];
const NEAR_LOW = [2.2698777452961687e-17, 3.061616997868383e-17, 1.3903311031230998e-17, 6.123233995736766e-17];

/** The angle whose tangent is x, in [−π/2, π/2]. */
function atan(x: number): number {
	const size = Math.abs(x);
	let near = -1;
	let r = x;
	if (size >= 0.4375) {
		if (size < 0.6875) {
			near = 0;
			r = (2 * size - 1) / (2 + size);
		} else if (size < 1.1875) {
			near = 1;
			r = (size - 1) / (size + 1);
		} else if (size < 2.4375) {
			near = 2;
			r = (size - 1.5) / (1 + 1.5 * size);
		} else {
			near = 3;
			r = -1 / size;
		}
	}
	const z = r * r;
	const w = z * z;
	const odd =
		z *
		(0.3333333333333293 +
			w *
				(0.14285714272503466 +
					w *
						(0.09090887133436507 + w * (0.06661073137387531 + w * (0.049768779946159324 + w * 0.016285820115365782)))));
	const even =
		w *
		(-0.19999999999876483 +
			w * (-0.11111110405462356 + w * (-0.0769187620504483 + w * (-0.058335701337905735 + w * -0.036531572744216916))));
	if (near < 0) return r - r * (odd + even);
	const angle = NEAR_HIGH[near] - (r * (odd + even) - NEAR_LOW[near] - r);
	return x < 0 ? -angle : angle;
}

/** The angle from the x axis to (x, y), in [−π, π], as Math.atan2 has it: signs of 0 count. */
export function atan2(y: number, x: number): number {
	if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
	const below = y < 0 || Object.is(y, -0);
	const left = x < 0 || Object.is(x, -0);
	const signed = (angle: number) => (below ? -angle : angle);
	if (y === 0) return left ? signed(Math.PI) : y;
	if (x === 0) return signed(Math.PI / 2);
	if (Math.abs(x) === Infinity) {
		const diagonal = Math.abs(y) === Infinity ? Math.PI / 4 : 0;
		return signed(left ? Math.PI - diagonal : diagonal);
	}
	// Powers of two by which y is larger.
	const larger = ((highWord(y) & 0x7fffffff) - (highWord(x) & 0x7fffffff)) >> 20;
	if (larger > 60) return signed(Math.PI / 2);
	const angle = left && larger < -60 ? 0 : atan(Math.abs(y / x));
	if (!left) return signed(angle);
	return below ? angle - PI_TAIL - Math.PI : Math.PI - (angle - PI_TAIL);
}
