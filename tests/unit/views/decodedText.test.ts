import { describe, expect, it } from 'vitest';
import { parametersText } from '../../../src/action/DecodedAction/actionText';
import { goal } from '../../../src/environments/goal';
import { platform } from '../../../src/environments/platform';
import {
	formatBound,
	formatChange,
	formatCode,
	formatFixed,
	formatInRange,
	formatPercent,
	subscript,
} from '../../../src/i18n/formatNumber';

describe('numbers of the panel', () => {
	it('have a true minus sign, and none on zero', () => {
		expect(formatFixed(-3.14, 1)).toBe('−3.1');
		expect(formatFixed(-0.004, 2)).toBe('0.00');
		expect(formatFixed(Number.NaN, 2)).toBe('–');
		expect(formatChange(0.2, 1)).toBe('+0.2');
		expect(formatChange(0.02, 1)).toBe('0.0');
		expect(formatCode([0.42, -1.18])).toBe('(0.42, −1.18)');
	});

	it('have the decimals that their range deserves', () => {
		expect(formatInRange(12.44, 0, 40)).toBe('12.4');
		expect(formatInRange(244.4, 0, 720)).toBe('244');
		expect(formatInRange(0.5, -1, 1)).toBe('0.50');
		expect([40, 14.02, -7.01, 0].map(formatBound)).toEqual(['40', '14.02', '−7.01', '0']);
	});

	it('say neither none nor all where it is not so', () => {
		expect([0, 0.002, 0.05, 0.998, 1].map(formatPercent)).toEqual(['0 %', '0.2 %', '5 %', '99.8 %', '100 %']);
	});

	it('can be an index', () => {
		expect(subscript(12)).toBe('₁₂');
	});
});

describe('parametersText', () => {
	it('gives a shared unit once', () => {
		expect(parametersText(goal.actions[0], [12.4, -3.1])).toBe('(12.4, −3.1) m');
		expect(parametersText(platform.actions[0], [17.3])).toBe('17.3 px/s');
	});

	it('gives each its unit where they differ, and nothing for nothing', () => {
		const [x, y] = goal.actions[0].parameters;
		const mixed = { ...goal.actions[0], parameters: [x, { ...y, unit: 'rad' }] };
		expect(parametersText(mixed, [12.4, -3.1])).toBe('(12.4 m, −3.1 rad)');
		expect(parametersText({ ...mixed, parameters: [] }, [])).toBe('');
	});
});
