/** `src/numerics/words.ts` where it is compiled by AssemblyScript: the same functions, on the number's own bits. */

export function highWord(x: f64): i32 {
	return <i32>(reinterpret<u64>(x) >> 32);
}

export function lowWord(x: f64): i32 {
	return <i32>reinterpret<u64>(x);
}

export function fromWords(high: i32, low: i32): f64 {
	return reinterpret<f64>(((<u64>(<u32>high)) << 32) | <u64>(<u32>low));
}

export function powerOfTwo(k: i32): f64 {
	return fromWords((1023 + k) << 20, 0);
}

export function truncated(x: f64): i32 {
	return <i32>x;
}
