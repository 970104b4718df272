import { describe, expect, test } from 'vitest';
import { LossHistory } from '../../../src/lab/LossHistory';
import { TestLossHistory } from '../../../src/lab/TestLossHistory';
import { LOSS_TERMS } from '../../../src/model/settings';

const terms = (value: number) => [
	{ state: value, parameters: value + 0.25, kl: value + 0.5 },
	{ state: -value, parameters: -value - 0.25, kl: -value - 0.5 },
];

describe('losses on the test split', () => {
	test('are found by the step that is nearest', () => {
		const history = new TestLossHistory(2);
		expect(history.nearest(5)).toBe(-1);
		for (const step of [10, 20, 40]) history.append(step, terms(1));
		expect([0, 14, 16, 31, 99].map((step) => history.nearest(step))).toEqual([0, 0, 1, 2, 2]);
	});

	test('are kept by step, run and term; a step that comes again takes the place of the first', () => {
		const history = new TestLossHistory(2);
		history.append(10, terms(1));
		history.append(20, terms(2));
		history.append(20, terms(3));
		expect(history.length).toBe(2);
		expect([history.step(0), history.step(1)]).toEqual([10, 20]);
		expect([0, 1].map((run) => LOSS_TERMS.map((term) => history.value(1, run, term)))).toEqual([
			[3, 3.25, 3.5],
			[-3, -3.25, -3.5],
		]);
	});

	test('stay in bounded memory over the whole training', () => {
		const history = new TestLossHistory(2);
		for (let step = 1; step <= 2_000; step++) history.append(step, terms(step));
		expect(history.length).toBeLessThanOrEqual(512);
		expect(history.length).toBeGreaterThan(200);
		expect(history.step(0)).toBe(1);
		expect(history.step(history.length - 1)).toBe(2_000);
		for (let point = 0; point < history.length; point++) {
			expect(history.value(point, 0, 'state')).toBe(history.step(point));
			if (point > 0) expect(history.step(point)).toBeGreaterThan(history.step(point - 1));
		}
	});

	test('go back with the training', () => {
		const history = new LossHistory(2);
		for (const step of [0, 50, 100]) history.test.append(step, terms(step));
		history.truncate(60);
		expect(history.test.length).toBe(2);
		expect(history.test.step(1)).toBe(50);
	});
});
