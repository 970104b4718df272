/** Between the fixtures' named tensors and our flat weights. */
import { expect } from 'vitest';
import { type ModelShape, parameterLayout } from '../../src/model/layout';
import type { NamedTensors } from './fixtures';

/** The flat weights that named tensors stand for; every tensor must be there and of the right size. */
export function flatten(shape: ModelShape, tensors: NamedTensors): Float32Array {
	const layout = parameterLayout(shape);
	const names = layout.views.map(({ name }) => name).sort();
	expect(Object.keys(tensors).sort(), 'names of the tensors').toEqual(names);
	const flat = new Float32Array(layout.length);
	for (const { name, offset, rows, columns } of layout.views) {
		expect(tensors[name].data.length, `size of ${name}`).toBe(rows * columns);
		flat.set(tensors[name].data, offset);
	}
	return flat;
}

/** Each tensor's part of a flat array. */
export function namedParts(shape: ModelShape, flat: Float32Array): { name: string; values: Float32Array }[] {
	return parameterLayout(shape).views.map(({ name, offset, rows, columns }) => ({
		name,
		values: flat.subarray(offset, offset + rows * columns),
	}));
}

/** Every entry within `tolerance` of the expected one; names the worst. */
export function expectClose(
	actual: ArrayLike<number>,
	expected: ArrayLike<number>,
	tolerance: number,
	what: string,
): void {
	expect(actual.length, `${what}: length`).toBe(expected.length);
	let worst = 0;
	for (let i = 0; i < expected.length; i++) {
		const difference = Math.abs(actual[i] - expected[i]);
		// NaN compares false, so ask for what is right instead of what is wrong.
		if (!(difference <= Math.abs(actual[worst] - expected[worst]))) worst = i;
	}
	if (expected.length === 0) return;
	expect(
		Math.abs(actual[worst] - expected[worst]),
		`${what}[${worst}]: ${actual[worst]} for ${expected[worst]}`,
	).toBeLessThanOrEqual(tolerance);
}
