import { describe, expect, it } from 'vitest';
import type { CurvePoint } from '../../../../src/agent/protocol';
import { axesOf, courseAxes, courseOf, marksOf, meanMarks } from '../../../../src/agentLab/view/learningCurve';

function point(part: Partial<CurvePoint>): CurvePoint {
	return {
		environmentStep: 0,
		episodes: 10,
		meanReturn: 1,
		returnInterval: { low: 0.5, high: 1.5 },
		successRate: 0.4,
		successInterval: { low: 0.2, high: 0.7 },
		meanLength: 3,
		...part,
	};
}

const curve = [point({}), point({ environmentStep: 50, meanReturn: -3, returnInterval: null, successRate: 0.9 })];

describe('curves', () => {
	it('show what was asked for with its own interval', () => {
		expect(marksOf(curve, 'success')).toEqual([
			{ step: 0, value: 0.4, interval: { low: 0.2, high: 0.7 } },
			{ step: 50, value: 0.9, interval: { low: 0.2, high: 0.7 } },
		]);
		expect(marksOf(curve, 'return')[1]).toEqual({ step: 50, value: -3, interval: null });
		expect(marksOf([point({ successRate: null })], 'success')).toEqual([]);
	});

	it('of several seeds have a mean as far as all are, and an interval from five on', () => {
		const marks = (values: readonly number[]) => values.map((value, step) => ({ step, value, interval: null }));
		expect(meanMarks([marks([0, 1]), marks([1, 0.5, 1])], 'success')).toEqual([
			{ step: 0, value: 0.5, interval: null },
			{ step: 1, value: 0.75, interval: null },
		]);
		const [{ value, interval }] = meanMarks(
			[1, 1, 1, 1, 0.9].map((share) => marks([share])),
			'success',
		);
		expect(value).toBeCloseTo(0.98, 9);
		expect(interval?.low).toBeCloseTo(0.98 - (2.776 * 0.1) / 5, 3);
		// A share ends at 1, a return does not.
		expect(interval?.high).toBe(1);
		expect(
			meanMarks(
				[1, 1, 1, 1, 0.9].map((share) => marks([share])),
				'return',
			)[0].interval?.high,
		).toBeGreaterThan(1);
		expect(meanMarks([], 'return')).toEqual([]);
	});

	it('axes hold every mark, interval and the steps to come', () => {
		const axes = axesOf([marksOf(curve, 'return')], 'return', 400);
		expect(axes.last).toBe(400);
		expect(axes.low).toBeLessThan(-3);
		expect(axes.high).toBeGreaterThan(1.5);
		expect(axesOf([marksOf(curve, 'success')], 'success', 10)).toEqual({ last: 50, low: 0, high: 1 });
		expect(axesOf([[], []], 'return', 0)).toEqual({ last: 1, low: 0, high: 1 });
		const flat = axesOf([[{ step: 1, value: 2, interval: null }]], 'return', 1);
		expect(flat.high).toBeGreaterThan(flat.low);
	});

	it('what was no number along the way has no mark', () => {
		const marks = courseOf(
			[
				{ step: 1, share: Number.NaN },
				{ step: 2, share: 0.25 },
			],
			({ share }) => share,
		);
		expect(marks).toEqual([{ step: 2, value: 0.25, interval: null }]);
		expect(courseAxes([marks], 9, { low: 0, high: 1 })).toEqual({ last: 9, low: 0, high: 1 });
	});
});
