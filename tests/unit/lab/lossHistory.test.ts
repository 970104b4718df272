import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LossHistory } from '../../../src/lab/LossHistory';
import { LOSS_TERMS, type LossTerms } from '../../../src/model/settings';
import type { TrainedSteps } from '../../../src/training/protocol';

/** Most entries that it may hold. */
const CAPACITY = 2048;

/** Steps from `first` on whose term t of run r is value(step) + 100·r + 10·t. */
function metrics(first: number, count: number, runs = 1, value = (step: number) => step): TrainedSteps {
	const values = Float32Array.from({ length: count * runs * 3 }, (_, i) => {
		const run = Math.floor(i / 3) % runs;
		return value(first + Math.floor(i / (3 * runs))) + 100 * run + 10 * (i % 3);
	});
	return { firstStep: first, count, values, settings: [] };
}

const termsOf = (state: number, parameters: number, kl: number): LossTerms => ({ state, parameters, kl });

describe('the history of the losses', () => {
	test('keeps every step of a short training, run by run and term by term', () => {
		const history = new LossHistory(2);
		history.append(metrics(1, 5, 2));
		history.append(metrics(6, 1, 2));
		expect([history.length, history.stride, history.runs]).toEqual([6, 1, 2]);
		for (let entry = 0; entry < 6; entry++) {
			expect(history.step(entry)).toBe(entry + 1);
			for (const run of [0, 1]) {
				for (const [place, term] of LOSS_TERMS.entries()) {
					expect(history.value(entry, run, term)).toBe(entry + 1 + 100 * run + 10 * place);
				}
			}
		}
	});

	test('stays bounded however long the training is', () => {
		const history = new LossHistory(1);
		let step = 1;
		for (let part = 0; part < 100; part++) {
			history.append(metrics(step, 997));
			step += 997;
			expect(history.length).toBeLessThan(CAPACITY);
			expect(history.length).toBeGreaterThanOrEqual(Math.min(step - 1, CAPACITY / 2));
		}
		expect(Math.log2(history.stride) % 1).toBe(0);
		// What is complete covers all but the last, unfinished entry.
		expect(history.length).toBe(Math.floor((step - 1) / history.stride));
	});

	test('halves when it is full, and each entry is the mean of its steps', () => {
		const history = new LossHistory(2);
		history.append(metrics(1, CAPACITY - 1, 2));
		expect([history.length, history.stride]).toEqual([CAPACITY - 1, 1]);
		history.append(metrics(CAPACITY, 1, 2));
		expect([history.length, history.stride]).toEqual([CAPACITY / 2, 2]);
		for (const entry of [0, 1, 511, CAPACITY / 2 - 1]) {
			// Steps 2e + 1 and 2e + 2.
			expect(history.step(entry)).toBe(2 * entry + 1.5);
			expect(history.value(entry, 0, 'state')).toBe(2 * entry + 1.5);
			expect(history.value(entry, 1, 'kl')).toBe(2 * entry + 1.5 + 120);
		}
	});

	test('is the mean of the steps in any number of parts', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 12 }), (parts) => {
				const value = (step: number) => Math.sin(step);
				const history = new LossHistory(1);
				let step = 1;
				for (const count of parts) {
					history.append(metrics(step, count, 1, value));
					step += count;
				}
				const { stride } = history;
				for (let entry = 0; entry < history.length; entry += 97) {
					let sum = 0;
					for (let i = 1; i <= stride; i++) sum += value(entry * stride + i);
					expect(history.value(entry, 0, 'state')).toBeCloseTo(sum / stride, 5);
					expect(history.step(entry)).toBe(entry * stride + (stride + 1) / 2);
				}
			}),
			{ numRuns: 30 },
		);
	});

	test('shows no entry before all its steps are there', () => {
		const history = new LossHistory(1, 4);
		history.append(metrics(1, 3));
		expect(history.length).toBe(0);
		history.append(metrics(4, 2));
		expect(history.length).toBe(1);
		expect(history.value(0, 0, 'state')).toBe(2.5);
		expect(history.step(0)).toBe(2.5);
	});

	test('takes whole entries as they are', () => {
		const history = new LossHistory(2, 16);
		history.appendEntry([termsOf(1, 2, 3), termsOf(4, 5, 6)]);
		history.appendEntry([termsOf(7, 8, 9), termsOf(10, 11, 12)]);
		expect(history.length).toBe(2);
		expect([0, 1].map((run) => LOSS_TERMS.map((term) => history.value(1, run, term)))).toEqual([
			[7, 8, 9],
			[10, 11, 12],
		]);
		expect(history.step(1)).toBe(24.5);
	});

	test('halves whole entries too', () => {
		const history = new LossHistory(1, 16);
		for (let i = 0; i < CAPACITY; i++) history.appendEntry([termsOf(i, 2 * i, 0)]);
		expect([history.length, history.stride]).toEqual([CAPACITY / 2, 32]);
		expect(history.value(3, 0, 'state')).toBe(6.5);
		expect(history.value(3, 0, 'parameters')).toBe(13);
	});

	test('forgets what is after a step, and goes on from there', () => {
		const history = new LossHistory(1);
		history.append(metrics(1, 10));
		history.truncate(6);
		expect(history.length).toBe(6);
		history.append(metrics(7, 2, 1, (step) => -step));
		expect(history.length).toBe(8);
		expect([5, 6, 7].map((entry) => history.value(entry, 0, 'state'))).toEqual([6, -7, -8]);
	});

	test.each([
		['a complete entry', 7],
		['the unfinished one', 9],
	])('that is cut inside %s keeps its mean for the steps that stay, and later entries their steps', (_, cut) => {
		const history = new LossHistory(1, 4);
		history.append(metrics(1, 11));
		const start = 4 * Math.floor(cut / 4);
		const known = start === 4 ? 6.5 : 10;
		history.truncate(cut);
		expect(history.length).toBe(start / 4);
		history.append(metrics(cut + 1, 16 - cut));
		const kept = cut - start;
		let sum = kept * known;
		for (let step = cut + 1; step <= start + 4; step++) sum += step;
		expect(history.value(start / 4, 0, 'state')).toBeCloseTo(sum / 4, 5);
		expect(history.length).toBe(4);
		expect(history.value(3, 0, 'state')).toBe(14.5);
	});

	test('forgets what an entry was still waiting for', () => {
		const history = new LossHistory(1, 4);
		history.append(metrics(1, 7));
		history.truncate(4);
		history.append(metrics(5, 4, 1, () => 1));
		expect(history.length).toBe(2);
		expect(history.value(1, 0, 'state')).toBe(1);
	});

	test('forgets nothing that it does not have, and everything at step 0', () => {
		const history = new LossHistory(1);
		history.append(metrics(1, 3));
		history.truncate(100);
		expect(history.length).toBe(3);
		history.truncate(0);
		expect(history.length).toBe(0);
	});

	test('of a training that went on from elsewhere begins where that ended', () => {
		const history = new LossHistory(1, 1, 500);
		history.append(metrics(501, 4));
		expect([0, 3].map((entry) => history.step(entry))).toEqual([501, 504]);
		history.truncate(502);
		expect(history.length).toBe(2);
		history.truncate(20);
		expect(history.length).toBe(0);
	});

	test('of some runs alone is that of those runs, to the step', () => {
		const history = new LossHistory(3, 4);
		history.append(metrics(1, 10, 3));
		const picked = history.pick([2, 0]);
		expect([picked.runs, picked.length, picked.stride]).toEqual([2, 2, 4]);
		expect([0, 1].map((run) => picked.value(1, run, 'parameters'))).toEqual([216.5, 16.5]);
		picked.append(metrics(11, 2, 2));
		expect(picked.value(2, 1, 'state')).toBe((9 + 10 + 111 + 112) / 4);
	});

	test('adds up many small terms without losing them', () => {
		const history = new LossHistory(1, 100_000);
		for (let part = 0; part < 10; part++) history.append(metrics(1, 10_000, 1, () => Math.fround(0.1)));
		expect(history.value(0, 0, 'state')).toBe(Math.fround(0.1));
	});
});
