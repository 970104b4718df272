// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { type BoxOutline, MapOverlay } from '../../../src/map/drawing/overlay';
import { project } from '../../../src/plane/projection';

const SIDE = 420;
const TYPE = 13;
/** 50 pixels a unit: −4.2 … 4.2. */
const PROJECTION = project({ x: 0, y: 0, zoom: 1 }, { width: SIDE, height: SIDE });
const BOX: BoxOutline = { left: -2, right: 2, bottom: -2, top: 2 };

interface Bound {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	readonly anchor: 'start' | 'middle' | 'end';
}

/** The bounds that are shown, each with where it begins and ends across. A digit is 0.6 of the type wide. */
function boundsOf(box: BoxOutline): Bound[] {
	const root = document.createElementNS('http://www.w3.org/2000/svg', 'g');
	const overlay = new MapOverlay(root);
	overlay.drawBounds(PROJECTION, box, false, TYPE);
	const numbers = Array.from(root.querySelectorAll<SVGElement>('text[dy]')).filter(
		({ style }) => style.display !== 'none',
	);
	return numbers.map((number) => {
		const text = number.textContent ?? '';
		const anchor = number.getAttribute('text-anchor') as Bound['anchor'];
		const x = Number(/translate\((\S+)/.exec(number.getAttribute('transform') ?? '')?.[1]);
		const width = 0.6 * TYPE * text.length;
		const left = x - { start: 0, middle: 0.5, end: 1 }[anchor] * width;
		return { text, anchor, left, right: left + width };
	});
}

describe('the numbers of the box', () => {
	it('stand at its corners: two below, two to the right', () => {
		expect(boundsOf(BOX).map(({ text, anchor }) => [text, anchor])).toEqual([
			['−2.00', 'middle'],
			['2.00', 'middle'],
			['2.00', 'start'],
			['−2.00', 'start'],
		]);
	});

	it.each([
		['right', { ...BOX, right: 4.1 }],
		['left', { ...BOX, left: -4.1 }],
		['both sides', { ...BOX, left: -4.15, right: 4.15 }],
	])('are whole where the box comes near the edge: %s', (_, box) => {
		const bounds = boundsOf(box);
		expect(bounds).toHaveLength(4);
		for (const { left, right } of bounds) {
			expect(left).toBeGreaterThanOrEqual(0);
			expect(right).toBeLessThanOrEqual(SIDE);
		}
	});

	it('go with the box, and tell its bounds a few times a second', () => {
		const root = document.createElementNS('http://www.w3.org/2000/svg', 'g');
		const overlay = new MapOverlay(root);
		overlay.drawBounds(PROJECTION, BOX, false, TYPE);
		const right = () => root.querySelectorAll('text[dy]')[1];
		const before = right().getAttribute('transform');
		overlay.drawBounds(PROJECTION, { ...BOX, right: 2.5 }, false, null);
		expect([right().textContent, right().getAttribute('transform') === before]).toEqual(['2.00', false]);
		overlay.drawBounds(PROJECTION, { ...BOX, right: 2.5 }, false, TYPE);
		expect(right().textContent).toBe('2.50');
	});

	it('of a side beyond the edge are not told in another place', () => {
		expect(boundsOf({ ...BOX, right: 5 }).map(({ text }) => text)).toEqual(['−2.00']);
	});
});
