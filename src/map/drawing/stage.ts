/** One map: its canvases and overlay, and how a scene is drawn on them. */

import i18next from 'i18next';
import { formatFixed } from '../../i18n/formatNumber';
import { clamp } from '../../numerics/clamp';
import { roundTo } from '../../numerics/round';
import { axisName } from '../../plane/axisName';
import { fitCanvas, pixelRatio } from '../../plane/canvasSize';
import { type Columns, columnsOf } from '../../plane/columns';
import { drawGrid } from '../../plane/drawGrid';
import { glyphOf, type MarkName } from '../../plane/glyphs';
import { type LayerPlace, mapLayers } from '../../plane/mapLayers';
import { useMapView } from '../../plane/mapView';
import { type Projection, project, toPixelX, toPixelY } from '../../plane/projection';
import { drawnBy } from '../../plane/redraw';
import { currentScene, type MapScene } from '../../plane/scene';
import { makeStamp, type Stamp, StampBuffer, type Stamps } from '../../plane/stamp';
import type { RunFrame } from '../../state/frames';
import { useScreen } from '../../state/screenStore';
import { tickFont } from '../../theme/tickFont';
import { writeAttribute } from '../../ui/attributes';
import styles from '../LatentMap.module.css';
import { drawCloud, drawSpread } from './drawCloud';
import type { EdgeCounts } from './edgeCounts';
import type { DrawnCodes } from './FrameTween';
import type { MiniMap } from './MiniMap';
import { OutlineMarks } from './OutlineMarks';
import { countOutside, emptyTally, type OutsideTally, outsideAll } from './outside';
import { type BoxOutline, MapOverlay, type Place } from './overlay';
import { boxOutline, meanOf, pathPlaces, posteriorMark } from './places';

/** Which parts of a map have to be redrawn. */
export interface Damage {
	/** The ruler: after a move of the view, another size, theme or language. */
	readonly grid: boolean;
	/** Points, ellipses and what is measured of them: after a frame. */
	readonly points: boolean;
	/** Points and ellipses alone, which are on their way between two frames. */
	readonly motion: boolean;
	/** Marks that others put on the map: with the points, and when one of them asks for it. */
	readonly layers: boolean;
	/** Rings, box, path, probe: with everything but the points' motion. */
	readonly overlay: boolean;
	/** Counts at the edges and the bounds of the box, as text: a few times a second. */
	readonly numbers: boolean;
}

/** The elements of a map, from below. */
export interface StageElements {
	readonly grid: HTMLCanvasElement;
	readonly ellipses: HTMLCanvasElement;
	readonly points: HTMLCanvasElement;
	readonly marks: SVGGElement;
	readonly probe: SVGGElement;
}

const EVERYTHING: Damage = { grid: true, points: true, motion: true, layers: true, overlay: true, numbers: true };
const NOTHING: Damage = { grid: false, points: false, motion: false, layers: false, overlay: false, numbers: false };

export class MapStage {
	private stamped: Stamps = new StampBuffer();
	private readonly overlay: MapOverlay;
	private readonly stamps = new Map<string, Stamp>();
	private projection: Projection = project({ x: 0, y: 0, zoom: 1 }, { width: 1, height: 1 });
	private ratio = 1;
	/** In CSS pixels. */
	private size = { width: 0, height: 0 };
	private box: BoxOutline | null = null;
	private sized = false;
	/** Made when the first layer of their place is shown. */
	private readonly layerCanvases = new Map<LayerPlace, HTMLCanvasElement>();
	/** The axes that the ruler was drawn for. */
	private axes = '';
	/** Where the marks stand. */
	private codes: DrawnCodes | null = null;
	/** Comes after the first frame. */
	private mini: MiniMap | null = null;

	/** @param run 0 for A, 1 for B */
	constructor(
		private readonly run: number,
		private readonly elements: StageElements,
		private readonly counts: EdgeCounts,
	) {
		this.overlay = new MapOverlay(elements.marks);
		const { grid, ellipses, points } = elements;
		drawnBy(grid, (context) => this.drawRulerOn(context, currentScene()));
		drawnBy(ellipses, (context) => drawSpread(context, this.projection, currentScene(), this.codes));
		drawnBy(points, (context) => {
			const target = { sink: new OutlineMarks(context), projection: this.projection, ratio: 1 };
			drawCloud(target, currentScene(), this.codes, (mark, radius) => ({ mark, radius }));
		});
	}

	/** Takes a new size in CSS pixels. */
	resize(width: number, height: number): void {
		this.ratio = pixelRatio();
		this.size = { width, height };
		const { grid, ellipses, points } = this.elements;
		for (const canvas of [grid, ellipses, points, ...this.layerCanvases.values()]) this.context(canvas);
		this.stamped.resize(points.width, points.height);
		this.sized = points.width > 0 && points.height > 0;
	}

	/** Stamps points with others from the next drawing on. */
	takeStamps(stamped: Stamps): void {
		const { points } = this.elements;
		stamped.resize(points.width, points.height);
		this.context(points).clearRect(0, 0, points.width, points.height);
		this.stamped = stamped;
	}

	/** @param codes where the marks are drawn; what is measured is that of the scene's own frame */
	draw(scene: MapScene, codes: readonly DrawnCodes[] | null, damage: Damage): void {
		if (!this.sized) return;
		const { viewport, size } = useMapView.getState();
		// Not every browser tells of it.
		if (this.ratio !== pixelRatio()) {
			this.resize(size.width, size.height);
			this.draw(scene, codes, EVERYTHING);
			return;
		}
		this.projection = project(viewport, size);
		const axes = `${scene.dims} ${scene.flat}`;
		if (damage.grid || axes !== this.axes) this.drawRuler(scene);
		this.axes = axes;
		if (damage.points || damage.motion) this.drawCloud(scene, codes?.[this.run] ?? null);
		const run = scene.frame?.runs[this.run] ?? null;
		if (damage.points) {
			// Whose codes these are, for tests and scripts.
			writeAttribute(this.elements.points, 'data-environment', (run && scene.data?.environment.id) || '');
			this.box = run && boxOutline(scene, run);
		}
		if (damage.overlay || damage.numbers) this.drawMini(scene, run, damage.numbers);
		if (damage.layers) for (const place of ['under', 'over'] as const) this.drawLayers(place, scene);
		if (damage.overlay || damage.numbers) this.drawOverlay(scene, run, damage.numbers);
	}

	private drawLayers(place: LayerPlace, scene: MapScene): void {
		let canvas = this.layerCanvases.get(place);
		if (!canvas && mapLayers(place).length === 0) return;
		canvas ??= this.addLayerCanvas(place);
		const context = this.context(canvas);
		context.clearRect(0, 0, this.projection.width, this.projection.height);
		this.drawLayersOn(context, place, scene);
	}

	private drawLayersOn(context: CanvasRenderingContext2D, place: LayerPlace, scene: MapScene): void {
		for (const layer of mapLayers(place)) {
			context.save();
			layer.draw(context, this.projection, this.run, scene);
			context.restore();
		}
	}

	private addLayerCanvas(place: LayerPlace): HTMLCanvasElement {
		const canvas = document.createElement('canvas');
		canvas.className = place === 'under' ? styles.layer : styles.layerOver;
		// Both stand before the points in the document: the style lifts what is over them.
		this.elements.grid.after(canvas);
		this.layerCanvases.set(place, canvas);
		drawnBy(canvas, (context) => this.drawLayersOn(context, place, currentScene()));
		return canvas;
	}

	/** Takes the small picture of the whole, or gives it back. */
	takeMini(mini: MiniMap | null): void {
		this.mini = mini;
		if (mini) this.draw(currentScene(), null, { ...NOTHING, numbers: true });
	}

	/** How much is beyond the edges, in numbers and as a small picture of the whole. */
	private drawMini(scene: MapScene, run: RunFrame | null, numbers: boolean): void {
		const { dims, flat, config, count } = scene;
		const columns = run && this.shownColumns(scene, run);
		const [across = 0, up = 0] = [config.probe.z[dims[0]], flat ? 0 : config.probe.z[dims[1]]];
		const small = { columns, count, probe: [across, up], box: this.box, flat } as const;
		const tally = numbers ? this.outside(columns, count) : null;
		if (tally) this.mini?.takeCodes(small, outsideAll(tally));
		this.mini?.draw(small, this.projection);
		if (tally) this.counts.update(tally, this.projection, this.mini?.side ?? 0, this.typeSize());
	}

	drawLasso(corners: readonly Place[]): void {
		this.overlay.drawLasso(corners);
	}

	/** A canvas of this map, of the map's size. */
	private context(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
		const context = fitCanvas(canvas, this.size.width, this.size.height, this.ratio);
		if (!context) throw new Error('no 2d canvas');
		return context;
	}

	private drawRuler(scene: MapScene): void {
		const context = this.context(this.elements.grid);
		context.clearRect(0, 0, this.projection.width, this.projection.height);
		this.drawRulerOn(context, scene);
	}

	private drawRulerOn(context: CanvasRenderingContext2D, { palette, dims, flat }: MapScene): void {
		const texts = {
			across: axisText(dims[0], 'map:axis-across'),
			up: flat ? i18next.t('map:axis-spread') : axisText(dims[1]),
		};
		drawGrid(context, this.projection, palette, texts, {
			flat,
			font: tickFont(this.elements.grid),
		});
	}

	private drawCloud(scene: MapScene, codes: DrawnCodes | null): void {
		this.codes = codes;
		const { projection, ratio, stamped } = this;
		const { ellipses, points } = this.elements;
		const below = this.context(ellipses);
		below.clearRect(0, 0, projection.width, projection.height);
		drawSpread(below, projection, scene, codes);
		stamped.clear();
		drawCloud({ sink: stamped, projection, ratio }, scene, codes, (mark, radius) => this.stamp(mark, radius));
		stamped.show(this.context(points));
	}

	/** Codes where they are shown, else noisy samples, if these are. */
	private shownColumns({ config, latentDim, dims }: MapScene, run: RunFrame): Columns | null {
		const { mean, samples } = config.display.layers;
		return mean || samples ? columnsOf(mean ? run.mean : run.z, latentDim, dims) : null;
	}

	/** Points beyond the edges. */
	private outside(columns: Columns | null, count: number): OutsideTally {
		return columns ? countOutside(columns, count, this.projection) : emptyTally();
	}

	private drawOverlay(scene: MapScene, run: RunFrame | null, numbers: boolean): void {
		const { layers } = scene.config.display;
		this.overlay.drawRings(this.projection, scene.flat, layers.prior);
		this.overlay.drawBox(this.projection, this.box);
		this.overlay.drawBounds(this.projection, this.box, scene.flat, numbers ? this.typeSize() : null);
		const ends = scene.exploration.pins.map((pin) => (run && layers.path ? meanOf(scene, run, pin) : null));
		this.overlay.drawPath(this.projection, run && layers.path ? pathPlaces(scene, run) : [], ends);
		const { hovered } = scene.exploration;
		const pointed = hovered ?? useMapView.getState().card?.transition ?? null;
		this.overlay.drawHover(this.projection, run ? posteriorMark(scene, run, pointed) : null);
		this.drawProbe(scene);
	}

	/** The handle stays on the map: beyond an edge it waits there, fainter. */
	private drawProbe({ config, dims, flat }: MapScene): void {
		const { width, height } = this.projection;
		const across = config.probe.z[dims[0]] ?? 0;
		const up = flat ? 0 : (config.probe.z[dims[1]] ?? 0);
		const x = toPixelX(this.projection, across);
		const y = toPixelY(this.projection, up);
		const shownX = clamp(x, 4, width - 4);
		const shownY = clamp(y, 4, height - 4);
		const handle = this.elements.probe;
		writeAttribute(handle, 'transform', `translate(${roundTo(shownX, 2)} ${roundTo(shownY, 2)})`);
		handle.toggleAttribute('data-outside', shownX !== x || shownY !== y);
		const read = `${axisName(dims[0])} ${formatFixed(across, 2)}`;
		writeAttribute(handle, 'aria-valuenow', String(across));
		writeAttribute(handle, 'aria-valuetext', flat ? read : `${read}, ${axisName(dims[1])} ${formatFixed(up, 2)}`);
	}

	/** Size of the ruler's type, CSS pixels. */
	private typeSize(): number {
		return Number.parseFloat(tickFont(this.elements.grid));
	}

	private stamp(mark: MarkName, radius: number): Stamp {
		const device = Math.round(radius * this.ratio * 8) / 8;
		const key = `${mark} ${device}`;
		let stamp = this.stamps.get(key);
		if (!stamp) {
			stamp = makeStamp(glyphOf(mark), device);
			this.stamps.set(key, stamp);
		}
		return stamp;
	}
}

/** What stands at an axis: on the calm page in plain words, else its name. @param unit the text that adds the unit */
function axisText(dim: number, unit?: 'map:axis-across'): string {
	const name = axisName(dim);
	const { everything, inLesson } = useScreen.getState();
	if (!everything && !inLesson) return i18next.t('map:axis-calm', { dim: name, index: dim + 1 });
	return unit ? i18next.t(unit, { dim: name }) : name;
}
