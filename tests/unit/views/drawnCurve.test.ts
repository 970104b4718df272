import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addPoint, firstCurve, movePoint, removePoint } from '../../../src/controls/Advanced/drawnCurve';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { parseConfig } from '../../../src/state/config/parseConfig';

const STEPS = 4_000;

test('a point moves, rounded, inside the axes and between its neighbours', () => {
	const points = [
		[0, 0],
		[100, 0.5],
		[200, 1],
	] as const;
	expect(movePoint(points, 1, [120.4, 0.666], STEPS)[1]).toEqual([120, 0.67]);
	expect(movePoint(points, 1, [-5, 2], STEPS)[1]).toEqual([1, 1]);
	expect(movePoint(points, 1, [900, -1], STEPS)[1]).toEqual([199, 0]);
	expect(movePoint(points, 2, [9_000, 1], STEPS)[2]).toEqual([STEPS, 1]);
});

test('a point comes where a person points, or half-way to the next on the line', () => {
	const points = firstCurve(3_000);
	expect(points).toEqual([
		[0, 0],
		[1_000, 1],
	]);
	expect(addPoint(points, 3_000, [2_000.2, 0.25])).toEqual([...points, [2_000, 0.25]]);
	expect(addPoint(points, 3_000, 0)[1]).toEqual([500, 0.5]);
	expect(addPoint(points, 3_000, [1_000, 0.3])).toEqual(points);
});

test('the last point stays', () => {
	expect(removePoint(firstCurve(90), 0)).toEqual([[30, 1]]);
	expect(removePoint([[30, 1]], 0)).toEqual([[30, 1]]);
});

test('whatever a person does, the configuration takes it', () => {
	const edit = fc.record({
		kind: fc.constantFrom('move', 'add', 'between', 'remove'),
		index: fc.nat(20),
		place: fc.tuple(fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.double({ min: -2, max: 3, noNaN: true })),
	});
	fc.assert(
		fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
			let points = firstCurve(STEPS);
			for (const { kind, index, place } of edits) {
				const at = index % points.length;
				if (kind === 'move') points = movePoint(points, at, place, STEPS);
				else if (kind === 'remove') points = removePoint(points, at);
				else points = addPoint(points, STEPS, kind === 'add' ? place : at);
			}
			const [run, other] = DEFAULT_CONFIG.runs;
			const drawn = { ...run, klSchedule: { kind: 'drawn', points }, schedule: { kind: 'drawn', points } };
			expect(parseConfig({ ...DEFAULT_CONFIG, runs: [drawn, other] }).ok).toBe(true);
		}),
	);
});
