/**
 * The hyperbolic tangent, after FreeBSD's msun (s_tanh.c), which is:
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy, modify, and distribute
 * this software is freely granted, provided that this notice is preserved.
 */
import { expm1 } from './exponential';

/** Up to here, 2⁻²⁸, tanh x is x in double precision. */
const LINEAR = 3.725290298461914e-9;
/** From here on tanh x is 1 in double precision. */
const SATURATED = 22;

/** tanh x, by eˣ − 1, so that nothing cancels near 0. */
export function tanh(x: number): number {
	const size = Math.abs(x);
	// NaN passes through.
	if (!(size > LINEAR)) return x;
	if (size >= SATURATED) return x < 0 ? -1 : 1;
	const t = expm1(size >= 1 ? 2 * size : -2 * size);
	const value = size >= 1 ? 1 - 2 / (t + 2) : -t / (t + 2);
	return x < 0 ? -value : value;
}
