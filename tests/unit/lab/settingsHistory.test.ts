import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LossHistory } from '../../../src/lab/LossHistory';
import { MOST_CHANGES, SettingsHistory } from '../../../src/lab/SettingsHistory';
import { scheduledKlWeight } from '../../../src/model/schedule';
import { RUN_SETTINGS, type RunSettings } from '../../../src/model/settings';
import { KEPT, REBUILT } from '../training/problems';

const weight = (klWeight: number): RunSettings => ({ ...KEPT, klWeight });

/** A history with these KL weights of run A from these steps on; run B never changes. */
function historyOf(...changes: readonly (readonly [step: number, klWeight: number])[]): SettingsHistory {
	const history = new SettingsHistory();
	for (const [step, klWeight] of changes) history.append({ step, runs: [weight(klWeight), REBUILT] });
	return history;
}

const listed = ({ changes }: SettingsHistory) => changes.map(({ step, runs }) => [step, runs[0].klWeight]);

/** Another value of every setting. */
const OTHER: RunSettings = {
	klWeight: 3,
	klSchedule: { kind: 'cyclic', every: 8 },
	stateWeight: 0.5,
	parameterWeight: 4,
	learningRate: 1e-2,
	schedule: { kind: 'exponential', every: 100, factor: 0.5 },
	optimizer: 'rebuilt',
};

describe('what a training was trained with', () => {
	test('is kept as changes', () => {
		const history = historyOf([1, 0], [5, 0], [9, 0.1], [9, 0.2], [20, 0.2], [21, 0]);
		expect(listed(history)).toEqual([
			[1, 0],
			[9, 0.2],
			[21, 0],
		]);
		expect([1, 8, 9, 20, 21, 9_999].map((step) => history.at(step)?.[0].klWeight)).toEqual([0, 0, 0.2, 0.2, 0, 0]);
		expect(history.at(0)).toBeNull();
		expect(history.rangeAt(15)).toEqual({ first: 9, last: 20 });
		expect(history.rangeAt(30)).toEqual({ first: 21, last: Number.POSITIVE_INFINITY });
		expect(history.until(20).map(({ step }) => step)).toEqual([1, 9]);
	});

	test.each(RUN_SETTINGS)('has a change of %s, and none where it comes back', (setting) => {
		const history = new SettingsHistory();
		history.append({ step: 1, runs: [KEPT, KEPT] });
		history.append({ step: 4, runs: [KEPT, { ...KEPT, [setting]: OTHER[setting] }] });
		history.append({ step: 4, runs: [{ ...KEPT }, { ...KEPT, klSchedule: { kind: 'constant' } }] });
		expect(history.changes).toHaveLength(1);
		history.append({ step: 4, runs: [KEPT, { ...KEPT, [setting]: OTHER[setting] }] });
		expect(history.changes.map(({ step }) => step)).toEqual([1, 4]);
		expect(history.at(4)?.[1][setting]).toEqual(OTHER[setting]);
		// The run that stays as it was is the same object.
		expect(history.at(4)?.[0]).toBe(history.at(1)?.[0]);
	});

	test('goes back with the training, and on from there with other settings', () => {
		const history = historyOf([1, 0], [9, 0.1], [30, 0.5]);
		history.truncate(29);
		expect(listed(history)).toEqual([
			[1, 0],
			[9, 0.1],
		]);
		history.append({ step: 12, runs: [weight(2), REBUILT] });
		expect(listed(history)).toEqual([
			[1, 0],
			[9, 0.1],
			[12, 2],
		]);
		history.truncate(0);
		expect(history.changes).toEqual([]);
	});

	test('of some of the runs has the changes of those alone', () => {
		const history = historyOf([1, 0], [9, 0.1]);
		expect(listed(history.pick([0]))).toEqual([
			[1, 0],
			[9, 0.1],
		]);
		expect(history.pick([1, 1]).changes).toEqual([{ step: 1, runs: [REBUILT, REBUILT] }]);
	});

	test('is bounded: what lasted for the fewest steps goes, never what is in force', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: MOST_CHANGES, maxLength: 900 }), (gaps) => {
				const history = new SettingsHistory();
				let step = 1;
				for (const [i, gap] of gaps.entries()) {
					history.append({ step, runs: [weight(i / 100)] });
					step += gap;
				}
				const { changes } = history;
				expect(changes.length).toBeLessThanOrEqual(MOST_CHANGES);
				expect(changes[0].step).toBe(1);
				expect(history.at(step)?.[0].klWeight).toBe((gaps.length - 1) / 100);
				for (let i = 1; i < changes.length; i++) expect(changes[i].step).toBeGreaterThan(changes[i - 1].step);
			}),
			{ numRuns: 20 },
		);
	});
});

describe('the weighted terms', () => {
	const terms = (count: number, firstStep: number, settings: LossHistory['settings']['changes']) => ({
		firstStep,
		count,
		values: Float32Array.from({ length: 6 * count }, () => 1),
		settings,
	});

	test('are those of each step’s own weights, whatever is set later', () => {
		const history = new LossHistory(2);
		history.append(terms(4, 1, [{ step: 1, runs: [weight(0), REBUILT] }]));
		history.append(
			terms(4, 5, [
				{ step: 5, runs: [weight(0), REBUILT] },
				{ step: 7, runs: [weight(3), REBUILT] },
			]),
		);
		const kl = Array.from({ length: 8 }, (_, entry) => history.weighted(entry, 0, 'kl'));
		expect(kl).toEqual([0, 0, 0, 0, 0, 0, 3, 3]);
		expect(history.weighted(7, 0, 'parameters')).toBe(2);
		expect(history.weighted(7, 1, 'kl')).toBe(0.5);
		history.truncate(6);
		history.append(terms(1, 7, [{ step: 7, runs: [weight(1), REBUILT] }]));
		expect(history.weighted(6, 0, 'kl')).toBe(1);
		expect(history.latestSettings()?.[0].klWeight).toBe(1);
	});

	test('follow a schedule step by step, also within an entry of many steps', () => {
		fc.assert(
			fc.property(fc.integer({ min: 4, max: 60 }), fc.integer({ min: 1, max: 64 }), (every, stride) => {
				const settings: RunSettings = { ...KEPT, klWeight: 2, klSchedule: { kind: 'cyclic', every } };
				const history = new LossHistory(1, stride);
				const count = 3 * stride;
				const values = Float32Array.from({ length: 3 * count }, () => 1);
				history.append({ firstStep: 1, count, values, settings: [{ step: 1, runs: [settings] }] });
				for (let entry = 0; entry < 3; entry++) {
					let sum = 0;
					for (let i = 1; i <= stride; i++) sum += scheduledKlWeight(settings, entry * stride + i);
					expect(history.weighted(entry, 0, 'kl')).toBeCloseTo(sum / stride, 5);
				}
			}),
		);
	});

	test('are no numbers where nobody knows the weights, and do not spoil what comes later', () => {
		const history = new LossHistory(1, 1, 10);
		history.append({ firstStep: 11, count: 1, values: Float32Array.of(1, 1, 1), settings: [] });
		history.append({
			firstStep: 12,
			count: 1,
			values: Float32Array.of(1, 1, 1),
			settings: [{ step: 12, runs: [weight(3)] }],
		});
		expect([history.value(0, 0, 'kl'), history.weighted(0, 0, 'kl'), history.weighted(1, 0, 'kl')]).toEqual([
			1,
			Number.NaN,
			3,
		]);
	});
});
