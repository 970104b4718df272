import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LossHistory } from '../../../src/lab/LossHistory';
import { LOSS_TERMS } from '../../../src/model/settings';
import { readCheckpoint, writeCheckpoint } from '../../../src/state/checkpointFile';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { readPast, type TrainingPast, writePast } from '../../../src/state/trainingPast';

const [A, B] = DEFAULT_CONFIG.runs;

/** A training of two runs, B of which gets a KL weight on its way. */
function pastOf(steps: number, changedAt = 0): LossHistory {
	const history = new LossHistory(2);
	const values = Float32Array.from({ length: 6 * steps }, (_, i) => 1 + Math.floor(i / 6) + (i % 6) / 10);
	const changed = [A, { ...B, klWeight: 0.25 }];
	const settings = [{ step: 1, runs: [A, B] }, ...(changedAt > 1 ? [{ step: changedAt, runs: changed }] : [])];
	history.append({ firstStep: 1, count: steps, values, settings });
	for (let step = 0; step <= steps; step += 3) {
		history.test.append(
			step,
			[0, 1].map((run) => ({ state: step, parameters: run, kl: 0.5 })),
		);
	}
	return history;
}

const there = (history: LossHistory, step: number) =>
	readPast(JSON.parse(JSON.stringify(writePast(history, step))), history.runs, step);

describe('the past of a training in a file', () => {
	test('brings curves, settings and test losses along', () => {
		const history = pastOf(20, 11);
		const again = there(history, 20);
		expect([again.length, again.stride]).toEqual([20, 1]);
		expect(again.settings.changes).toEqual(history.settings.changes);
		for (const entry of [0, 9, 10, 19]) {
			for (const run of [0, 1]) {
				for (const term of LOSS_TERMS) {
					expect(again.value(entry, run, term)).toBe(history.value(entry, run, term));
					expect(again.weighted(entry, run, term)).toBe(history.weighted(entry, run, term));
				}
			}
		}
		expect([again.weighted(9, 1, 'kl'), again.weighted(10, 1, 'kl')]).toEqual([0, Math.fround(11.5 * 0.25)]);
		expect([again.test.length, again.test.step(2), again.test.value(2, 1, 'parameters')]).toEqual([7, 6, 1]);
		expect(again.latestSettings()).toEqual(history.settings.at(20));
	});

	test('ends where the checkpoint stands, and goes on from there to the step', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1_800 }), fc.integer({ min: 0, max: 1_800 }), (steps, cut) => {
				const step = Math.min(steps, cut);
				const again = there(pastOf(steps, Math.ceil(steps / 2)), step);
				expect(again.length).toBeLessThanOrEqual(512);
				again.append({ firstStep: step + 1, count: 4, values: new Float32Array(24).fill(5), settings: [] });
				const { start, stride, pending } = again.parts();
				expect(start + stride * again.length + pending).toBe(step + 4);
				if (again.length > 0 && step >= again.stride)
					expect(again.value(0, 0, 'state')).toBeCloseTo((1 + again.stride) / 2, 3);
				expect(again.settings.changes.every((change) => change.step <= Math.max(1, step + 4))).toBe(true);
			}),
			{ numRuns: 40 },
		);
	});

	test('is part of the file of a training, which without one is read as before', () => {
		const weights = Float32Array.of(1, 2);
		const state = { weights, firstMoment: weights, secondMoment: weights, adamStep: 6 };
		const file = { config: DEFAULT_CONFIG, runs: DEFAULT_CONFIG.runs, checkpoint: { step: 6, runs: [state, state] } };
		expect(readCheckpoint(writeCheckpoint(file)).past).toBeUndefined();
		const { past } = readCheckpoint(writeCheckpoint({ ...file, past: pastOf(9, 4) }));
		expect([past?.length, past?.settings.changes.map(({ step }) => step)]).toEqual([6, [1, 4]]);
	});
});

describe('a past that was tampered with', () => {
	const whole = JSON.parse(JSON.stringify(writePast(pastOf(20, 11), 20))) as TrainingPast;
	const numbers = (...values: number[]) => Buffer.from(Float32Array.from(values).buffer).toString('base64');

	test.each<[string, unknown]>([
		['nothing', null],
		['a text', 'past'],
		['a stride of 0', { ...whole, stride: 0 }],
		['another length than its step', { ...whole, start: 3 }],
		['a stride that makes up steps', { ...whole, stride: 7 }],
		['half an entry', { ...whole, losses: whole.losses.slice(0, -16) }],
		['no base64', { ...whole, losses: '%%%%' }],
		['a raw loss that is no number', { ...whole, losses: numbers(...new Array(12 * 20).fill(Number.NaN)) }],
		['an endless loss', { ...whole, losses: numbers(...new Array(12 * 20).fill(Number.POSITIVE_INFINITY)) }],
		['sums of other runs', { ...whole, sums: numbers(1, 2, 3) }],
		['more entries than a file has', { ...whole, losses: numbers(...new Array(12 * 513).fill(1)) }],
		['settings out of order', { ...whole, settings: [...whole.settings].reverse() }],
		['settings after its end', { ...whole, settings: [{ step: 21, runs: [A, B] }] }],
		['settings of one run', { ...whole, settings: [{ step: 1, runs: [A] }] }],
		['settings outside the limits', { ...whole, settings: [{ step: 1, runs: [A, { ...B, klWeight: 1e9 }] }] }],
		['settings with a field too many', { ...whole, settings: [{ step: 1, runs: [A, { ...B, constructor: 1 }] }] }],
		['test steps out of order', { ...whole, test: { ...whole.test, steps: [...whole.test.steps].reverse() } }],
		['test losses too few', { ...whole, test: { ...whole.test, losses: '' } }],
		['no test split', { ...whole, test: null }],
	])('%s is refused', (_, value) => {
		expect(() => readPast(value, 2, 20)).toThrow('damaged');
	});

	test('never does worse than being refused', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(whole)), (value, key) => {
				try {
					const history = readPast({ ...whole, [key]: value }, 2, 20);
					expect(history.length).toBeLessThanOrEqual(512);
				} catch (error) {
					expect(String(error)).toContain('damaged');
				}
			}),
		);
	});
});
