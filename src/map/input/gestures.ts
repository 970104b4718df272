/** What pointer, wheel and fingers do on a map; loaded after the first frame. */

import type { MapStage } from '../drawing/stage';
import { bindPointer } from './pointer';
import { bindZoom } from './zoomGesture';

/** Binds them to a map until the returned function is called. */
export function bindGestures(element: HTMLElement, run: number, stage: MapStage): () => void {
	const unbind = [bindZoom(element, run), bindPointer(element, run, stage)];
	return () => {
		for (const end of unbind) end();
	};
}
