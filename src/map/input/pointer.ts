/** What a pointer does on a map's ground: point at transitions, choose one, place the probe, draw a lasso. */
import { polygonContains } from 'd3';
import { columnsOf, nearestRow, shownDims, xOf, yOf } from '../../plane/columns';
import { useMapView } from '../../plane/mapView';
import { chooseTransition, moveProbeTo, takeRun } from '../../plane/moveProbe';
import { type Projection, placeIn, project, toPixelX, toPixelY, toUnitX, toUnitY } from '../../plane/projection';
import { shownCount } from '../../plane/scene';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { latestFrame } from '../../state/frames';
import type { MapStage } from '../drawing/stage';

/** A transition is pointed at from this far, CSS pixels: a mouse and a finger. */
const REACH = { mouse: 9, touch: 18 } as const;

/** A lasso's corners lie at least this far apart, CSS pixels. */
const LASSO_STEP = 3;

/** The codes of a run that a map shows, or null before the first frame. */
function shownCodes(run: number) {
	const frame = latestFrame();
	const codes = frame?.runs[run];
	if (!frame || !codes) return null;
	const { config } = useConfig.getState();
	const { latentDim } = frame.shape;
	const { layers } = config.display;
	// With μ hidden, the noisy draws are what one points at.
	const table = !layers.mean && layers.samples ? codes.z : codes.mean;
	return {
		columns: columnsOf(table, latentDim, shownDims(config.display.dims, latentDim)),
		count: shownCount(frame, config),
	};
}

function currentProjection(): Projection {
	const { viewport, size } = useMapView.getState();
	return project(viewport, size);
}

/** The transition under a place (CSS pixels of the map), or null. */
function transitionAt(run: number, left: number, top: number, touch: boolean): number | null {
	const codes = shownCodes(run);
	if (!codes) return null;
	const projection = currentProjection();
	const reach = (touch ? REACH.touch : REACH.mouse) / projection.scale;
	const x = toUnitX(projection, left);
	const y = toUnitY(projection, top);
	const row = nearestRow(codes.columns, codes.count, x, y, reach);
	return row < 0 ? null : row;
}

/** The transitions inside a lasso, added to those chosen before when `adding`. */
function selectInside(run: number, corners: [x: number, y: number][], adding: boolean): void {
	const codes = shownCodes(run);
	if (!codes) return;
	const projection = currentProjection();
	const { selection: before } = useExploration.getState();
	const selection = new Set(adding ? before : null);
	for (let row = 0; row < codes.count; row++) {
		const left = toPixelX(projection, xOf(codes.columns, row));
		const top = toPixelY(projection, yOf(codes.columns, row));
		if (polygonContains(corners, [left, top])) selection.add(row);
	}
	useExploration.setState({ selection: selection.size > 0 ? selection : null });
}

/** Lets a pointer act on a map until the returned function is called. */
export function bindPointer(element: HTMLElement, run: number, stage: MapStage): () => void {
	const controller = new AbortController();
	const { signal } = controller;
	let lasso: [x: number, y: number][] | null = null;
	/** The pointer that draws it: a palm beside a pen, or a second finger, has no part in it. */
	let drawer: number | null = null;

	const placeOf = (event: MouseEvent) => placeIn(element, event);
	const onHandle = (event: Event) =>
		event.target instanceof Element && event.target.closest('button, [data-handle]') !== null;
	const hover = (transition: number | null) => {
		element.toggleAttribute('data-pointing', transition !== null);
		const pointedRun = transition === null ? null : run;
		if (useMapView.getState().pointedRun !== pointedRun) useMapView.setState({ pointedRun });
		if (useExploration.getState().hovered !== transition) useExploration.setState({ hovered: transition });
	};
	const endLasso = () => {
		lasso = null;
		stage.drawLasso([]);
	};

	element.addEventListener(
		'pointerdown',
		(event) => {
			const drawing = useMapView.getState().tool === 'lasso' && event.isPrimary && event.button === 0;
			if (!drawing || lasso || onHandle(event)) return;
			element.setPointerCapture(event.pointerId);
			drawer = event.pointerId;
			lasso = [[...placeOf(event)]];
		},
		{ signal },
	);
	element.addEventListener(
		'pointermove',
		(event) => {
			const [left, top] = placeOf(event);
			if (lasso) {
				if (event.pointerId !== drawer) return;
				// A menu of the browser keeps the release to itself.
				if (event.buttons === 0) return endLasso();
				const [lastLeft, lastTop] = lasso[lasso.length - 1];
				if (Math.hypot(left - lastLeft, top - lastTop) >= LASSO_STEP) lasso.push([left, top]);
				stage.drawLasso(lasso);
			} else if (event.pointerType !== 'touch') {
				hover(event.buttons === 0 && !onHandle(event) ? transitionAt(run, left, top, false) : null);
			}
		},
		{ signal },
	);
	element.addEventListener(
		'pointerup',
		(event) => {
			if (!lasso || event.pointerId !== drawer) return;
			if (lasso.length >= 3) selectInside(run, lasso, event.shiftKey);
			endLasso();
		},
		{ signal },
	);
	// After a cancelled pointer, and wherever else its end is not told.
	element.addEventListener(
		'lostpointercapture',
		(event) => {
			if (lasso && event.pointerId === drawer) endLasso();
		},
		{ signal },
	);
	element.addEventListener('pointerleave', () => hover(null), { signal });
	element.addEventListener(
		'click',
		(event) => {
			if (onHandle(event) || useMapView.getState().tool === 'lasso') return;
			const [left, top] = placeOf(event);
			const touch = event instanceof PointerEvent && event.pointerType === 'touch';
			const transition = transitionAt(run, left, top, touch);
			if (transition !== null) {
				chooseTransition(run, transition);
				useMapView.setState({ card: { run, transition } });
			} else {
				const projection = currentProjection();
				takeRun(run);
				moveProbeTo(toUnitX(projection, left), toUnitY(projection, top));
				useMapView.setState({ card: null });
			}
		},
		{ signal },
	);
	return () => controller.abort();
}
