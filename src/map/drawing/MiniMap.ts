/**
 * A small picture of the whole in a corner of a map, where much of it is out of view: codes, the prior's 3 σ, the box, the
 * probe, and the part in view. A pointer that presses or drags in it moves the view; by the keyboard `f`, `0`, `+` and `-`
 * do more, so that it takes no focus.
 */
import { roundTo } from '../../numerics/round';
import { type Columns, extentOf, xOf, yOf } from '../../plane/columns';
import { setViewport, useMapView } from '../../plane/mapView';
import { type Extent, joinExtents, PRIOR_EXTENT, type Projection, toUnitX, toUnitY } from '../../plane/projection';
import { writeAttribute } from '../../ui/attributes';
import { childAt } from '../../ui/svgNodes';
import styles from '../LatentMap.module.css';
import type { BoxOutline, Place } from './overlay';

/** Side in CSS pixels; the style sheet has the same. */
const MINI_SIDE = 88;

/** Shown from this share of the codes out of view on. */
const SHARE_OUTSIDE = 0.2;

/** The shorter side of a map that has room for it, CSS pixels. */
const LEAST_MAP = 2.5 * MINI_SIDE;

/** Codes drawn: enough to see the form of the cloud. */
const CODES = 300;

/** Room round what is shown, as a share of its size. */
const MARGIN = 0.06;

/** Radius of the circle, in σ of the prior. */
const PRIOR_RADIUS = 3;

/** What of a map it shows; places in axis units. */
interface MiniScene {
	/** Codes where they are shown, else noisy draws; null without any. */
	readonly columns: Columns | null;
	readonly count: number;
	readonly probe: Place;
	readonly box: BoxOutline | null;
	/** One latent dimension: the prior is an interval. */
	readonly flat: boolean;
}

export class MiniMap {
	private readonly controller = new AbortController();
	private extent: Extent = PRIOR_EXTENT;
	private codes: { readonly extent: Extent | null; readonly count: number } = { extent: null, count: 0 };
	private outside = 0;
	/** The pointer that moves the view. */
	private pointer: number | null = null;

	constructor(private readonly root: SVGSVGElement) {
		root.setAttribute('viewBox', `0 0 ${MINI_SIDE} ${MINI_SIDE}`);
		const { signal } = this.controller;
		root.addEventListener(
			'pointerdown',
			(event) => {
				if (event.button !== 0) return;
				root.setPointerCapture(event.pointerId);
				this.pointer = event.pointerId;
				this.moveView(event);
			},
			{ signal },
		);
		root.addEventListener('pointermove', (event) => event.pointerId === this.pointer && this.moveView(event), {
			signal,
		});
		root.addEventListener('lostpointercapture', () => this.release(), { signal });
		// The map takes presses for its own ground.
		for (const type of ['pointerdown', 'pointermove', 'pointerup', 'mousedown', 'touchstart', 'click', 'dblclick'])
			root.addEventListener(type, (event) => event.stopPropagation(), { signal });
	}

	/** What it takes of the corner, CSS pixels; 0 while it is not shown. */
	get side(): number {
		return this.root.hasAttribute('data-shown') ? MINI_SIDE : 0;
	}

	/** Takes the codes of a frame. @param outside how many of them are out of view */
	takeCodes({ columns, count }: MiniScene, outside: number): void {
		this.outside = count > 0 ? outside / count : 0;
		this.codes = { extent: columns && extentOf(columns, count), count };
	}

	/** Shows what there is now; nothing where most of it is in view, and on a map that it would cover. */
	draw(scene: MiniScene, projection: Projection): void {
		const [x, y] = scene.probe;
		const probe: Extent = { left: x, right: x, bottom: y, top: y };
		const isMuchOutside = this.outside > SHARE_OUTSIDE || !isInView(scene.probe, projection);
		const hasRoom = Math.min(projection.width, projection.height) >= LEAST_MAP;
		const needed = this.pointer !== null || (isMuchOutside && hasRoom);
		this.root.toggleAttribute('data-shown', needed);
		if (!needed) return;
		this.extent = squared(joinExtents(joinExtents(PRIOR_EXTENT, this.codes.extent ?? probe), probe));
		const [at, up] = [this.across, this.upwards];
		const scale = MINI_SIDE / (this.extent.right - this.extent.left);
		const radius = PRIOR_RADIUS * scale;
		const parts = [
			[styles.miniCodes, this.codesPath(scene)],
			[
				styles.miniPrior,
				scene.flat
					? `M${at(-PRIOR_RADIUS)},0V${MINI_SIDE}M${at(PRIOR_RADIUS)},0V${MINI_SIDE}`
					: `M${at(PRIOR_RADIUS)},${up(0)}a${radius},${radius} 0 1 1 ${-2 * radius},0a${radius},${radius} 0 1 1 ${2 * radius},0Z`,
			],
			[styles.miniBox, scene.box ? rectangle(at, up, scene.box) : ''],
			[
				styles.miniView,
				rectangle(at, up, {
					left: toUnitX(projection, 0),
					right: toUnitX(projection, projection.width),
					top: toUnitY(projection, 0),
					bottom: toUnitY(projection, projection.height),
				}),
			],
			[styles.miniProbe, `M${at(x) - 4},${up(y)}h8M${at(x)},${up(y) - 4}v8`],
		] as const;
		for (const [index, [name, path]] of parts.entries()) {
			const element = childAt(this.root, index, 'path');
			writeAttribute(element, 'class', name);
			writeAttribute(element, 'd', path);
		}
	}

	/** Removes all listeners. */
	end(): void {
		this.controller.abort();
	}

	private readonly across = (x: number) =>
		roundTo((MINI_SIDE * (x - this.extent.left)) / (this.extent.right - this.extent.left), 1);

	private readonly upwards = (y: number) =>
		roundTo((MINI_SIDE * (this.extent.top - y)) / (this.extent.top - this.extent.bottom), 1);

	private codesPath({ columns }: MiniScene): string {
		const { count } = this.codes;
		if (!columns || count === 0) return '';
		const stride = Math.max(1, Math.floor(count / CODES));
		let path = '';
		for (let row = 0; row < count; row += stride) {
			const [x, y] = [xOf(columns, row), yOf(columns, row)];
			if (Number.isFinite(x + y)) path += `M${this.across(x)},${this.upwards(y)}h0`;
		}
		return path;
	}

	private moveView({ clientX, clientY }: PointerEvent): void {
		const { left, top, width, height } = this.root.getBoundingClientRect();
		const { extent } = this;
		setViewport({
			...useMapView.getState().viewport,
			x: extent.left + ((clientX - left) / width) * (extent.right - extent.left),
			y: extent.top - ((clientY - top) / height) * (extent.top - extent.bottom),
		});
	}

	private release(): void {
		this.pointer = null;
		// It may be needed no longer.
		setViewport({ ...useMapView.getState().viewport });
	}
}

function isInView([x, y]: Place, projection: Projection): boolean {
	const { width, height } = projection;
	return (
		x >= toUnitX(projection, 0) &&
		x <= toUnitX(projection, width) &&
		y >= toUnitY(projection, height) &&
		y <= toUnitY(projection, 0)
	);
}

/** The square round an extent, with some room. */
function squared({ left, right, bottom, top }: Extent): Extent {
	const half = (Math.max(right - left, top - bottom) / 2) * (1 + MARGIN);
	const [x, y] = [(left + right) / 2, (bottom + top) / 2];
	return { left: x - half, right: x + half, bottom: y - half, top: y + half };
}

function rectangle(at: (x: number) => number, up: (y: number) => number, { left, right, bottom, top }: Extent): string {
	return `M${at(left)},${up(top)}H${at(right)}V${up(bottom)}H${at(left)}Z`;
}
