/** How many midpoints of paths between two codes lie where codes are sparse. */

import { holeLevel, shareInHoles } from './holeRuler';
import { codesAtResolution } from './holes';
import { pathPoint } from './latentPath';
import type { PosteriorCodes } from './posteriorCodes';

/**
 * Share of the paths whose midpoint is a hole, 0 … 1. Each code of the first half is paired with one of the second; the
 * order of the data is unrelated to the codes.
 * @param quantile share of an ideal run's z that lies in holes
 */
export function middlesInHoles(
	codes: PosteriorCodes,
	latentDim: number,
	path: 'straight' | 'arc',
	quantile: number,
): number {
	const pairs = Math.floor(codes.mean.length / latentDim / 2);
	const code = (row: number) => codes.mean.subarray(row * latentDim, (row + 1) * latentDim);
	const middles = new Float32Array(pairs * latentDim);
	for (let row = 0; row < pairs; row++) {
		middles.set(pathPoint(path, code(row), code(row + pairs), 0.5), row * latentDim);
	}
	return shareInHoles(codesAtResolution(codes, latentDim), holeLevel(latentDim, quantile), middles);
}
