/**
 * A part of the page as SVG: canvases are drawn again by their own functions, SVG is copied with its computed looks, and
 * texts, grounds and borders of HTML are written as they lie. Controls are left out.
 */

import { redrawOf } from '../plane/redraw';
import { readPalette } from '../theme/palette';
import { useTheme } from '../theme/theme';
import { boxSvg, type Place } from './boxSvg';
import { clonedSvg } from './clonedSvg';
import { escapeText, paintOf, short } from './paint';
import { SvgContext, type TextMeasure } from './SvgContext';
import { textSvg, wordsSvg } from './textSvg';

/** What was taken: elements of SVG, and the size that they need in CSS pixels. */
export interface TakenFigure {
	readonly svg: string;
	readonly width: number;
	readonly height: number;
}

/** What is pressed or typed into is no part of a figure, unless it is its key as well. */
const CONTROLS =
	':is(button, input, select, textarea, label, dialog, nav, .choice, [role="toolbar"], [role="radiogroup"], [data-figure-skip]):not([data-figure-keep])';

/** A control that is a key to what is drawn, and is switched off, explains nothing. */
const SWITCHED_OFF = '[data-figure-keep][aria-pressed="false"]';

/**
 * @param name what the ids in it begin with, so that figures of other names can stand beside it in one document
 * @throws Error where the browser has no canvas to measure letters with
 */
export function takeFigure(root: Element, name: string): TakenFigure {
	const measure = document.createElement('canvas').getContext('2d');
	if (!measure) throw new Error('no 2d canvas');
	const bounds = root.getBoundingClientRect();
	const [across, down] = [root.scrollLeft, root.scrollTop];
	const walk = new Walk(bounds.left - across, bounds.top - down, measure, root, name);
	const clips = getComputedStyle(root).overflow !== 'visible';
	const svg = walk.elementSvg(root);
	return {
		svg,
		width: clips ? Math.max(bounds.width, root.scrollWidth) : bounds.width,
		height: Math.max(bounds.height, clips ? root.scrollHeight : 0, walk.lowestText),
	};
}

class Walk {
	/** Where the last line ends that nothing cuts off: it may stand below the element's own box. CSS pixels */
	lowestText = 0;
	private ids = 0;
	private cuts = 0;
	private readonly surfaces: ReadonlySet<string>;

	constructor(
		private readonly left: number,
		private readonly top: number,
		private readonly measure: TextMeasure,
		private readonly root: Element,
		private readonly name: string,
	) {
		const palette = readPalette(useTheme.getState().theme);
		this.surfaces = new Set([paintOf(palette.paper).color, paintOf(palette.raised).color]);
	}

	private readonly newId = () => `${this.name}-${++this.ids}`;

	private placeOf(element: Element): Place {
		const { left, top, width, height } = element.getBoundingClientRect();
		return { x: left - this.left, y: top - this.top, width, height };
	}

	elementSvg(element: Element): string {
		if (element.matches(CONTROLS) || element.matches(SWITCHED_OFF) || element.classList.contains('visually-hidden'))
			return '';
		const style = getComputedStyle(element);
		if (style.display === 'none' || Number(style.opacity) === 0) return '';
		if (style.display === 'contents') return this.childrenSvg(element, style);
		const place = this.placeOf(element);
		const visible = style.visibility === 'visible';
		const shows = visible && place.width > 0 && place.height > 0 && !(element instanceof HTMLSelectElement);
		const ground = shows ? this.groundSvg(element, style, place) : '';
		const cuts = element !== this.root && style.overflow !== 'visible';
		if (cuts) this.cuts++;
		const content = this.contentSvg(element, style, place, visible);
		if (cuts) this.cuts--;
		// A frame round controls alone would be an empty one.
		if (content === '' && element.querySelector(CONTROLS)) return '';
		const inside = this.clipped(element, style, place, content);
		const whole = `${ground}${inside}`;
		const opacity = Number(style.opacity);
		return whole && opacity < 1 ? `<g opacity="${short(opacity)}">${whole}</g>` : whole;
	}

	private groundSvg(element: Element, style: CSSStyleDeclaration, place: Place): string {
		const [a, b, c, d] = (/^matrix\((.*)\)$/.exec(style.transform)?.[1] ?? '').split(',').map(Number);
		if (!(element instanceof HTMLElement) || !b) return boxSvg(style, place, this.surfaces, this.newId);
		// The window's rectangle round something turned is larger than it.
		const { offsetWidth: width, offsetHeight: height } = element;
		const own = boxSvg(style, { x: -width / 2, y: -height / 2, width, height }, this.surfaces, this.newId);
		const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
		return own && `<g transform="matrix(${[a, b, c, d].join(' ')} ${short(x)} ${short(y)})">${own}</g>`;
	}

	private contentSvg(element: Element, style: CSSStyleDeclaration, place: Place, visible: boolean): string {
		if (element instanceof HTMLCanvasElement) return visible ? this.canvasSvg(element, place) : '';
		if (element instanceof SVGSVGElement) return visible ? svgSvg(element, style, place) : '';
		if (element instanceof HTMLSelectElement) return this.chosenSvg(element, style, place);
		return element instanceof HTMLElement ? this.childrenSvg(element, style) : '';
	}

	/** What a list has chosen, as a text: it says what a key is a key to. */
	private chosenSvg(select: HTMLSelectElement, style: CSSStyleDeclaration, place: Place): string {
		const text = select.selectedOptions[0]?.textContent ?? '';
		return wordsSvg(text, style, place, this.measure);
	}

	private childrenSvg(element: Element, style: CSSStyleDeclaration): string {
		const parts = Array.from(element.childNodes, (node) => {
			if (node instanceof Text) {
				const shown = node.data.trim() !== '' && style.visibility === 'visible';
				if (shown) this.noteText(node);
				return { level: 0, svg: shown ? textSvg(node, style, this.left, this.top, this.measure) : '' };
			}
			if (!(node instanceof Element)) return { level: 0, svg: '' };
			return { level: Number(getComputedStyle(node).zIndex) || 0, svg: this.elementSvg(node) };
		});
		// What a style sheet lifts is drawn later.
		return parts
			.sort((one, other) => one.level - other.level)
			.map(({ svg }) => svg)
			.join('');
	}

	private noteText(node: Text): void {
		if (this.cuts > 0) return;
		const range = document.createRange();
		range.selectNodeContents(node);
		this.lowestText = Math.max(this.lowestText, range.getBoundingClientRect().bottom - this.top);
	}

	private canvasSvg(canvas: HTMLCanvasElement, { x, y, width, height }: Place): string {
		if (width === 0 || height === 0) return '';
		const context = new SvgContext(this.measure, this.newId);
		const redraw = redrawOf(canvas);
		if (redraw) redraw(context as unknown as CanvasRenderingContext2D);
		else if (canvas.width > 0 && canvas.height > 0) context.drawImage(canvas, 0, 0, width, height);
		const drawn = context.toSvg();
		const size = `width="${short(width)}" height="${short(height)}"`;
		return drawn && `<svg x="${short(x)}" y="${short(y)}" ${size}>${drawn}</svg>`;
	}

	/** Cuts off what the page cuts off; the figure itself is whole where it could be scrolled. */
	private clipped(element: Element, style: CSSStyleDeclaration, place: Place, svg: string): string {
		if (svg === '' || element === this.root || style.overflow === 'visible' || !(element instanceof HTMLElement))
			return svg;
		const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
		if (scrollWidth <= clientWidth + 1 && scrollHeight <= clientHeight + 1) return svg;
		const id = escapeText(this.newId());
		const { x, y, width, height } = place;
		const rectangle = `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"/>`;
		return `<clipPath id="${id}">${rectangle}</clipPath><g clip-path="url(#${id})">${svg}</g>`;
	}
}

/** SVG on the page as SVG in the figure, in the same place. */
function svgSvg(element: SVGSVGElement, style: CSSStyleDeclaration, { x, y, width, height }: Place): string {
	const content = clonedSvg(element);
	if (content === '') return '';
	const attributes = ['viewBox', 'preserveAspectRatio'].flatMap((name) => {
		const value = element.getAttribute(name);
		return value === null ? [] : [` ${name}="${escapeText(value)}"`];
	});
	const overflow = style.overflow === 'visible' ? ' overflow="visible"' : '';
	const size = `width="${short(width)}" height="${short(height)}"`;
	return `<svg x="${short(x)}" y="${short(y)}" ${size}${attributes.join('')}${overflow}>${content}</svg>`;
}
