/**
 * Wheel, pinch, drag and double click move the view of both maps. d3's zoom reads the gestures; its transform is
 * translated to and from the shared viewport, which is independent of pixels.
 */
import { type D3ZoomEvent, select, ZoomTransform, zoom, zoomIdentity, zoomTransform } from 'd3';
import { setViewport, useMapView } from '../../plane/mapView';
import { baseScale, type MapSize, placeIn, type Viewport, ZOOM_LIMITS } from '../../plane/projection';
import { transitionAt } from './pointed';

/** Below this width one finger scrolls the page (touch-action of the map says the same). */
const SCROLLED_BY_FINGER = '(max-width: 56.25em)';

/** Whether the page scrolls, be it narrow, low, or with large type: the plain wheel is then left to it. */
function pageScrolls(): boolean {
	const { scrollHeight, clientHeight } = document.documentElement;
	return scrollHeight > clientHeight + 1;
}

/** d3 transforms a plane in which the default view's pixels are the coordinates. */
function toTransform({ x, y, zoom: k }: Viewport, size: MapSize): ZoomTransform {
	const scale = baseScale(size) * k;
	return new ZoomTransform(
		k,
		size.width / 2 - x * scale - (k * size.width) / 2,
		size.height / 2 + y * scale - (k * size.height) / 2,
	);
}

function toViewport({ k, x, y }: ZoomTransform, size: MapSize): Viewport {
	const scale = baseScale(size) * k;
	return {
		x: (size.width / 2 - x - (k * size.width) / 2) / scale,
		y: (y + (k * size.height) / 2 - size.height / 2) / scale,
		zoom: k,
	};
}

/** Whether a gesture is for the view: not on a handle or button, nor on a dot, and not when a lasso is drawn. */
function movesView(event: Event, element: HTMLElement, run: number): boolean {
	if (event.target instanceof Element && event.target.closest('button, [data-handle]')) return false;
	if (event instanceof WheelEvent) return event.ctrlKey || !pageScrolls();
	if (event instanceof MouseEvent && (event.button !== 0 || event.ctrlKey)) return false;
	const lasso = useMapView.getState().tool === 'lasso' && event.type !== 'dblclick';
	if ('touches' in event) {
		const fingers = (event as TouchEvent).touches.length;
		return fingers > 1 || (!lasso && !matchMedia(SCROLLED_BY_FINGER).matches);
	}
	const onDot =
		event.type === 'mousedown' && transitionAt(run, ...placeIn(element, event as MouseEvent), false) !== null;
	return !lasso && !onDot;
}

/** Lets gestures on an element move the view until the returned function is called. */
export function bindZoom(element: HTMLElement, run: number): () => void {
	const selection = select<HTMLElement, unknown>(element);
	const size = () => useMapView.getState().size;
	const behavior = zoom<HTMLElement, unknown>()
		.scaleExtent([ZOOM_LIMITS.min, ZOOM_LIMITS.max])
		.extent(() => [
			[0, 0],
			[size().width, size().height],
		])
		.clickDistance(4)
		.duration(matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180)
		.filter((event: Event) => movesView(event, element, run))
		.on('zoom', ({ transform, sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
			if (sourceEvent) setViewport(toViewport(transform, size()));
		});
	selection.call(behavior).property('__zoom', zoomIdentity);
	const adopt = () => {
		const { viewport } = useMapView.getState();
		const wanted = toTransform(viewport, size());
		const has = zoomTransform(element);
		if (has.k !== wanted.k || has.x !== wanted.x || has.y !== wanted.y) selection.property('__zoom', wanted);
	};
	adopt();
	const keepPinch = (event: TouchEvent) => {
		// Two fingers are for the map, also where one scrolls the page.
		if (event.touches.length > 1 && event.cancelable) event.preventDefault();
	};
	element.addEventListener('touchstart', keepPinch, { passive: false });
	const unsubscribe = useMapView.subscribe(adopt);
	return () => {
		unsubscribe();
		element.removeEventListener('touchstart', keepPinch);
		selection.on('.zoom', null);
	};
}
