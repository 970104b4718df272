/** A grid over what the maps show, and how its cells get back onto them. */
import type { PlaneGrid } from '../../analysis/holes';
import { useMapView } from '../../plane/mapView';
import { type Projection, project, toPixelX, toPixelY, toUnitX, toUnitY } from '../../plane/projection';

/** The cells over the part of the latent plane in view; null while no map is shown. */
export function gridInView(dims: readonly [number, number], columns: number, rows: number): PlaneGrid | null {
	const { viewport, size } = useMapView.getState();
	if (size.width === 0 || size.height === 0) return null;
	const projection = project(viewport, size);
	return {
		dims,
		left: toUnitX(projection, 0),
		right: toUnitX(projection, size.width),
		top: toUnitY(projection, 0),
		bottom: toUnitY(projection, size.height),
		columns,
		rows,
	};
}

let cells: HTMLCanvasElement | null = null;

/**
 * Paints one colour a cell over the grid's rectangle, smoothed between the cells' middles.
 * @param paint writes red, green, blue and alpha of each cell, 0 … 255
 */
export function paintCells(
	context: CanvasRenderingContext2D,
	projection: Projection,
	{ left, right, top, bottom, columns, rows }: PlaneGrid,
	paint: (pixels: Uint8ClampedArray) => void,
): void {
	cells ??= document.createElement('canvas');
	cells.width = columns;
	cells.height = rows;
	const inCells = cells.getContext('2d');
	if (!inCells) return;
	const image = inCells.createImageData(columns, rows);
	paint(image.data);
	inCells.putImageData(image, 0, 0);
	const x = toPixelX(projection, left);
	const y = toPixelY(projection, top);
	context.imageSmoothingEnabled = true;
	context.drawImage(cells, x, y, toPixelX(projection, right) - x, toPixelY(projection, bottom) - y);
}
