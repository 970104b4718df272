import { describe, expect, it } from 'vitest';
import { meanSquareDifference, saturatedShare, spreadOf } from '../../../src/analysis/sampleOutcomes';

describe('spreadOf', () => {
	it('is half a segment, the radius of a ring, and 0 for one point', () => {
		expect(
			spreadOf([
				[1, 2],
				[1, 8],
			]),
		).toBeCloseTo(3, 12);
		const ring = Array.from({ length: 12 }, (_, i): [number, number] => [
			5 + 2 * Math.cos((i * Math.PI) / 6),
			2 * Math.sin((i * Math.PI) / 6),
		]);
		expect(spreadOf(ring)).toBeCloseTo(2, 12);
		expect(spreadOf([[3, 4]])).toBe(0);
		expect(spreadOf([])).toBeNaN();
	});
});

describe('saturatedShare', () => {
	// Three rows of two parameters, the second of which may be padding.
	const parameters = [0.995, 0, -0.2, -1, 0.5, 0.989];

	it('counts a row once, and only for parameters that the action has', () => {
		expect(saturatedShare(parameters, 2, 2)).toBeCloseTo(2 / 3, 12);
		expect(saturatedShare(parameters, 2, 1)).toBeCloseTo(1 / 3, 12);
		expect(saturatedShare([1, -1], 2, 2)).toBe(1);
		expect(saturatedShare(parameters, 2, 0)).toBeNaN();
	});
});

describe('meanSquareDifference', () => {
	it('is the mean over entries', () => {
		expect(meanSquareDifference([1, 2, 3, 4], [1, 0, 3, 0])).toBe(5);
	});
});
