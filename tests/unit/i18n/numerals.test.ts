import { describe, expect, it } from 'vitest';
import { formatCount, formatMeasured, formatSetting } from '../../../src/i18n/numerals';

describe('numerals', () => {
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
});
