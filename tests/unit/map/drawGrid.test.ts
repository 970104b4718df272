import { describe, expect, test } from 'vitest';
import { gridLines, gridNumber, gridStep } from '../../../src/plane/drawGrid';
import { project } from '../../../src/plane/projection';

describe('ruler', () => {
	test.each([350, 680, 1200])('has a line a unit in the default view of %i pixels', (width) => {
		expect(gridStep(project({ x: 0, y: 0, zoom: 1 }, { width, height: width }))).toBe(1);
	});

	test('has the lines inside, and as many decimals as they need', () => {
		const lines = gridLines(-1.2, 0.9, 0.5);
		expect(lines.map((value) => gridNumber(value, 0.5))).toEqual(['−1.0', '−0.5', '0.0', '0.5']);
		expect(gridNumber(-20, 10)).toBe('−20');
		expect(gridNumber(0.025, 0.005)).toBe('0.025');
	});
});
