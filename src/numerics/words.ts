/**
 * The 64 bits of a double as two 32-bit integers.
 *
 * The files of this folder are compiled twice: by the page's compiler, and by AssemblyScript for the SIMD engine, where
 * `training/wasm/assembly/words.ts` stands in this file's place. What they compute is IEEE-754 addition, multiplication,
 * division and square root in double precision and integer arithmetic, which every machine rounds the same way. So both
 * give the same bits, everywhere.
 */

const doubles = new Float64Array(1);
const integers = new Int32Array(doubles.buffer);

/** Place of the sign and the exponent in {@link integers}. */
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/** Sign, exponent and the upper 20 bits of the fraction. */
export function highWord(x: number): i32 {
	doubles[0] = x;
	return integers[HIGH];
}

/** The lower 32 bits of the fraction. */
export function lowWord(x: number): i32 {
	doubles[0] = x;
	return integers[1 - HIGH];
}

/** The double with these words. */
export function fromWords(high: i32, low: i32): number {
	integers[HIGH] = high;
	integers[1 - HIGH] = low;
	return doubles[0];
}

/** 2^k. @param k −1,022 … 1,023 */
export function powerOfTwo(k: i32): number {
	return fromWords((1023 + k) << 20, 0);
}

/** The integer part. @param x within the range of 32 bits */
export function truncated(x: number): i32 {
	return x | 0;
}
