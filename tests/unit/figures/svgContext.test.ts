// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { SvgContext, type TextMeasure } from '../../../src/figures/SvgContext';
import { SvgPath } from '../../../src/figures/SvgPath';
import { OutlineMarks } from '../../../src/map/drawing/OutlineMarks';
import { ACTION_GLYPHS, glyphOf, outlineOf } from '../../../src/plane/glyphs';

/** Letters 6 px wide; the middle of a line is 4 px above the line that letters stand on. */
const measure: TextMeasure = {
	font: '',
	textBaseline: 'alphabetic',
	measureText(text) {
		const fontBoundingBoxAscent = this.textBaseline === 'middle' ? 6 : 10;
		return { width: 6 * text.length, fontBoundingBoxAscent } as TextMetrics;
	},
};

function drawn(draw: (context: SvgContext) => void): Element[] {
	let ids = 0;
	const context = new SvgContext(measure, () => `c${++ids}`);
	draw(context);
	const text = `<svg xmlns="http://www.w3.org/2000/svg">${context.toSvg()}</svg>`;
	const document = new DOMParser().parseFromString(text, 'image/svg+xml');
	return Array.from(document.documentElement.children);
}

const attributes = (element: Element) =>
	Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]));

describe('a canvas context that writes SVG', () => {
	test('strokes and fills paths with the look of the moment', () => {
		const [line, area] = drawn((context) => {
			context.strokeStyle = 'rgba(255, 0, 16, 0.5)';
			context.globalAlpha = 0.5;
			context.lineWidth = 2.5;
			context.setLineDash([5, 3]);
			context.moveTo(1, 2);
			context.lineTo(3.456, 4);
			context.stroke();
			context.setLineDash([]);
			context.globalAlpha = 1;
			context.fillStyle = '#0a0';
			context.beginPath();
			context.rect(0, 0, 4, 5);
			context.fill('evenodd');
		});
		expect(attributes(line)).toEqual({
			d: 'M1,2L3.46,4',
			fill: 'none',
			stroke: '#ff0010',
			'stroke-opacity': '0.25',
			'stroke-width': '2.5',
			'stroke-dasharray': '5 3',
		});
		expect(attributes(area)).toEqual({ d: 'M0,0h4v5h-4Z', fill: '#00aa00', 'fill-rule': 'evenodd' });
	});

	test('draws a full circle as two arcs, and a quarter as one', () => {
		const path = new SvgPath();
		path.arc(10, 10, 5, 0, 2 * Math.PI);
		expect(path.d).toBe('M15,10A5,5 0 0 1 5,10A5,5 0 0 1 15,10');
		const quarter = new SvgPath();
		quarter.arc(0, 0, 1, 0, Math.PI / 2);
		expect(quarter.d).toBe('M1,0A1,1 0 0 1 0,1');
		const back = new SvgPath();
		back.arc(0, 0, 1, 0, Math.PI / 2, true);
		expect(back.d).toBe('M1,0A1,1 0 0 0 -0.71,-0.71A1,1 0 0 0 0,1');
	});

	test('places texts by their line, and writes what XML would take for markup as text', () => {
		const [text] = drawn((context) => {
			context.font = '600 11px "Inter Variable", sans-serif';
			context.textAlign = 'right';
			context.textBaseline = 'middle';
			context.fillText('a < b & "c"\u0000', 20, 30);
		});
		expect(text.textContent).toBe('a < b & "c"');
		expect(attributes(text)).toMatchObject({
			x: '20',
			y: '34',
			'text-anchor': 'end',
			'font-size': '11',
			'font-weight': '600',
			'font-family': "'Inter Variable', sans-serif",
		});
	});

	test('clips inside save and restore alone, in the coordinates of the picture', () => {
		const [clip, moved, free] = drawn((context) => {
			context.save();
			context.beginPath();
			context.rect(0, 0, 10, 10);
			context.clip();
			context.translate(3, 4);
			context.fillRect(0, 0, 1, 1);
			context.restore();
			context.fillRect(0, 0, 2, 2);
		});
		expect(clip.tagName).toBe('clipPath');
		expect(moved.getAttribute('clip-path')).toBe('url(#c1)');
		expect(moved.firstElementChild?.getAttribute('transform')).toBe('matrix(1 0 0 1 3 4)');
		expect(free.hasAttribute('clip-path')).toBe(false);
	});
});

describe('marks of the maps as outlines', () => {
	test('every outline has ink where its pixels have it', () => {
		for (const mark of [...ACTION_GLYPHS.keys(), 'plus', 'times'] as const) {
			const outline = outlineOf(mark);
			if (!outline) continue;
			const glyph = glyphOf(mark);
			for (const [x, y] of outline) {
				expect(glyph(0.98 * x, 0.98 * y), `${mark} inside`).toBe(true);
				expect(glyph(1.05 * x, 1.05 * y), `${mark} outside`).toBe(false);
			}
		}
	});

	test('stand at their place in their colour', () => {
		const [circle, square] = drawn((context) => {
			const marks = new OutlineMarks(context as unknown as CanvasRenderingContext2D);
			marks.put(marks.prepare({ mark: 0, radius: 2 }, 128), 10, 20, 0x332211);
			marks.put(marks.prepare({ mark: 1, radius: 2 }, 256), 30, 40, 0x0000ff);
		});
		expect(attributes(circle)).toMatchObject({ fill: '#112233', 'fill-opacity': '0.5' });
		expect(circle.getAttribute('d')).toMatch(/^M12,20A2,2/);
		expect(square.getAttribute('fill')).toBe('#ff0000');
		// A square of the circle's area, 3.54 px wide.
		expect(
			square
				.getAttribute('d')
				?.match(/-?[\d.]+/g)
				?.map(Number)
				.sort((a, b) => a - b)[0],
		).toBeCloseTo(28.23, 1);
	});
});
