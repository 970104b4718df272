import { shownDims } from '../../plane/columns';
import { useConfig } from '../../state/configStore';
import { prepared, type RunName, runIndex } from '../../state/preparedFrame';
import { measure } from '../measure';
import { atlasRequest, CELLS, quantityOf } from './request';

/** What `latentLab.atlas` gives. */
export interface AtlasResult {
	readonly step: number;
	/** Edges of the grid in z, on the two dims shown. */
	readonly left: number;
	readonly right: number;
	readonly bottom: number;
	readonly top: number;
	readonly columns: number;
	readonly rows: number;
	/** rows × columns from the top left: the quantity at the middle of each cell, in [−1, 1]. */
	readonly values: Float32Array;
}

/** The part of the plane that the maps open with, where no map is shown. */
const HALF = 4.2;

/**
 * One decoded quantity over the part of the latent plane in view, for the probe's action and state.
 * @param quantity `parameter:i` or `delta:i`
 */
export async function atlas(run: RunName, quantity = 'parameter:0'): Promise<AtlasResult> {
	if (!/^(parameter|delta):\d+$/.test(quantity)) throw new RangeError('quantity: parameter:i or delta:i');
	const index = runIndex(run);
	const { frame } = await prepared();
	const [kind, number] = quantity.split(':');
	const count = kind === 'parameter' ? frame.shape.parameterDim : frame.shape.stateDim;
	if (Number(number) >= count) throw new RangeError(`quantity: ${kind}:i with i below ${count}`);
	const dims = shownDims(useConfig.getState().config.display.dims, frame.shape.latentDim);
	const whole = { dims, left: -HALF, right: HALF, bottom: -HALF, top: HALF, columns: CELLS, rows: CELLS };
	const request = atlasRequest(frame, quantityOf(quantity)) ?? atlasRequest(frame, quantityOf(quantity), whole);
	if (!request) throw new Error('the frame shown has no weights to decode with');
	const { result } = await measure('atlas', { ...request, weights: [frame.runs[index].weights] });
	const { left, right, bottom, top, columns, rows } = request.grid;
	return { step: frame.step, left, right, bottom, top, columns, rows, values: result[0] };
}
