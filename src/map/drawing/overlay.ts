/** The marks of a map that are few and need crisp lines: rings, box, path, ends, hover and lasso, as SVG. */

import i18next from 'i18next';
import { formatFixed } from '../../i18n/formatNumber';
import { clamp } from '../../numerics/clamp';
import { roundTo } from '../../numerics/round';
import { rulerRoom } from '../../plane/drawGrid';
import { type Projection, toPixelX, toPixelY } from '../../plane/projection';
import { PATH_ENDS } from '../../state/explorationStore';
import { writeAttribute, writeText } from '../../ui/attributes';
import styles from '../LatentMap.module.css';
import { plusPath } from './marks';

type Tag = 'path' | 'g' | 'circle' | 'ellipse' | 'line' | 'text';

/** A place in axis units. */
export type Place = readonly [x: number, y: number];

/** An interval across and one up, in axis units. */
export interface BoxOutline {
	readonly left: number;
	readonly right: number;
	readonly bottom: number;
	readonly top: number;
}

/** One transition's posterior, in axis units. */
export interface PosteriorMark {
	readonly mean: Place;
	readonly std: Place;
	readonly z: Place;
}

const RINGS = [1, 2, 3] as const;

/** Boxes smaller than this, CSS pixels, go without numbers. */
const NUMBERED_BOX = 64;

/** What a number under the box takes, CSS pixels. */
const NUMBER_ROOM = 18;

/** From the box's right side to its numbers, CSS pixels. */
const BESIDE = 4;

/** Width of a digit, in sizes of the type. */
const DIGIT = 0.6;

export class MapOverlay {
	private readonly rings: readonly SVGElement[];
	private readonly ringNames: readonly SVGElement[];
	private readonly box: SVGElement;
	private readonly boxNumbers: readonly SVGElement[];
	private readonly path: SVGElement;
	private readonly ends: readonly SVGElement[];
	private readonly hover: SVGElement;
	private readonly hoverRing: SVGElement;
	private readonly hoverEllipse: SVGElement;
	private readonly hoverDraw: SVGElement;
	private readonly hoverZ: SVGElement;
	private readonly lasso: SVGElement;
	/** Size of the type when the bounds were last told, CSS pixels. */
	private type = 0;

	constructor(root: SVGGElement) {
		root.replaceChildren();
		this.rings = RINGS.map((ring) => append(root, 'path', ring === 1 ? styles.ring : styles.outerRing));
		this.ringNames = RINGS.map((ring) => {
			const name = append(root, 'text', styles.ringName);
			name.textContent = `${ring}σ`;
			return name;
		});
		this.box = append(root, 'path', styles.box);
		this.boxNumbers = ['start', 'end', 'top', 'bottom'].map(() => append(root, 'text', styles.boxNumber));
		this.path = append(root, 'path', styles.path);
		this.ends = PATH_ENDS.map(() => {
			const end = append(root, 'g', styles.end);
			append(end, 'circle', '').setAttribute('r', '6');
			append(end, 'text', '').setAttribute('y', '-12');
			return end;
		});
		this.hover = append(root, 'g', styles.hover);
		this.hoverEllipse = append(this.hover, 'ellipse', styles.hoverEllipse);
		this.hoverDraw = append(this.hover, 'line', styles.hoverDraw);
		this.hoverZ = append(this.hover, 'path', styles.hoverZ);
		this.hoverRing = append(this.hover, 'circle', styles.hoverRing);
		this.hoverRing.setAttribute('r', '6.5');
		this.hoverZ.setAttribute('d', plusPath(4));
		this.lasso = append(root, 'path', styles.lasso);
		this.drawHover(null, null);
	}

	/** The prior's rings at 1, 2 and 3 σ; pairs of lines for one latent dim. */
	drawRings(projection: Projection, flat: boolean, shown: boolean): void {
		RINGS.forEach((ring, index) => {
			show(this.rings[index], shown);
			show(this.ringNames[index], shown && projection.scale > 16);
			if (!shown) return;
			const { originX: x, originY: y, scale, height } = projection;
			const r = ring * scale;
			writeAttribute(
				this.rings[index],
				'd',
				flat
					? `M${x - r},0V${height}M${x + r},0V${height}`
					: `M${x + r},${y}A${r},${r} 0 1 1 ${x - r},${y}A${r},${r} 0 1 1 ${x + r},${y}Z`,
			);
			place(this.ringNames[index], flat ? x + r + 3 : x + 4, flat ? 14 : y - r - 4);
		});
	}

	/** The latent box. */
	drawBox(projection: Projection, outline: BoxOutline | null): void {
		show(this.box, outline !== null);
		if (!outline) return;
		const { left, right, top, bottom } = corners(projection, outline);
		writeAttribute(this.box, 'd', `M${left},${top}H${right}V${bottom}H${left}Z`);
	}

	/**
	 * The numbers of the box's bounds, where there is room.
	 * @param typeNow size of the ruler's type, CSS pixels; null where they only go with the box and still tell what they told
	 */
	drawBounds(projection: Projection, outline: BoxOutline | null, flat: boolean, typeNow: number | null): void {
		const write = typeNow !== null;
		if (write) this.type = typeNow;
		const { type } = this;
		const numbered = outline !== null && (outline.right - outline.left) * projection.scale >= NUMBERED_BOX;
		for (const number of this.boxNumbers) show(number, numbered);
		if (!numbered) return;
		const { left, right, top, bottom } = corners(projection, outline);
		const [start, end, up, down] = this.boxNumbers;
		const below = projection.height - rulerRoom(type).bottom;
		const { width } = projection;
		for (const [number, value, x] of [
			[start, outline.left, left],
			[end, outline.right, right],
		] as const) {
			const half = widthOf(value, type) / 2;
			show(number, bottom < below - NUMBER_ROOM && x >= 0 && x <= width);
			if (write) writeText(number, boundText(value));
			setPlace(number, clamp(x, half, width - half), bottom, 0.95, 'middle');
		}
		const tall = !flat && bottom - top >= NUMBERED_BOX / 2;
		for (const [number, value, y, beside, within] of [
			[up, outline.top, top, 0.3, 1],
			[down, outline.bottom, bottom, -0.4, -0.4],
		] as const) {
			// Where the map's edge would cut it, it stands inside the box.
			const inside = right + BESIDE + widthOf(value, type) > width;
			show(number, tall && right <= width && y >= 0 && (number === up || y < below));
			const x = inside ? right - BESIDE : right + BESIDE;
			if (write) writeText(number, boundText(value));
			setPlace(number, x, Math.max(y, type / 2), inside ? within : beside, inside ? 'end' : 'start');
		}
	}

	/** The way between the pinned transitions and its ends by their names. */
	drawPath(projection: Projection, points: readonly Place[], ends: readonly (Place | null)[]): void {
		show(this.path, points.length > 1);
		if (points.length > 1) {
			const places = points.map(([x, y]) => `${toPixelX(projection, x)},${toPixelY(projection, y)}`);
			writeAttribute(this.path, 'd', `M${places.join('L')}`);
		}
		this.ends.forEach((element, index) => {
			const end = ends[index];
			show(element, end !== null);
			if (!end) return;
			place(element, toPixelX(projection, end[0]), toPixelY(projection, end[1]));
			writeText(element.lastElementChild as SVGElement, i18next.t(`map:${PATH_ENDS[index]}`));
		});
	}

	/** The transition pointed at: μ, its 1σ ellipse, and the way to its noisy draw z. */
	drawHover(projection: Projection | null, mark: PosteriorMark | null): void {
		show(this.hover, mark !== null);
		if (!projection || !mark) return;
		const x = toPixelX(projection, mark.mean[0]);
		const y = toPixelY(projection, mark.mean[1]);
		const zx = toPixelX(projection, mark.z[0]);
		const zy = toPixelY(projection, mark.z[1]);
		setAll(this.hoverRing, { cx: x, cy: y });
		setAll(this.hoverEllipse, { cx: x, cy: y, rx: projection.scale * mark.std[0], ry: projection.scale * mark.std[1] });
		setAll(this.hoverDraw, { x1: x, y1: y, x2: zx, y2: zy });
		place(this.hoverZ, zx, zy);
	}

	/** The lasso's corners in CSS pixels; an empty list hides it. */
	drawLasso(corners: readonly Place[]): void {
		show(this.lasso, corners.length >= 2);
		writeAttribute(this.lasso, 'd', corners.length > 0 ? `M${corners.join('L')}Z` : '');
	}
}

/** The sides of a box in CSS pixels. */
function corners(projection: Projection, outline: BoxOutline): BoxOutline {
	return {
		left: toPixelX(projection, outline.left),
		right: toPixelX(projection, outline.right),
		top: toPixelY(projection, outline.top),
		bottom: toPixelY(projection, outline.bottom),
	};
}

function append(parent: Element, tag: Tag, className: string): SVGElement {
	const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
	if (className) element.setAttribute('class', className);
	parent.append(element);
	return element;
}

function show(element: SVGElement, shown: boolean): void {
	const display = shown ? '' : 'none';
	if (element.style.display !== display) element.style.display = display;
}

function place(element: SVGElement, x: number, y: number): void {
	writeAttribute(element, 'transform', `translate(${roundTo(x, 2)} ${roundTo(y, 2)})`);
}

function setAll(element: SVGElement, attributes: Readonly<Record<string, number>>): void {
	for (const [name, value] of Object.entries(attributes)) writeAttribute(element, name, String(roundTo(value, 2)));
}

const boundText = (value: number) => formatFixed(value, 2);

/** Width of a bound's number in CSS pixels. @param type size of its type */
const widthOf = (value: number, type: number) => boundText(value).length * DIGIT * type;

/** @param down how far the line that the digits stand on is below the place, in heights of the type */
function setPlace(element: SVGElement, x: number, y: number, down: number, anchor: 'start' | 'middle' | 'end'): void {
	writeAttribute(element, 'text-anchor', anchor);
	writeAttribute(element, 'dy', `${down}em`);
	place(element, x, y);
}
