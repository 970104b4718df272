/** A copy of SVG that stands on the page, with the look that style sheets give it, and with nothing that runs. */
import { roundTo } from '../numerics/round';
import { escapeText, paintAttributes, paintOf, short, textWidth } from './paint';

/** What is copied: drawings alone. Anything else, scripts and foreign content among it, is left out. */
const TAGS = new Set(
	'svg g path rect circle ellipse line polyline polygon text tspan defs clipPath linearGradient radialGradient stop marker pattern mask use'.split(
		' ',
	),
);

/** What says where something lies; looks are taken from the computed style. */
const GEOMETRY =
	'id x y x1 y1 x2 y2 cx cy r rx ry dx dy width height d points transform viewBox preserveAspectRatio offset gradientUnits gradientTransform spreadMethod patternUnits patternTransform clipPathUnits maskUnits markerWidth markerHeight markerUnits refX refY orient'.split(
		' ',
	);

/** Looks with their initial values, which are not written. */
const LOOKS: Readonly<Record<string, string>> = {
	'stroke-width': '1px',
	'stroke-dasharray': 'none',
	'stroke-linecap': 'butt',
	'stroke-linejoin': 'miter',
	'fill-rule': 'nonzero',
	'clip-path': 'none',
	'marker-start': 'none',
	'marker-mid': 'none',
	'marker-end': 'none',
	mask: 'none',
	'paint-order': 'normal',
	opacity: '1',
};

const TEXT_LOOKS: Readonly<Record<string, string>> = {
	'font-weight': '400',
	'font-style': 'normal',
	'text-anchor': 'start',
	'dominant-baseline': 'auto',
	'letter-spacing': 'normal',
};

/** The content of an element of SVG as text. @param keep says which elements are shown */
export function clonedSvg(element: SVGElement): string {
	return Array.from(element.childNodes, (node) => {
		if (node.nodeType === Node.TEXT_NODE) return isText(element) ? escapeText(node.textContent ?? '') : '';
		return node instanceof SVGElement ? cloned(node) : '';
	}).join('');
}

function isText(element: Element): boolean {
	return element.localName === 'text' || element.localName === 'tspan';
}

function cloned(element: SVGElement): string {
	const tag = element.localName;
	if (!TAGS.has(tag)) return '';
	const style = getComputedStyle(element);
	if (style.display === 'none' || Number(style.opacity) === 0) return '';
	const content = clonedSvg(element);
	if (tag === 'g' && content === '') return '';
	const attributes = [...geometryOf(element, style), ...looksOf(element, style)].join(' ') + widthOf(element);
	return content === '' ? `<${tag} ${attributes}/>` : `<${tag} ${attributes}>${content}</${tag}>`;
}

/** The width of a text whose letters follow one another: parts of it may have places of their own. */
function widthOf(element: SVGElement): string {
	if (!(element instanceof SVGTextElement) || element.querySelector('[x], [y], [dx], [dy], [rotate]')) return '';
	return textWidth(element.getComputedTextLength());
}

function geometryOf(element: SVGElement, style: CSSStyleDeclaration): string[] {
	const told = GEOMETRY.flatMap((name) => {
		const value = element.getAttribute(name);
		return value === null ? [] : [`${name}="${escapeText(value)}"`];
	});
	// Places and turns may come from a style sheet as well.
	if (!element.hasAttribute('transform') && style.transform && style.transform !== 'none')
		told.push(`transform="${escapeText(style.transform)}"`);
	if (element.localName === 'circle' && !element.hasAttribute('r')) told.push(`r="${Number.parseFloat(style.r) || 0}"`);
	const target = element.localName === 'use' && element.getAttribute('href');
	if (target && /^#[\w:-]+$/.test(target)) told.push(`href="${target}"`);
	return told;
}

function looksOf(element: SVGElement, style: CSSStyleDeclaration): string[] {
	const tag = element.localName;
	if (tag === 'stop') return [paintAttributes('stop-color', style.stopColor, Number(style.stopOpacity))];
	if (tag === 'defs' || tag === 'clipPath' || tag.endsWith('Gradient')) return [];
	const painted = tag !== 'g' && tag !== 'svg';
	const { color: strokeColor } = paintOf(style.stroke);
	return [
		...(style.visibility === 'hidden' ? ['visibility="hidden"'] : []),
		...(painted ? [paintText('fill', style.fill, Number(style.fillOpacity))] : []),
		...(painted && strokeColor !== 'none' ? [paintText('stroke', style.stroke, Number(style.strokeOpacity))] : []),
		...(painted && strokeColor === 'none' ? ['stroke="none"'] : []),
		...written(LOOKS, style, pixelsOfUnit(element, style)),
		...(tag === 'text' || tag === 'tspan'
			? [
					`font-family="${escapeText(style.fontFamily.replace(/"/g, "'"))}"`,
					`font-size="${short(Number.parseFloat(style.fontSize))}"`,
					...written(TEXT_LOOKS, style),
				]
			: []),
	];
}

/** Decimals of lengths in units: where a unit is large, a stroke is a small part of one. */
const FINE = 5;

/** What strokes measure in pixels whatever the drawing's scale; not every reader of SVG knows `vector-effect`. */
const IN_PIXELS: ReadonlySet<string> = new Set(['stroke-width', 'stroke-dasharray']);

/** CSS pixels of a unit of the drawing where its strokes do not grow with it, a mean where it is stretched; 1 where they do. */
function pixelsOfUnit(element: SVGElement, style: CSSStyleDeclaration): number {
	if (style.vectorEffect !== 'non-scaling-stroke' || !(element instanceof SVGGraphicsElement)) return 1;
	const { a, b, c, d } = element.getScreenCTM() ?? { a: 1, b: 0, c: 0, d: 1 };
	return Math.sqrt(Math.abs(a * d - b * c)) || 1;
}

/** @param pixels of a unit, for what is in pixels */
function written(looks: Readonly<Record<string, string>>, style: CSSStyleDeclaration, pixels = 1): string[] {
	return Object.entries(looks).flatMap(([name, usual]) => {
		const value = style.getPropertyValue(name);
		const inUnits = pixels !== 1 && IN_PIXELS.has(name);
		if (value === '' || (value === usual && !(inUnits && value !== 'none'))) return [];
		const text = inUnits
			? value.replace(/[\d.]+(?:px)?/g, (length) => String(roundTo(Number.parseFloat(length) / pixels, FINE)))
			: value;
		return [`${name}="${escapeText(unquoted(text))}"`];
	});
}

/** `url("#id")` without what an attribute need not have. */
function unquoted(value: string): string {
	return value.replace(/url\("?(?:[^"#)]*)(#[^")]+)"?\)/g, 'url($1)');
}

function paintText(name: string, css: string, alpha: number): string {
	return css.startsWith('url(')
		? `${name}="${escapeText(unquoted(css).split(' ')[0])}"`
		: paintAttributes(name, css, alpha);
}
