/** Moves of the view that buttons and keys ask for. */

import { columnsOf, extentOf, shownDims } from '../../plane/columns';
import { glideTo, useMapView } from '../../plane/mapView';
import { type Extent, fitViewport, joinExtents, PRIOR_EXTENT, zoomAbout } from '../../plane/projection';
import { shownCount } from '../../plane/scene';
import { useConfig } from '../../state/configStore';
import { latestFrame } from '../../state/frames';

/** Duration of the way back, slow enough to follow, ms. */
const FOLLOWED = 500;

/** Magnifies about the middle of the maps. */
export function zoomBy(factor: number): void {
	const { viewport } = useMapView.getState();
	glideTo(zoomAbout(viewport, factor, viewport.x, viewport.y));
}

/** Back to the view that the maps opened with. */
export function homeView(): void {
	glideTo(useMapView.getState().home);
}

/** Shows every code of both runs. */
export function fitView(): void {
	const extent = codesExtent();
	if (extent) glideTo(fitViewport(extent, useMapView.getState().size));
}

/** Moves back until the prior and what lies in an extent (axis units) are both in view. */
export function followTo(extent: Extent): void {
	glideTo(fitViewport(joinExtents(PRIOR_EXTENT, extent), useMapView.getState().size), FOLLOWED);
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
	return frame.runs
		.map((run) => extentOf(columnsOf(layers.mean || !layers.samples ? run.mean : run.z, latentDim, dims), count))
		.reduce((all, one) => (all && one ? joinExtents(all, one) : (all ?? one)), null);
}
