/** What stands behind the content of an element of HTML: its ground and its border. */
import { roundTo } from '../numerics/round';
import { escapeText, paintAttributes, paintOf, short } from './paint';

/** A rectangle in CSS pixels of the figure. */
export interface Place {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Marks a ground that is the page's paper: on a transparent figure it is left out. */
const SURFACE = 'class="surface"';

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;

/**
 * The ground and the border of an element as SVG.
 * @param surfaces colours of the page's own paper
 * @param newId an id that no other part of the figure has
 */
export function boxSvg(
	style: CSSStyleDeclaration,
	place: Place,
	surfaces: ReadonlySet<string>,
	newId: () => string,
): string {
	return [
		groundOf(style, place, surfaces),
		...gradientsOf(style.backgroundImage).map((gradient) =>
			gradientSvg(gradient, style, groundPlace(style, place), newId()),
		),
		bordersOf(style, place),
	].join('');
}

function groundOf(style: CSSStyleDeclaration, place: Place, surfaces: ReadonlySet<string>): string {
	const { color } = paintOf(style.backgroundColor);
	if (color === 'none') return '';
	const surface = surfaces.has(color) ? `${SURFACE} ` : '';
	return `<rect ${surface}${rectangle(place, style)} ${paintAttributes('fill', style.backgroundColor)}/>`;
}

/** Where a ground of a size of its own lies. */
function groundPlace({ backgroundSize, backgroundPosition }: CSSStyleDeclaration, place: Place): Place {
	const sizes = backgroundSize.split(' ');
	if (sizes.length !== 2 || sizes.includes('auto')) return place;
	const told = (text: string, whole: number) => (Number.parseFloat(text) || 0) * (text.endsWith('%') ? whole / 100 : 1);
	const [width, height] = [told(sizes[0], place.width), told(sizes[1], place.height)];
	const [x, y] = backgroundPosition.split(' ');
	return { x: place.x + told(x, place.width - width), y: place.y + told(y, place.height - height), width, height };
}

function rectangle({ x, y, width, height }: Place, style: CSSStyleDeclaration, inset = 0): string {
	const [across, up] = [Math.max(0, width - 2 * inset), Math.max(0, height - 2 * inset)];
	const told = Number.parseFloat(style.borderTopLeftRadius) || 0;
	const pixels = style.borderTopLeftRadius.includes('%') ? (told / 100) * Math.min(width, height) : told;
	const radius = Math.min(pixels, across / 2, up / 2);
	const round = radius > 0 ? ` rx="${short(radius)}"` : '';
	return `x="${short(x + inset)}" y="${short(y + inset)}" width="${short(across)}" height="${short(up)}"${round}`;
}

function bordersOf(style: CSSStyleDeclaration, place: Place): string {
	const sides = SIDES.map((side) => ({
		width: style[`border${side}Style`] === 'none' ? 0 : Number.parseFloat(style[`border${side}Width`]) || 0,
		color: style[`border${side}Color`],
		line: style[`border${side}Style`],
	}));
	const [first] = sides;
	if (sides.every(({ width, color }) => width === first.width && color === first.color)) {
		if (first.width === 0) return '';
		const look = `fill="none" ${paintAttributes('stroke', first.color)} stroke-width="${short(first.width)}"`;
		return `<rect ${rectangle(place, style, first.width / 2)} ${look}${dashes(first.line, first.width)}/>`;
	}
	const { x, y, width, height } = place;
	const lines = [
		[x, y + sides[0].width / 2, x + width, y + sides[0].width / 2],
		[x + width - sides[1].width / 2, y, x + width - sides[1].width / 2, y + height],
		[x, y + height - sides[2].width / 2, x + width, y + height - sides[2].width / 2],
		[x + sides[3].width / 2, y, x + sides[3].width / 2, y + height],
	];
	return sides
		.map((side, index) => {
			if (side.width === 0 || paintOf(side.color).color === 'none') return '';
			const [x1, y1, x2, y2] = lines[index].map(short);
			const look = `${paintAttributes('stroke', side.color)} stroke-width="${short(side.width)}"`;
			return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" ${look}${dashes(side.line, side.width)}/>`;
		})
		.join('');
}

function dashes(line: string, width: number): string {
	if (line === 'dashed') return ` stroke-dasharray="${short(3 * width)} ${short(2 * width)}"`;
	return line === 'dotted' ? ` stroke-dasharray="${short(width)}"` : '';
}

/** A gradient as a browser writes it: `linear-gradient(to right, rgb(…) 0%, …)`. */
interface Gradient {
	readonly repeats: boolean;
	/** Degrees, 0 up and 90 to the right. */
	readonly angle: number;
	readonly stops: readonly { readonly color: string; readonly places: readonly string[] }[];
}

const WAYS: Readonly<Record<string, number>> = { 'to top': 0, 'to right': 90, 'to bottom': 180, 'to left': 270 };

/** The parts of a list that are parted by commas outside brackets. */
function partsOf(list: string): string[] {
	const parts = [''];
	let depth = 0;
	for (const letter of list) {
		if (letter === '(') depth++;
		if (letter === ')') depth--;
		if (letter === ',' && depth === 0) parts.push('');
		else parts[parts.length - 1] += letter;
	}
	return parts.map((part) => part.trim());
}

export function gradientsOf(image: string): Gradient[] {
	return partsOf(image).flatMap((part) => {
		const [, repeating, inside] = /^(repeating-)?linear-gradient\((.*)\)$/.exec(part) ?? [];
		if (!inside) return [];
		const [first, ...rest] = partsOf(inside);
		const angle = first.endsWith('deg') ? Number.parseFloat(first) : WAYS[first];
		const stops = (angle === undefined ? [first, ...rest] : rest).map((stop) => {
			const [, color, places] = /^(\S+\([^)]*\)|\S+)\s*(.*)$/.exec(stop) ?? [];
			return { color: color ?? 'none', places: places ? places.split(/\s+(?![^(]*\))/) : [] };
		});
		return [{ repeats: repeating !== undefined, angle: angle ?? 180, stops }];
	});
}

/** The gradient over a rectangle; stripes are a gradient that repeats. */
function gradientSvg(
	{ repeats, angle, stops }: Gradient,
	style: CSSStyleDeclaration,
	place: Place,
	id: string,
): string {
	const turn = (angle * Math.PI) / 180;
	const [right, down] = [Math.sin(turn), -Math.cos(turn)];
	const whole = Math.abs(place.width * right) + Math.abs(place.height * down);
	const pixels = (told: string) =>
		told.endsWith('%') ? (Number.parseFloat(told) / 100) * whole : Number.parseFloat(told);
	const listed = stops.flatMap(({ color, places }, index) =>
		(places.length > 0 ? places : [`${(100 * index) / Math.max(1, stops.length - 1)}%`]).map((told) => ({
			color,
			at: pixels(told) || 0,
		})),
	);
	const end = repeats ? Math.max(...listed.map(({ at }) => at)) : whole;
	if (!(end > 0)) return '';
	const middle = [place.x + place.width / 2, place.y + place.height / 2];
	const start = [middle[0] - (right * whole) / 2, middle[1] - (down * whole) / 2];
	const ends = `x1="${short(start[0])}" y1="${short(start[1])}" x2="${short(start[0] + right * end)}" y2="${short(start[1] + down * end)}"`;
	const colors = listed
		.map(({ color, at }) => {
			const paint =
				paintOf(color).color === 'none'
					? 'stop-color="#000000" stop-opacity="0"'
					: paintAttributes('stop-color', color);
			return `<stop offset="${roundTo(at / end, 4)}" ${paint}/>`;
		})
		.join('');
	const spread = repeats ? ' spreadMethod="repeat"' : '';
	const name = escapeText(id);
	return `<linearGradient id="${name}" gradientUnits="userSpaceOnUse" ${ends}${spread}>${colors}</linearGradient><rect ${rectangle(place, style)} fill="url(#${name})"/>`;
}
