/** Arrays of numbers as other programs keep them: element types, bytes and values. */
import { FileFault } from './FileFault';

/** What the elements of a file's array are. */
export type ElementType =
	| 'float16'
	| 'bfloat16'
	| 'float32'
	| 'float64'
	| 'int8'
	| 'int16'
	| 'int32'
	| 'int64'
	| 'uint8'
	| 'uint16'
	| 'uint32'
	| 'uint64'
	| 'bool';

/** Values of a tensor; float16 and bfloat16 are widened to float32, which holds each of them exactly. */
export type Values =
	| Float32Array
	| Float64Array
	| Int8Array
	| Int16Array
	| Int32Array
	| BigInt64Array
	| Uint8Array
	| Uint16Array
	| Uint32Array
	| BigUint64Array;

/** An array with its shape; the last index runs fastest. */
export interface Tensor {
	/** What its elements were in the file. */
	readonly type: ElementType;
	/** Lengths of its dimensions; none for a single number. */
	readonly shape: readonly number[];
	readonly values: Values;
}

/** Bytes of an element. */
export const ELEMENT_BYTES: Readonly<Record<ElementType, number>> = {
	float16: 2,
	bfloat16: 2,
	float32: 4,
	float64: 8,
	int8: 1,
	int16: 2,
	int32: 4,
	int64: 8,
	uint8: 1,
	uint16: 2,
	uint32: 4,
	uint64: 8,
	bool: 1,
};

/** Elements of a tensor at most: 2^26 float32 numbers are 256 MB. */
const MOST_ELEMENTS = 2 ** 26;

/** Dimensions of a tensor at most, as in NumPy. */
const MOST_DIMENSIONS = 64;

/**
 * Elements that a shape has.
 * @throws FileFault `shape` when an entry is no whole number from 0, or there are too many
 */
export function elementCount(shape: readonly number[], name: string): number {
	let count = 1;
	if (shape.length > MOST_DIMENSIONS) throw new FileFault('shape', { part: name, shape: `${shape.length} dimensions` });
	for (const length of shape) {
		if (!Number.isSafeInteger(length) || length < 0)
			throw new FileFault('shape', { part: name, shape: shape.join(' × ') });
		count *= length;
		if (count > MOST_ELEMENTS) throw new FileFault('shape', { part: name, shape: shape.join(' × ') });
	}
	return count;
}

const HOST_IS_LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The values that bytes hold, as they lie. @param bytes a whole number of elements */
export function decodeElements(bytes: Uint8Array, type: ElementType, littleEndian = true): Values {
	const width = ELEMENT_BYTES[type];
	// A copy, which is aligned and can be byte-swapped; `slice` of a Node Buffer would not copy.
	const copy = new Uint8Array(bytes);
	if (width > 1 && littleEndian !== HOST_IS_LITTLE) reverseEach(copy, width);
	const { buffer } = copy;
	switch (type) {
		case 'float16':
			return widened(new Uint16Array(buffer), float32BitsOfHalf);
		case 'bfloat16':
			return widened(new Uint16Array(buffer), (bits) => bits << 16);
		case 'float32':
			return new Float32Array(buffer);
		case 'float64':
			return new Float64Array(buffer);
		case 'int8':
			return new Int8Array(buffer);
		case 'int16':
			return new Int16Array(buffer);
		case 'int32':
			return new Int32Array(buffer);
		case 'int64':
			return new BigInt64Array(buffer);
		case 'uint16':
			return new Uint16Array(buffer);
		case 'uint32':
			return new Uint32Array(buffer);
		case 'uint64':
			return new BigUint64Array(buffer);
		default:
			return copy;
	}
}

/** The bytes of values, little-endian, as the formats here want them. */
export function encodeElements(values: Values): Uint8Array {
	const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
	if (!HOST_IS_LITTLE && values.BYTES_PER_ELEMENT > 1) reverseEach(bytes, values.BYTES_PER_ELEMENT);
	return bytes;
}

function reverseEach(bytes: Uint8Array, width: number): void {
	for (let start = 0; start + width <= bytes.length; start += width) bytes.subarray(start, start + width).reverse();
}

function widened(halves: Uint16Array, bitsOf: (bits: number) => number): Float32Array {
	const bits = new Uint32Array(halves.length);
	for (let i = 0; i < halves.length; i++) bits[i] = bitsOf(halves[i]);
	return new Float32Array(bits.buffer);
}

/** IEEE 754 binary16 as binary32: sign, 5 bits of exponent with bias 15, 10 of fraction. */
function float32BitsOfHalf(half: number): number {
	const sign = (half & 0x8000) << 16;
	const exponent = (half >> 10) & 0x1f;
	const fraction = half & 0x3ff;
	if (exponent === 0x1f) return sign | 0x7f80_0000 | (fraction << 13);
	if (exponent > 0) return sign | ((exponent + 112) << 23) | (fraction << 13);
	if (fraction === 0) return sign;
	// Subnormal: fraction · 2⁻²⁴, a normal number in binary32.
	const shift = Math.clz32(fraction) - 21;
	return sign | ((113 - shift) << 23) | (((fraction << shift) & 0x3ff) << 13);
}

/** Creates an array of the same type with another length. */
function like(values: Values, length: number): Values {
	return new (values.constructor as new (length: number) => Values)(length);
}

/**
 * Values in row-major order, from a view of memory.
 * @param strides elements from one entry to the next, one a dimension; all entries must lie inside `values`
 */
export function gather(values: Values, shape: readonly number[], strides: readonly number[], offset = 0): Values {
	const count = shape.reduce((product, length) => product * length, 1);
	const gathered = like(values, count);
	if (count === 0) return gathered;
	const last = shape.length - 1;
	const index = new Array<number>(shape.length).fill(0);
	const rowLength = last < 0 ? 1 : shape[last];
	const step = last < 0 ? 0 : strides[last];
	let from = offset;
	for (let to = 0; to < count; ) {
		for (let i = 0, at = from; i < rowLength; i++, at += step) gathered[to++] = values[at];
		for (let d = last - 1; d >= 0; d--) {
			from += strides[d];
			index[d]++;
			if (index[d] < shape[d]) break;
			from -= strides[d] * shape[d];
			index[d] = 0;
		}
	}
	return gathered;
}
