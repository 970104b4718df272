/** The state of the maps: view, size and open panel. */
import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import { clamp } from '../numerics/clamp';
import { DEFAULT_VIEWPORT, type MapSize, type Viewport } from './projection';

/** What a drag on empty ground does: move the view, or draw a lasso. */
export type MapTool = 'pan' | 'lasso';

/** A panel that can be open over the maps. */
export type MapPanel = 'layers' | 'box';

interface MapView {
	/** The same for both maps. */
	readonly viewport: Viewport;
	/** The view at which a glide ends; the present view where none is under way. */
	readonly destination: Viewport;
	/** The view that the world on the maps opened with. */
	readonly home: Viewport;
	/** Size of a map; both have the same. */
	readonly size: MapSize;
	readonly tool: MapTool;
	readonly panel: MapPanel | null;
	/** Tables in place of the maps. */
	readonly table: boolean;
	/** The map that the pointer is over; its card tells of the transition hovered. */
	readonly pointedRun: number | null;
	/** Points are so much larger than on a desk: for a projector. */
	readonly pointScale: number;
	/** The transition that was clicked, and in which map: its card stays open. */
	readonly card: { readonly run: number; readonly transition: number } | null;
}

export const useMapView = create<MapView>()(
	subscribeWithSelector(
		(): MapView => ({
			viewport: DEFAULT_VIEWPORT,
			destination: DEFAULT_VIEWPORT,
			home: DEFAULT_VIEWPORT,
			size: { width: 0, height: 0 },
			tool: 'pan',
			panel: null,
			table: false,
			pointedRun: null,
			card: null,
			pointScale: 1,
		}),
	),
);

const GLIDE_MILLISECONDS = 220;
let animation = 0;

export function setViewport(viewport: Viewport): void {
	cancelAnimationFrame(animation);
	useMapView.setState({ viewport, destination: viewport });
}

/** Moves the view smoothly, or at once for people who asked for less motion. @param milliseconds that it takes */
export function glideTo(target: Viewport, milliseconds = GLIDE_MILLISECONDS): void {
	cancelAnimationFrame(animation);
	if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
		setViewport(target);
		return;
	}
	useMapView.setState({ destination: target });
	const from = useMapView.getState().viewport;
	const start = performance.now();
	const tick = (now: number) => {
		const share = clamp((now - start) / milliseconds, 0, 1);
		useMapView.setState({ viewport: share < 1 ? between(from, target, 1 - (1 - share) ** 3) : target });
		if (share < 1) animation = requestAnimationFrame(tick);
	};
	animation = requestAnimationFrame(tick);
}

/** The magnification changes by equal factors in equal times. */
function between(from: Viewport, to: Viewport, share: number): Viewport {
	return {
		x: from.x + (to.x - from.x) * share,
		y: from.y + (to.y - from.y) * share,
		zoom: from.zoom * (to.zoom / from.zoom) ** share,
	};
}

/** Makes a view the one that the maps open with, and shows it at once. */
export function openView(viewport: Viewport): void {
	setViewport(viewport);
	useMapView.setState({ home: viewport });
}
