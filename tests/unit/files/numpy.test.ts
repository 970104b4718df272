import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNpy, writeNpy } from '../../../src/files/npy';
import { readNpz, writeNpz } from '../../../src/files/npz';
import type { Tensor, Values } from '../../../src/files/Tensor';
import { writeZip } from '../../../src/files/zip';
import { expected, faultOf, fixture } from './fixtures';
import { anyTensor } from './tensors';

const isFloating = (values: Values) => values instanceof Float32Array || values instanceof Float64Array;

describe('arrays that NumPy saved', () => {
	test.each(Object.keys(expected).filter((name) => name.endsWith('.npy')))('%s', (name) => {
		const { shape, type, values } = readNpy(fixture(name), name);
		const wanted = expected[name];
		expect(shape).toEqual(wanted.shape);
		expect(type).toBe(wanted.type);
		const numbers = isFloating(values) || type === 'bool' ? Array.from(values, Number) : Array.from(values, String);
		expect(numbers).toEqual(wanted.values);
	});

	test.each([1, 2, 3])('version %i of the format', (version) => {
		expect(readNpy(fixture(`version-${version}.npy`), 'a').values).toEqual(
			Float32Array.from({ length: 24 }, (_, i) => i),
		);
	});

	test.each([
		['structured.npy', 'structured {"part":"a"}'],
		['complex.npy', 'element-type {"part":"a","type":"<c8"}'],
		['objects.npy', 'element-type {"part":"a","type":"|O"}'],
		['strings.npy', 'element-type {"part":"a","type":"<U3"}'],
	])('%s is refused by name', (name, fault) => {
		expect(faultOf(() => readNpy(fixture(name), 'a'))).toBe(fault);
	});

	test('an array that is cut, or longer than its header says, is not whole', () => {
		const bytes = fixture('f4.npy');
		expect(faultOf(() => readNpy(bytes.subarray(0, bytes.length - 1), 'a'))).toBe('not-whole {}');
		expect(faultOf(() => readNpy(Uint8Array.of(...bytes, 0), 'a'))).toBe('not-whole {}');
		expect(faultOf(() => readNpy(bytes.subarray(0, 40), 'a'))).toBe('not-whole {}');
	});

	test('a header that claims more numbers than there is memory costs nothing', () => {
		const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999, 99999999), }";
		const bytes = new Uint8Array(128);
		bytes.set(fixture('f4.npy').subarray(0, 10));
		bytes.fill(32, 10);
		bytes.set(new TextEncoder().encode(header), 10);
		expect(faultOf(() => readNpy(bytes, 'a'))).toContain('shape');
	});
});

describe('archives of NumPy', () => {
	test.each(['stored.npz', 'deflated.npz', 'zip64.npz'])('%s', (name) => {
		const arrays = readNpz(fixture(name));
		expect(arrays.get('a')).toEqual(readNpy(fixture('version-1.npy'), 'a'));
		if (name !== 'zip64.npz') expect(arrays.get('b')?.values).toEqual(BigInt64Array.of(0n, 1n, 2n));
	});

	test('a bit that is wrong is noticed', () => {
		const bytes = fixture('stored.npz');
		bytes[200] ^= 1;
		expect(faultOf(() => readNpz(bytes))).toBe('checksum {"part":"a.npy"}');
	});

	test('what inflates to more than it says is stopped there', () => {
		const bytes = writeZip([['a.npy', new Uint8Array(9_000_000)]]);
		expect(bytes.length).toBeLessThan(40_000);
		const view = new DataView(bytes.buffer);
		const central = bytes.length - 22 - 46 - 'a.npy'.length;
		view.setUint32(central + 24, 100, true);
		expect(faultOf(() => readNpz(bytes))).toBe('checksum {"part":"a.npy"}');
	});

	test('what would inflate to more than any honest file is refused before', () => {
		const bytes = writeZip([['a.npy', new Uint8Array(100)]]);
		new DataView(bytes.buffer).setUint32(bytes.length - 22 - 46 - 'a.npy'.length + 24, 2 ** 27, true);
		expect(faultOf(() => readNpz(bytes))).toContain('inflated');
	});
});

test('how far a large archive is read is told, ascending', () => {
	const values = Float32Array.from({ length: 2 ** 19 }, (_, i) => Math.sin(i));
	const bytes = writeNpz(new Map([['a', { type: 'float32' as const, shape: [values.length], values }]]));
	const shares: number[] = [];
	readNpz(bytes, (share) => shares.push(share));
	expect(shares.length).toBeGreaterThan(0);
	expect(shares).toEqual([...shares].sort((a, b) => a - b));
	expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
});

test('what is written is read again, to the last bit', () => {
	fc.assert(
		fc.property(anyTensor, (tensor) => {
			expect(readNpy(writeNpy(tensor), 'a')).toEqual(tensor);
		}),
	);
	fc.assert(
		fc.property(fc.dictionary(fc.stringMatching(/^[a-z_.0-9]{1,9}$/), anyTensor, { maxKeys: 5 }), (tensors) => {
			const arrays = new Map<string, Tensor>(Object.entries(tensors));
			expect(readNpz(writeNpz(arrays))).toEqual(arrays);
		}),
		{ numRuns: 50 },
	);
});
