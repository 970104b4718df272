/** What is asked of the worker for the atlas, and the quantities that there are. */

import type { PlaneGrid } from '../../analysis/holes';
import { shownDims } from '../../plane/columns';
import { useConfig } from '../../state/configStore';
import type { Frame } from '../../state/frames';
import { readingSource } from '../../state/probeReading';
import { gridInView } from '../shared/shadeGrid';
import type { AtlasQuantity, AtlasRequest } from './decoderAtlas';

/** Cells across and up. */
export const CELLS = 60;

/** `parameter:0` or `delta:3` as a quantity. */
export function quantityOf(name: string): AtlasQuantity {
	const [kind, index] = name.split(':');
	return { kind: kind === 'delta' ? 'delta' : 'parameter', index: Number(index) };
}

/** @param grid the cells; those in view when left out */
export function atlasRequest(frame: Frame, quantity: AtlasQuantity, grid?: PlaneGrid): AtlasRequest | null {
	const source = readingSource();
	const { probe, display } = useConfig.getState().config;
	const cells = grid ?? gridInView(shownDims(display.dims, frame.shape.latentDim), CELLS, CELLS);
	if (!source || source.frame !== frame || !cells) return null;
	const outputs = quantity.kind === 'parameter' ? frame.shape.parameterDim : frame.shape.stateDim;
	return {
		shape: frame.shape,
		weights: frame.runs.slice(0, 2).map(({ weights }) => weights),
		state: source.condition.state,
		action: Math.min(probe.action, frame.shape.actionCount - 1),
		z: probe.z,
		grid: cells,
		quantity: { ...quantity, index: Math.min(quantity.index, outputs - 1) },
	};
}

/** The value of the cell that holds a place; NaN outside the grid. */
export function valueAt(values: Float32Array, grid: PlaneGrid, x: number, y: number): number {
	const { left, right, top, bottom, columns, rows } = grid;
	const column = Math.floor(((x - left) / (right - left)) * columns);
	const row = Math.floor(((y - top) / (bottom - top)) * rows);
	if (column < 0 || row < 0 || column >= columns || row >= rows) return Number.NaN;
	return values[row * columns + column];
}
