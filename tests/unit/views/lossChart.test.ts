import { describe, expect, it } from 'vitest';
import { LossHistory } from '../../../src/lab/LossHistory';
import type { RunSettings } from '../../../src/model/settings';
import { LOSS_TERMS } from '../../../src/model/settings';
import type { TrainedSteps } from '../../../src/training/protocol';
import { marginOf, readoutLeft } from '../../../src/views/LossChart/drawLossChart';
import { LossCurves, type TermFactor } from '../../../src/views/LossChart/LossCurves';
import { lossDecades, stepAxisEnd } from '../../../src/views/LossChart/lossAxes';

/** A history whose terms are easy to tell: step, 10 · step, 100 · step for A; the same plus a half for B. */
function history(steps: number, settings: TrainedSteps['settings'] = []): LossHistory {
	const values = new Float32Array(steps * 6);
	for (let step = 1; step <= steps; step++)
		values.set([step, 10 * step, 100 * step, step + 0.5, 10 * step + 0.5, 100 * step + 0.5], (step - 1) * 6);
	const made = new LossHistory(2);
	made.append({ firstStep: 1, count: steps, values, settings });
	return made;
}

const RUN: RunSettings = {
	klWeight: 1,
	stateWeight: 1,
	parameterWeight: 1,
	learningRate: 1e-3,
	schedule: { kind: 'constant' },
	optimizer: 'kept',
};

/** Settings from the first step on, with these weights. */
const trained = (a: Partial<RunSettings>, b: Partial<RunSettings>): TrainedSteps['settings'] => [
	{
		step: 1,
		runs: [
			{ ...RUN, ...a },
			{ ...RUN, ...b },
		],
	},
];

/** The same factor at every step. */
const by =
	(...factors: number[]): TermFactor =>
	(run, term) =>
		factors[run * LOSS_TERMS.length + LOSS_TERMS.indexOf(term)];

describe('LossCurves', () => {
	it('draws every step while there is room', () => {
		const curves = new LossCurves(2);
		curves.update(history(5), 'raw', 100);
		expect(curves.count).toBe(5);
		expect(curves.stepsPerVertex).toBe(1);
		expect([...curves.steps.subarray(0, 5)]).toEqual([1, 2, 3, 4, 5]);
		expect(curves.value(2, 1, 'state')).toBe(3.5);
	});

	it('averages neighbours when there is not, and weighs', () => {
		const curves = new LossCurves(2);
		curves.update(history(10, trained({ parameterWeight: 2, klWeight: 0 }, {})), 'weighted', 5);
		expect(curves.count).toBe(5);
		expect(curves.stepsPerVertex).toBe(2);
		expect(curves.steps[0]).toBe(1.5);
		expect(curves.value(0, 0, 'state')).toBe(1.5);
		expect(curves.value(0, 0, 'parameters')).toBe(30);
		expect(curves.value(0, 0, 'kl')).toBe(0);
		// The first vertex, 1.5, is the start, which the axis leaves out.
		expect(curves.smallest).toBe(3.5);
		expect(curves.largest).toBe(950.5);
		expect(curves.nearest(9.4)).toBe(4);
		expect(curves.nearest(-3)).toBe(0);
	});

	it('weighs each step with the weight that it was trained with', () => {
		const curves = new LossCurves(2);
		const settings = [...trained({ klWeight: 0 }, {}), { step: 3, runs: [{ ...RUN, klWeight: 0.5 }, RUN] }];
		curves.update(history(4, settings), 'weighted', 100);
		expect([0, 1, 2, 3].map((vertex) => curves.value(vertex, 0, 'kl'))).toEqual([0, 0, 150, 200]);
		expect(curves.value(3, 1, 'kl')).toBe(400.5);
		// A vertex of several steps is the mean of what each came to, not a mean times a weight.
		curves.update(history(4, settings), 'weighted', 2);
		expect([0, 1].map((vertex) => curves.value(vertex, 0, 'kl'))).toEqual([0, 175]);
		curves.update(
			history(4, [...trained({ klWeight: 1 }, {}), { step: 2, runs: [{ ...RUN, klWeight: 0 }, RUN] }]),
			'weighted',
			1,
		);
		expect(curves.value(0, 0, 'kl')).toBe(25);
	});

	it('draws no weighted curve of steps whose weights are not known, but the raw one', () => {
		const curves = new LossCurves(2);
		curves.update(history(3), 'weighted', 100);
		expect(curves.value(1, 0, 'kl')).toBeNaN();
		curves.update(history(3), 'raw', 100);
		expect(curves.value(1, 0, 'kl')).toBe(200);
	});

	it('is empty before the first step', () => {
		const curves = new LossCurves(2);
		curves.update(new LossHistory(2), 'weighted', 100);
		expect(curves.count).toBe(0);
		expect(curves.nearest(1)).toBe(-1);
		expect(curves.largest).toBeNaN();
	});

	it('takes the test split into the axis, its start aside', () => {
		const terms = (value: number) => Array(2).fill({ state: value, parameters: 10, kl: 20 });
		const curves = new LossCurves(2);
		const made = history(5);
		curves.update(made, 'raw', 100);
		const { smallest, largest } = curves;
		curves.include(made.test, by(1, 1, 1, 1, 1, 1));
		expect([curves.smallest, curves.largest]).toEqual([smallest, largest]);
		made.test.append(0, terms(0.001));
		made.test.append(4, terms(0.25));
		made.test.append(5, terms(700));
		curves.include(made.test, by(2, 1, 1, 1, 1, 1));
		expect([curves.smallest, curves.largest]).toEqual([0.25, 1400]);
	});
});

describe('lossAxes', () => {
	it('ends the step axis at a round number, or where training pauses', () => {
		expect([0, 50, 51, 101, 450, 501, 1000].map((step) => stepAxisEnd(step, 0))).toEqual([
			50, 50, 100, 200, 500, 1000, 1000,
		]);
		expect(stepAxisEnd(2_300, 4_000)).toBe(4_000);
		expect(stepAxisEnd(300, 4_000)).toBe(500);
		expect(stepAxisEnd(4_100, 4_000)).toBe(5_000);
	});

	it('encloses the values in whole decades', () => {
		expect(lossDecades(0.0005, 3)).toEqual([-4, 1]);
		expect(lossDecades(0.2, 0.3)).toEqual([-1, 0]);
		expect(lossDecades(1e-12, 0.5)).toEqual([-6, 0]);
		expect(lossDecades(Number.NaN, Number.NaN)).toEqual([-3, 0]);
	});
});

describe('the reading beside the cursor', () => {
	it('stands on the side with more room', () => {
		expect(readoutLeft(100, 200, 600)).toBe(112);
		expect(readoutLeft(500, 200, 600)).toBe(288);
	});

	it('is cut nowhere, also where neither side has the room', () => {
		for (const x of [0, 150, 200, 201, 399]) {
			const left = readoutLeft(x, 300, 400);
			expect(left).toBeGreaterThanOrEqual(0);
			expect(left + 300).toBeLessThanOrEqual(400);
		}
		expect(readoutLeft(60, 300, 120)).toBe(0);
	});
});

describe('room for the labels', () => {
	it('grows with large type, so that no number of an axis is cut', () => {
		const usual = marginOf('13px Inter');
		const large = marginOf('26px Inter');
		expect(usual).toEqual({ left: 40, right: 84, top: 7, bottom: 18 });
		// The widest label, 0.001, is some 2.6 heights wide, and stands 6 px from the axis.
		expect(large.left).toBeGreaterThan(2.6 * 26 + 6);
		expect(large.bottom).toBeGreaterThan(26);
	});
});
