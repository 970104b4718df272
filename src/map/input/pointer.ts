/** What a pointer does on a map's ground: point at transitions, choose one, take hold of one, place the probe, draw a lasso. */
import { useMapView } from '../../plane/mapView';
import { chooseTransition, moveProbeTo, takeRun } from '../../plane/moveProbe';
import { placeIn, toUnitX, toUnitY } from '../../plane/projection';
import { useExploration } from '../../state/explorationStore';
import type { MapStage } from '../drawing/stage';
import { DotHold } from './DotHold';
import { Lasso } from './Lasso';
import { currentProjection, transitionAt } from './pointed';

const onHandle = ({ target }: Event) => target instanceof Element && target.closest('button, [data-handle]') !== null;

const hasLasso = () => useMapView.getState().tool === 'lasso';

/** Chooses what is clicked: a transition, or a place for the probe. */
function choose(run: number, left: number, top: number, touch: boolean): void {
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
}

/** Lets a pointer act on a map until the returned function is called. */
export function bindPointer(element: HTMLElement, run: number, stage: MapStage): () => void {
	const controller = new AbortController();
	const { signal } = controller;
	const placeOf = (event: MouseEvent) => placeIn(element, event);
	const hover = (transition: number | null) => {
		element.toggleAttribute('data-pointing', transition !== null);
		const pointedRun = transition === null ? null : run;
		if (useMapView.getState().pointedRun !== pointedRun) useMapView.setState({ pointedRun });
		if (useExploration.getState().hovered !== transition) useExploration.setState({ hovered: transition });
	};
	const lasso = new Lasso(run, stage);
	const hold = new DotHold(element, run, () => hover(null));
	const on = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void) =>
		element.addEventListener(type, listener, { signal });

	on('pointerdown', (event) => {
		if (!event.isPrimary || event.button !== 0 || onHandle(event)) return;
		if (!hasLasso()) {
			if (event.pointerType !== 'touch' && !event.ctrlKey) hold.press(...placeOf(event));
		} else if (!lasso.isDrawn) {
			element.setPointerCapture(event.pointerId);
			lasso.begin(event, placeOf(event));
		}
	});
	on('pointermove', (event) => {
		const [left, top] = placeOf(event);
		if (lasso.isDrawn) lasso.move(event, [left, top]);
		else if (!hold.drag(event, left, top) && event.pointerType !== 'touch')
			hover(event.buttons === 0 && !onHandle(event) ? transitionAt(run, left, top, false) : null);
	});
	on('pointerup', (event) => {
		hold.release();
		lasso.release(event);
	});
	// After a cancelled pointer, and wherever else its end is not told.
	on('lostpointercapture', (event) => {
		lasso.lose(event);
		hold.lose(event);
	});
	on('pointerleave', () => hover(null));
	on('click', (event) => {
		if (onHandle(event) || hasLasso() || hold.hasDragged) return;
		const touch = event instanceof PointerEvent && event.pointerType === 'touch';
		choose(run, ...placeOf(event), touch);
	});
	return () => controller.abort();
}
