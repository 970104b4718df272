import { describe, expect, it } from 'vitest';
import { barLength, klAxisEnd, klTicks } from '../../../src/views/KlMeter/klAxis';

describe('klAxis', () => {
	it('draws a bar as long as the square root of its share', () => {
		expect([0, 2.5, 10, 40].map((nats) => barLength(nats, 10))).toEqual([0, 0.5, 1, 1]);
		expect(barLength(-1, 10)).toBe(0);
	});

	it('ends at a round number and stays there while it serves', () => {
		expect([0, 0.3, 1.5, 10.2, 100].map((largest) => klAxisEnd(largest, 1))).toEqual([1, 1, 2, 20, 100]);
		expect(klAxisEnd(6, 20)).toBe(20);
		expect(klAxisEnd(1.4, 20)).toBe(2);
		expect(klAxisEnd(Number.NaN, 20)).toBe(20);
	});

	it('marks a tenth, a half and the end', () => {
		expect(klTicks(20)).toEqual([2, 10, 20]);
	});
});
