/**
 * Marks that other parts of the page put on both maps: a shade of holes, a heat map, arrows. A layer is drawn with the
 * scene that the map is drawn from, after every change of the view or the frame and when it is asked for.
 */
import type { Projection } from './projection';
import type { MapScene } from './scene';

/** Under the points, on the ruler; or over the points, under the probe. */
export type LayerPlace = 'under' | 'over';

export interface MapLayer {
	readonly place: LayerPlace;
	/**
	 * Draws on one map; the context is in CSS pixels and blank where no other layer has drawn.
	 * @param run 0 for A, 1 for B
	 */
	draw(context: CanvasRenderingContext2D, projection: Projection, run: number, scene: MapScene): void;
}

const layers = new Set<MapLayer>();
const listeners = new Set<() => void>();

/** Shows a layer on both maps until the returned function is called. */
export function addMapLayer(layer: MapLayer): () => void {
	layers.add(layer);
	invalidateMapLayers();
	return () => {
		layers.delete(layer);
		invalidateMapLayers();
	};
}

/** The layers of one place, in the order in which they came. */
export function mapLayers(place: LayerPlace): MapLayer[] {
	return Array.from(layers).filter((layer) => layer.place === place);
}

/** Layers have changed: the maps redraw them in the next display frame. */
export function invalidateMapLayers(): void {
	for (const listener of listeners) listener();
}

/** Calls `listener` when layers have to be redrawn, until the returned function is called. */
export function subscribeMapLayers(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}
