import { describe, expect, test } from 'vitest';
import { EngineHistory, MOST_ENGINE_CHANGES } from '../../../src/lab/EngineHistory';
import { LossHistory } from '../../../src/lab/LossHistory';
import { readPast, writePast } from '../../../src/state/trainingPast';
import type { EngineId } from '../../../src/training/Trainer';

function tookOver(): EngineHistory {
	const history = new EngineHistory();
	history.append(1, 'simd');
	history.append(9, 'simd');
	history.append(41, 'webgpu');
	return history;
}

describe('the engines of a training', () => {
	test('are known for each step, and told as changes', () => {
		const history = tookOver();
		expect(history.changes).toEqual([
			{ step: 1, engine: 'simd' },
			{ step: 41, engine: 'webgpu' },
		]);
		expect([1, 40, 41, 9_999].map((step) => history.at(step))).toEqual(['simd', 'simd', 'webgpu', 'webgpu']);
		expect(new EngineHistory().at(1)).toBeNull();
	});

	test('go with the steps that go, and steps that are taken again have who took them then', () => {
		const history = tookOver();
		history.truncate(40);
		expect(history.at(50)).toBe('simd');
		history.append(30, 'reference');
		expect([29, 30].map((step) => history.at(step))).toEqual(['simd', 'reference']);
	});

	test('of steps that nobody knows are none', () => {
		const history = tookOver();
		history.append(60, null);
		expect(history.at(60)).toBeNull();
	});

	test('are bounded', () => {
		const history = new EngineHistory();
		for (let step = 1; step <= 500; step++) history.append(step, step % 2 ? 'simd' : 'webgpu');
		expect(history.changes).toHaveLength(MOST_ENGINE_CHANGES);
		expect(history.at(500)).toBe('webgpu');
		expect(history.at(1)).toBeNull();
	});

	test('are refused in a file where they are none', () => {
		const past = writePast(new LossHistory(1, 1, 50), 50);
		const read = (engines: unknown) =>
			readPast(JSON.parse(JSON.stringify({ ...past, engines })), 1, 50).engines.changes;
		expect(read(tookOver().changes)).toEqual(tookOver().changes);
		for (const bad of [
			null,
			[{ step: 0, engine: 'simd' }],
			[{ step: 1.5, engine: 'simd' }],
			[{ step: 51, engine: 'simd' }],
			[{ step: 1, engine: 'abacus' }],
			[{ step: 1 }],
			[null],
			[
				{ step: 2, engine: 'simd' },
				{ step: 2, engine: 'webgpu' },
			],
			Array(MOST_ENGINE_CHANGES + 1).fill({ step: 1, engine: 'simd' }),
		])
			expect(() => read(bad)).toThrow('damaged');
	});

	test('are in the curves, and in the file of a training', () => {
		const losses = new LossHistory(1);
		const steps = (firstStep: number, engine?: EngineId) =>
			losses.append({ firstStep, count: 5, values: new Float32Array(15).fill(1), settings: [], engine });
		steps(1, 'simd');
		steps(6, 'webgpu');
		const past = JSON.parse(JSON.stringify(writePast(losses, 10)));
		expect(readPast(past, 1, 10).engines.changes).toEqual([
			{ step: 1, engine: 'simd' },
			{ step: 6, engine: 'webgpu' },
		]);
		// A file of an older version does not say.
		const { engines, ...before } = past;
		expect(engines).toBeDefined();
		expect(readPast(before, 1, 10).engines.changes).toEqual([]);
		expect(() => readPast({ ...past, engines: 'simd' }, 1, 10)).toThrow('damaged');
		losses.truncate(5);
		expect(losses.engines.at(5)).toBe('simd');
		expect(losses.engines.changes).toHaveLength(1);
	});
});
