/** A canvas that notes what is drawn instead of drawing it: paths as SVG writes them. */
import { vi } from 'vitest';
import type { Ground } from '../../../../src/plane/Picture';

export interface DrawnPath {
	readonly kind: 'fill' | 'stroke' | 'clip';
	/** The path, already moved to where it lies. */
	readonly d: string;
	readonly color: string;
	readonly lineWidth: number;
	readonly alpha: number;
	readonly dash: readonly number[];
}

export interface DrawnText {
	readonly text: string;
	readonly x: number;
	readonly y: number;
	readonly align: string;
}

/** A path of one outline, as `new Path2D(d)` makes it. */
class OutlinePath {
	constructor(readonly d: string) {}
}

/** A blank ground, and what has been drawn on it. */
export function recordedGround(width: number, height: number) {
	vi.stubGlobal('Path2D', OutlinePath);
	const paths: DrawnPath[] = [];
	const texts: DrawnText[] = [];
	const place = { x: 0, y: 0 };
	let d = '';
	let dash: readonly number[] = [];
	const at = (x: number, y: number) => `${x.toFixed(2)},${y.toFixed(2)}`;
	const rectangle = (x: number, y: number, w: number, h: number) =>
		`M${at(x, y)}L${at(x + w, y)}L${at(x + w, y + h)}L${at(x, y + h)}Z`;
	const moved = (path: OutlinePath) =>
		path.d.replace(/^M/, `M`).replace(/(-?[\d.]+),(-?[\d.]+)/g, (whole, x, y, offset, all: string) => {
			// The radii of an arc are no place.
			return all[offset - 1] === 'A' ? whole : at(Number(x) + place.x, Number(y) + place.y);
		});
	const note = (kind: DrawnPath['kind'], path: string) => {
		const color = kind === 'stroke' ? context.strokeStyle : context.fillStyle;
		paths.push({ kind, d: path, color, lineWidth: context.lineWidth, alpha: context.globalAlpha, dash });
	};
	const context = {
		strokeStyle: '',
		fillStyle: '',
		lineWidth: 1,
		globalAlpha: 1,
		font: '',
		textAlign: 'left',
		textBaseline: 'alphabetic',
		measureText: (text: string) => ({ width: 7 * text.length }),
		beginPath: () => {
			d = '';
		},
		moveTo: (x: number, y: number) => {
			d += `M${at(x, y)}`;
		},
		lineTo: (x: number, y: number) => {
			d += `${d === '' ? 'M' : 'L'}${at(x, y)}`;
		},
		closePath: () => {
			if (d !== '') d += 'Z';
		},
		rect: (x: number, y: number, w: number, h: number) => {
			d += rectangle(x, y, w, h);
		},
		arc: (x: number, y: number, r: number) => {
			d += `M${at(x + r, y)}A${r},${r} 0 1 1 ${at(x - r, y)}A${r},${r} 0 1 1 ${at(x + r, y)}Z`;
		},
		fill: (path?: unknown) => note('fill', path instanceof OutlinePath ? moved(path) : d),
		stroke: (path?: unknown) => note('stroke', path instanceof OutlinePath ? moved(path) : d),
		clip: () => note('clip', d),
		fillRect: (x: number, y: number, w: number, h: number) => note('fill', rectangle(x, y, w, h)),
		strokeRect: (x: number, y: number, w: number, h: number) => note('stroke', rectangle(x, y, w, h)),
		translate: (x: number, y: number) => {
			place.x += x;
			place.y += y;
		},
		setLineDash: (pattern: readonly number[]) => {
			dash = [...pattern];
		},
		save: () => {},
		restore: () => {
			context.globalAlpha = 1;
		},
		fillText: (text: string, x: number, y: number) => {
			texts.push({ text, x, y, align: context.textAlign });
		},
	};
	const palette = new Proxy({}, { get: (_, name) => String(name) }) as Ground['palette'];
	const ground = { context, width, height, palette, theme: 'light', font: '13px sans-serif' } as unknown as Ground;
	return { ground, paths, texts };
}
