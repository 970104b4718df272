import { readFileSync } from 'node:fs';
import { interpolateRgb, piecewise, rgb } from 'd3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { colorBetween, hexOf, parseHex, type Rgb } from '../../../src/theme/hexColor';

const channel = fc.integer({ min: 0, max: 255 });
const color: fc.Arbitrary<Rgb> = fc.tuple(channel, channel, channel);

describe('colours without a library', () => {
	test('what is written is read back, and d3 reads the same', () => {
		fc.assert(
			fc.property(color, (wanted) => {
				const written = hexOf(wanted);
				expect(parseHex(written)).toEqual(wanted);
				const { r, g, b } = rgb(written);
				expect([r, g, b]).toEqual(wanted);
			}),
		);
		expect(parseHex('#0aF')).toEqual([0, 170, 255]);
	});

	test('a way through colours is that of d3', () => {
		fc.assert(
			fc.property(
				fc.array(color, { minLength: 2, maxLength: 6 }),
				fc.double({ min: -0.5, max: 1.5, noNaN: true }),
				(stops, t) => {
					const { r, g, b } = rgb(piecewise(interpolateRgb, stops.map(hexOf))(Math.min(1, Math.max(0, t))));
					const got = colorBetween(stops, t);
					for (const [i, value] of [r, g, b].entries()) expect(Math.abs(got[i] - value)).toBeLessThanOrEqual(1);
				},
			),
		);
	});

	test('every colour that the stylesheet names is one that can be read', () => {
		const css = readFileSync('src/theme/tokens.css', 'utf8');
		const palette = readFileSync('src/theme/palette.ts', 'utf8');
		const names = [...(/const NAMES = \[([^\]]+)\]/.exec(palette)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
			([, name]) => name,
		);
		expect(names.length).toBeGreaterThan(10);
		for (const name of names) {
			const values = [...css.matchAll(new RegExp(`--${name}:\\s*([^;]+);`, 'g'))].map(([, value]) => value.trim());
			expect(values.length, name).toBeGreaterThan(0);
			for (const value of values) expect(value, name).toMatch(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i);
		}
	});

	test('what is no such colour is black', () => {
		for (const text of ['', 'red', '#12345', '#12345678', 'rgb(1, 2, 3)']) expect(parseHex(text)).toEqual([0, 0, 0]);
	});
});
