import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCount, formatMeasured, formatSetting } from '../../../src/i18n/formatNumber';
import { isAmbiguous, readNumber } from '../../../src/i18n/readNumber';

describe('a number as people write it', () => {
	test.each([
		['0.5', 0.5],
		['0,5', 0.5],
		['0,25', 0.25],
		['1,5', 1.5],
		[' −1,25 ', -1.25],
		['–3', -3],
		['− 2', -2],
		['+.5', 0.5],
		[',5', 0.5],
		['5.', 5],
		['1e-3', 1e-3],
		['5.3e−5', 5.3e-5],
		['2,5E+3', 2500],
		['1.234,5', 1234.5],
		['1,234.5', 1234.5],
		['1 234,5', 1234.5],
		['1\u202f234', 1234],
		['1’234’567', 1_234_567],
		['1,234,567', 1_234_567],
		['０．５', 0.5],
		['－１２，５', -12.5],
		['\u30001\u3000', 1],
	])('%s', (typed, value) => {
		expect(readNumber(typed)).toBe(value);
	});

	test.each([
		...[
			'',
			' ',
			'a',
			'.',
			',',
			'-',
			'1/2',
			'1-2',
			'--1',
			'1e',
			'e5',
			'1e2e3',
			'½',
			'0x10',
			'50%',
			'50 %',
			'1 5',
			'12 34',
		],
		...['1.2.3', '1,2,3', '1.23,4', '0,1;', 'Infinity', 'NaN', '1_000', '1e2.5', '1,234.567.8', '٣'],
	])('%j is none', (typed) => {
		expect(readNumber(typed)).toBeNull();
	});

	test('is read as it was printed, by comma or point, with the minus of the page', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e5, max: 1e5 }), (value) => {
				const printed = value.toFixed(3);
				expect(readNumber(printed)).toBe(Number(printed));
				expect(readNumber(printed.replace('.', ',').replace('-', '−'))).toBe(Number(printed));
			}),
		);
	});

	test('is read as the page itself prints it', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), (value, count) => {
				expect(readNumber(formatSetting(value))).toBe(Number(value.toPrecision(6)));
				expect(readNumber(formatCount(count))).toBe(count);
				expect(readNumber(formatMeasured(value))).not.toBeNull();
			}),
		);
	});

	test('is what Number says, or nothing: whatever is typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-+eE −％ a') }), (typed) => {
				const read = readNumber(typed);
				const plain = Number(typed);
				// Without commas and blanks of its own, JavaScript's reading is the one.
				if (typed.trim() !== '' && !Number.isNaN(plain)) expect(read).toBe(plain);
				if (read !== null) expect(Number.isNaN(read)).toBe(false);
			}),
			{ numRuns: 2_000 },
		);
	});
});

test('a comma before three digits may part thousands or decimals', () => {
	for (const typed of ['1,000', ' 12,345 ', '-999,000', '１，０００']) expect(isAmbiguous(typed)).toBe(true);
	for (const typed of ['0,125', '1.000', '1,00', '1,0000', '1234,000', '1,000,000', '1000', '']) {
		expect(isAmbiguous(typed)).toBe(false);
	}
});
