// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { gradientsOf } from '../../../src/figures/boxSvg';
import { figureDocument, linesOf } from '../../../src/figures/figureDocument';
import { paintOf } from '../../../src/figures/paint';
import type { TextMeasure } from '../../../src/figures/SvgContext';

const measure: TextMeasure = {
	font: '',
	textBaseline: 'alphabetic',
	measureText: (text) => ({ width: 6 * text.length }) as TextMetrics,
};

const caption = { title: 'Maps & more', details: 'A: w 0.1; B: w 0 <script>', link: 'https://lab.example/#v1.abc' };
const taken = { svg: '<rect class="surface" width="9" height="9"/><path d="M0,0"/>', width: 400, height: 300 };

function parsed(transparent: boolean, captioned: boolean) {
	const made = figureDocument(taken, caption, { transparent, captioned, font: '"Inter", sans' }, '{"a":"<&"}', measure);
	return { made, root: new DOMParser().parseFromString(made.svg, 'image/svg+xml').documentElement };
}

describe('the document of a figure', () => {
	test('has paper, content and caption, each with room', () => {
		const { made, root } = parsed(false, true);
		expect(root.querySelector('parsererror')).toBeNull();
		expect(root.getAttribute('viewBox')).toBe(`0 0 ${made.width} ${made.height}`);
		expect(root.querySelector('title')?.textContent).toBe('Maps & more');
		expect(root.querySelector('metadata')?.textContent).toBe('{"a":"<&"}');
		expect(root.querySelector('a')?.getAttribute('href')).toBe(caption.link);
		const texts = Array.from(root.querySelectorAll('text'));
		expect(texts.map(({ textContent }) => textContent)).toEqual([caption.title, caption.details, caption.link]);
		for (const text of texts) {
			expect(Number(text.getAttribute('y'))).toBeGreaterThan(taken.height);
			expect(Number(text.getAttribute('y'))).toBeLessThan(made.height);
			// In another font than it was measured in it is as wide as before.
			expect(Number(text.getAttribute('textLength'))).toBe(6 * (text.textContent?.length ?? 0));
		}
		expect(root.querySelectorAll('rect')).toHaveLength(2);
		expect(root.querySelectorAll('script, foreignObject')).toHaveLength(0);
	});

	test('has no paper at all where it is transparent, and no caption where none is asked for', () => {
		const { made, root } = parsed(true, false);
		expect(root.querySelectorAll('rect, text')).toHaveLength(0);
		expect(made.height).toBe(324);
	});
});

describe('lines of a caption', () => {
	test('break between words, and inside a word that no line holds', () => {
		expect(linesOf('one two three', 48, measure)).toEqual(['one two', 'three']);
		expect(linesOf('abcdefghij kl', 24, measure)).toEqual(['abcd', 'efgh', 'ij', 'kl']);
	});
});

describe('looks of a browser', () => {
	test('colours become hex and opacity', () => {
		expect(paintOf('rgb(1, 2, 255)')).toEqual({ color: '#0102ff', opacity: 1 });
		expect(paintOf('rgba(0, 0, 0, 0)')).toEqual({ color: 'none', opacity: 0 });
		expect(paintOf('color(srgb 1 0.5 0 / 0.18)')).toEqual({ color: '#ff8000', opacity: 0.18 });
		expect(paintOf('#ABC')).toEqual({ color: '#aabbcc', opacity: 1 });
	});

	test('gradients are read with their stops', () => {
		const image =
			'repeating-linear-gradient(-45deg, rgb(1, 2, 3) 0px, rgb(1, 2, 3) 2px, rgba(0, 0, 0, 0) 2px, rgba(0, 0, 0, 0) 5px)';
		expect(gradientsOf(image)).toEqual([
			{
				repeats: true,
				angle: -45,
				stops: [
					{ color: 'rgb(1, 2, 3)', places: ['0px'] },
					{ color: 'rgb(1, 2, 3)', places: ['2px'] },
					{ color: 'rgba(0, 0, 0, 0)', places: ['2px'] },
					{ color: 'rgba(0, 0, 0, 0)', places: ['5px'] },
				],
			},
		]);
		expect(gradientsOf('linear-gradient(to right, rgb(1, 2, 3), rgb(4, 5, 6))')[0]).toMatchObject({
			angle: 90,
			stops: [{ color: 'rgb(1, 2, 3)', places: [] }, { places: [] }],
		});
		expect(gradientsOf('none')).toEqual([]);
	});
});
