/** What pointer, wheel and fingers do on a map; loaded after the first picture. */
import { bindPointer } from './pointer';
import type { MapStage } from './stage';
import { bindZoom } from './zoomGesture';

/** Binds them to a map until the returned function is called. */
export function bindGestures(element: HTMLElement, run: number, stage: MapStage): () => void {
	const unbind = [bindZoom(element), bindPointer(element, run, stage)];
	return () => {
		for (const end of unbind) end();
	};
}
