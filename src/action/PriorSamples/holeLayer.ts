import { columnsOf, xOf, yOf } from '../../plane/columns';
import type { MapLayer } from '../../plane/mapLayers';
import { toPixelX, toPixelY } from '../../plane/projection';
import type { SampleReading } from './readSamples';

/** Radius of the ring round a cross, CSS pixels. */
const RADIUS = 7.5;

/** Widths of the ring and of what sets it off from the points, CSS pixels. */
const WIDTH = 1.2;
const GROUND_WIDTH = 3.2;

/**
 * Rings round the samples that lie in a hole of the map's run.
 * @param newest the newest reading of the samples; null without one. Of other samples than those shown, nothing is drawn.
 */
export function holeLayer(newest: () => SampleReading | null): MapLayer {
	return {
		place: 'over',
		draw(context, projection, run, { exploration, latentDim, dims, palette }) {
			const read = newest();
			const inHole = read?.inHole[run];
			if (!read || !inHole || exploration.samples?.z !== read.samples) return;
			const columns = columnsOf(read.samples, latentDim, dims);
			context.beginPath();
			for (let row = 0; row < read.count; row++) {
				if (inHole[row] === 0) continue;
				const x = toPixelX(projection, xOf(columns, row));
				const y = toPixelY(projection, yOf(columns, row));
				context.moveTo(x + RADIUS, y);
				context.arc(x, y, RADIUS, 0, 2 * Math.PI);
			}
			context.strokeStyle = palette.paper;
			context.lineWidth = GROUND_WIDTH;
			context.stroke();
			context.strokeStyle = palette.ink;
			context.lineWidth = WIDTH;
			context.stroke();
		},
	};
}
