/** Moves of the view that buttons and keys ask for. */

import { columnsOf, shownDims, xOf, yOf } from '../../plane/columns';
import { glideTo, useMapView } from '../../plane/mapView';
import { DEFAULT_VIEWPORT, type Extent, fitViewport, zoomAbout } from '../../plane/projection';
import { shownCount } from '../../plane/scene';
import { useConfig } from '../../state/configStore';
import { latestFrame } from '../../state/frames';

/** Magnifies about the middle of the maps. */
export function zoomBy(factor: number): void {
	const { viewport } = useMapView.getState();
	glideTo(zoomAbout(viewport, factor, viewport.x, viewport.y));
}

/** Back to the view that the maps open with. */
export function homeView(): void {
	glideTo(DEFAULT_VIEWPORT);
}

/** Shows every code of both runs. */
export function fitView(): void {
	const extent = codesExtent();
	if (extent) glideTo(fitViewport(extent, useMapView.getState().size));
}

/** The smallest rectangle round the codes of all runs; null without any. */
function codesExtent(): Extent | null {
	const frame = latestFrame();
	if (!frame) return null;
	const { config } = useConfig.getState();
	const { latentDim } = frame.shape;
	const dims = shownDims(config.display.dims, latentDim);
	const count = shownCount(frame, config);
	const { layers } = config.display;
	const extent = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
	for (const run of frame.runs) {
		const columns = columnsOf(layers.mean || !layers.samples ? run.mean : run.z, latentDim, dims);
		for (let row = 0; row < count; row++) {
			const x = xOf(columns, row);
			const y = yOf(columns, row);
			if (!Number.isFinite(x + y)) continue;
			extent.left = Math.min(extent.left, x);
			extent.right = Math.max(extent.right, x);
			extent.bottom = Math.min(extent.bottom, y);
			extent.top = Math.max(extent.top, y);
		}
	}
	return extent.right >= extent.left ? extent : null;
}
