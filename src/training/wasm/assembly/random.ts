/** The draws of `src/randomness/counterRandom.ts`: the same integers, and the same normal numbers to the last bit. */
import { log } from '../../../numerics/logarithm';
import { cos } from '../../../numerics/trigonometry';

const MULTIPLIER: u32 = 1664525;
const INCREMENT: u32 = 1013904223;

/** One hash of PCG4D: its first two words. */
function hash(seed: u32, stream: u32, step: u32, row: u32, column: u32): u64 {
	let x = seed * MULTIPLIER + INCREMENT;
	let y = ((stream * 0x9e3779b9) ^ step) * MULTIPLIER + INCREMENT;
	let z = row * MULTIPLIER + INCREMENT;
	let w = column * MULTIPLIER + INCREMENT;
	x += y * w;
	y += z * x;
	z += x * y;
	w += y * z;
	x ^= x >> 16;
	y ^= y >> 16;
	z ^= z >> 16;
	w ^= w >> 16;
	x += y * w;
	y += z * x;
	return ((<u64>y) << 32) | <u64>x;
}

/** 24 random bits to the middle of their cell in (0, 1). */
function toUnit(word: u32): f64 {
	return (<f64>(word >> 8) + 0.5) * 5.9604644775390625e-8;
}

/** One draw, an integer in [0, bound). */
export function integerAt(seed: u32, stream: u32, step: u32, row: u32, bound: u32): u32 {
	return <u32>hash(seed, stream, step, row, 0) % bound;
}

/** One draw from N(0, 1), by Box–Muller. */
export function normalAt(seed: u32, stream: u32, step: u32, row: u32, column: u32): f64 {
	const words = hash(seed, stream, step, row, column);
	const radius = sqrt<f64>(-2 * log(toUnit(<u32>words)));
	return radius * cos(6.283185307179586 * toUnit(<u32>(words >> 32)));
}
