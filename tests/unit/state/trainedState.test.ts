import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { readTrained, writeTrained } from '../../../src/state/trainedState';

const [A, B] = DEFAULT_CONFIG.runs;
const there = (state: Parameters<typeof writeTrained>[0]) =>
	readTrained(JSON.parse(JSON.stringify(writeTrained(state, DEFAULT_CONFIG))), DEFAULT_CONFIG);

test('step, engine and changes go there and back', () => {
	const plain = { step: 500, engine: 'simd', changes: [{ step: 1, runs: [A, B] }] };
	expect(writeTrained(plain, DEFAULT_CONFIG)).toEqual({ step: 500, engine: 'simd' });
	expect(there(plain)).toEqual(plain);
	const changed = { ...plain, changes: [...plain.changes, { step: 201, runs: [A, { ...B, klWeight: 0.3 }] }] };
	expect(there(changed)).toEqual(changed);
});

test('too many changes are not told, and nothing of an untrained page', () => {
	const changes = Array.from({ length: 30 }, (_, i) => ({ step: 1 + i, runs: [A, { ...B, klWeight: i / 100 }] }));
	expect(there({ step: 500, engine: 'webgpu', changes })).toEqual({ step: 500, engine: 'webgpu', changes: null });
	expect(writeTrained({ step: 0, engine: 'webgpu', changes: null }, DEFAULT_CONFIG)).toBeUndefined();
});

test.each([
	null,
	{ step: 0, engine: 'webgpu' },
	{ step: 1.5, engine: 'webgpu' },
	{ step: 1e12, engine: 'webgpu' },
	{ step: 5, engine: '<b>' },
	{ step: 5, engine: 'webgpu', more: 1 },
	{ step: 5, engine: 'webgpu', changes: [] },
	{ step: 5, engine: 'webgpu', changes: [[2, 0, 0]] },
	{
		step: 5,
		engine: 'webgpu',
		changes: [
			[1, 0, 0],
			[1, 0, 0],
		],
	},
	{
		step: 5,
		engine: 'webgpu',
		changes: [
			[1, 0, 0],
			[9, 0, 0],
		],
	},
	{ step: 5, engine: 'webgpu', changes: [[1, 0]] },
	{ step: 5, engine: 'webgpu', changes: [[1, 0, { klWeight: 1e9 }]] },
	{ step: 5, engine: 'webgpu', changes: [[1, 0, { unknown: 1 }]] },
])('%o is refused', (value) => {
	expect(readTrained(value, DEFAULT_CONFIG)).toBeNull();
});

test('whatever the JSON, it is read or refused', () => {
	fc.assert(fc.property(fc.jsonValue(), (value) => void readTrained(value, DEFAULT_CONFIG)));
});
