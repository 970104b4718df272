/** Which transition lies under a place of a map. */
import { columnsOf, nearestRow, shownDims } from '../../plane/columns';
import { useMapView } from '../../plane/mapView';
import { type Projection, project, toUnitX, toUnitY } from '../../plane/projection';
import { shownCount } from '../../plane/scene';
import { useConfig } from '../../state/configStore';
import { latestFrame } from '../../state/frames';

/** A transition is pointed at from this far, CSS pixels: a mouse and a finger. */
const REACH = { mouse: 9, touch: 18 } as const;

/** The codes of a run that a map shows, or null before the first frame. */
export function shownCodes(run: number) {
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

/** What a map shows now. */
export function currentProjection(): Projection {
	const { viewport, size } = useMapView.getState();
	return project(viewport, size);
}

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
