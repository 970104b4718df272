/** What a pointer does on a map's ground: point at transitions, choose one, take hold of one, place the probe, draw a lasso. */
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
	// With μ hidden, pointing selects noisy draws.
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

/** A mouse that is pressed on a dot takes hold of it when it has moved so far, CSS pixels; less is a click. */
const HOLD_DISTANCE = 4;

/** The transition under a place (CSS pixels of the map), or null. */
export function transitionAt(run: number, left: number, top: number, touch: boolean): number | null {
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
	/** The transition that a mouse or a pen is pressed on, and where that was; a finger scrolls the page, or turns to the other map. */
	let pressed: { readonly transition: number; readonly left: number; readonly top: number } | null = null;
	/** The pointer that drags a dot's code as the probe. */
	let holder: number | null = null;
	/** Whether the press that has just ended dragged a dot: the click that follows is none. */
	let held = false;
	const letGo = () => {
		pressed = null;
		holder = null;
		element.removeAttribute('data-holding');
	};
	const press = (event: PointerEvent) => {
		if (event.pointerType === 'touch' || !event.isPrimary || event.button !== 0 || event.ctrlKey || onHandle(event))
			return;
		const [left, top] = placeOf(event);
		const transition = transitionAt(run, left, top, false);
		if (transition !== null) pressed = { transition, left, top };
	};
	/** @returns whether a dot is held */
	const drag = (event: PointerEvent, left: number, top: number): boolean => {
		if (!pressed) return false;
		if (event.buttons === 0) letGo();
		else if (holder === null && Math.hypot(left - pressed.left, top - pressed.top) >= HOLD_DISTANCE) {
			holder = event.pointerId;
			element.setPointerCapture(event.pointerId);
			element.setAttribute('data-holding', '');
			hover(null);
			useMapView.setState({ card: null });
			chooseTransition(run, pressed.transition);
		}
		if (holder === null) return false;
		const projection = currentProjection();
		moveProbeTo(toUnitX(projection, left), toUnitY(projection, top));
		return true;
	};
	const endLasso = () => {
		lasso = null;
		stage.drawLasso([]);
	};

	element.addEventListener(
		'pointerdown',
		(event) => {
			const isLasso = useMapView.getState().tool === 'lasso';
			if (!isLasso) return press(event);
			if (!event.isPrimary || event.button !== 0 || lasso || onHandle(event)) return;
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
				// A menu of the browser swallows the release.
				if (event.buttons === 0) return endLasso();
				const [lastLeft, lastTop] = lasso[lasso.length - 1];
				if (Math.hypot(left - lastLeft, top - lastTop) >= LASSO_STEP) lasso.push([left, top]);
				stage.drawLasso(lasso);
			} else if (!drag(event, left, top) && event.pointerType !== 'touch') {
				hover(event.buttons === 0 && !onHandle(event) ? transitionAt(run, left, top, false) : null);
			}
		},
		{ signal },
	);
	element.addEventListener(
		'pointerup',
		(event) => {
			held = holder !== null;
			letGo();
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
			if (event.pointerId === holder) letGo();
		},
		{ signal },
	);
	element.addEventListener('pointerleave', () => hover(null), { signal });
	element.addEventListener(
		'click',
		(event) => {
			if (onHandle(event) || useMapView.getState().tool === 'lasso' || held) return;
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
