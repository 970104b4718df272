import { describe, expect, it } from 'vitest';
import {
	formatBound,
	formatChange,
	formatCount,
	formatFixed,
	formatMeasured,
	formatPercent,
	formatSetting,
	formatTime,
	formatWeight,
} from '../../../src/i18n/formatNumber';

describe('numbers as texts', () => {
	it('groups whole numbers by three', () => {
		expect([0, 999, 1000, 1234567, -4000].map(formatCount)).toEqual([
			'0',
			'999',
			'1\u202f000',
			'1\u202f234\u202f567',
			'−4\u202f000',
		]);
	});

	it('keeps the significant digits of a measured value', () => {
		expect([0, 0.1, 1.3249, 10.21, 4321, 0.0316, 0.000053, -2].map((value) => formatMeasured(value))).toEqual([
			'0',
			'0.100',
			'1.32',
			'10.2',
			'4\u202f321',
			'0.0316',
			'5.3e−5',
			'−2.00',
		]);
		expect([Number.NaN, Number.POSITIVE_INFINITY, 2e9].map((value) => formatMeasured(value))).toEqual([
			'–',
			'∞',
			'2.00e9',
		]);
	});

	it('writes a setting as short as it is', () => {
		expect([0.1, 0.05, 1, 1e-6, 0.1 / 3].map((value) => formatSetting(value))).toEqual([
			'0.1',
			'0.05',
			'1',
			'0.000001',
			'0.0333333',
		]);
	});

	it('writes settings beyond the usual with a power', () => {
		expect([2.5e-7, -1e-9, 0, 1e21].map((value) => formatSetting(value))).toEqual(['2.5e−7', '−1e−9', '0', '1e21']);
		expect([0.1, 0.005, 2, 1.5].map(formatWeight)).toEqual(['0.10', '0.005', '2', '1.50']);
	});

	it('writes so many decimals, and no sign for what rounds to zero', () => {
		expect([-0.001, -1.005, 12.3].map((value) => formatFixed(value, 2))).toEqual(['0.00', '−1.01', '12.30']);
		expect(formatFixed(Number.NaN, 1)).toBe('–');
		expect([0.04, -0.04, 0.26, -3].map((value) => formatChange(value, 1))).toEqual(['0.0', '0.0', '+0.3', '−3.0']);
		expect([40, 14.02, -7.006].map((value) => formatBound(value))).toEqual(['40', '14.02', '−7.01']);
	});

	it('writes a measured value below the smallest with a power', () => {
		expect([0, 0.0005, 0.004, 0.15].map((value) => formatMeasured(value, 1, 1e-3))).toEqual([
			'0',
			'5e−4',
			'0.004',
			'0.2',
		]);
	});

	it('writes a share in percent, and never 0 or 100 where that is wrong', () => {
		expect([0, 0.004, 0.5, 0.997, 1].map(formatPercent)).toEqual(['0 %', '0.4 %', '50 %', '99.7 %', '100 %']);
	});

	it('writes a time in the words of a language', () => {
		const time = new Date(2026, 10, 30, 13, 5).getTime();
		expect(formatTime(time, 'en')).toMatch(/^Nov 30, 2026, 1:05\sPM$/);
		expect(formatTime(time, 'zh-CN')).toBe('2026年11月30日 13:05');
	});
});
