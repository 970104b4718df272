import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../../src/state/config';
import { runDifferences } from '../../../../src/views/LatentMap/runDifferences';

const [run] = DEFAULT_CONFIG.runs;

describe('differences of two runs', () => {
	test('are none for equal settings, objects or not', () => {
		const schedule = { kind: 'step', every: 1000, factor: 0.9 } as const;
		expect(runDifferences(run, { ...run })).toEqual([]);
		expect(runDifferences({ ...run, schedule }, { ...run, schedule: { ...schedule } })).toEqual([]);
	});

	test('name every setting that differs', () => {
		const other = { ...run, klWeight: 0, learningRate: 1e-4, optimizer: 'rebuilt' as const };
		expect(runDifferences(run, other)).toEqual(['klWeight', 'learningRate', 'optimizer']);
	});

	test('tell schedules apart by what they do', () => {
		const step = { kind: 'step', every: 1000, factor: 0.9 } as const;
		expect(runDifferences(run, { ...run, schedule: step })).toEqual(['schedule']);
		expect(runDifferences({ ...run, schedule: step }, { ...run, schedule: { ...step, factor: 0.5 } })).toEqual([
			'schedule',
		]);
	});
});
