/** When a way between two codes is honest: how many middles of such ways lie where no posterior is near. */
import { AggregatePosterior } from './aggregatePosterior';
import { holeThreshold, type PosteriorCodes, shareInHoles } from './holes';
import { pathPoint } from './latentPath';

/** Posteriors in the mixture, as the instruments take. */
const COMPONENTS = 800;

/**
 * Share of the ways whose middle is a hole, 0 … 1. Each code of the first half is joined with one of the second: the
 * order of the data has nothing to do with where the codes lie.
 * @param quantile share of the run's own z that lies below a hole's density
 */
export function middlesInHoles(
	{ mean, std, z }: PosteriorCodes,
	latentDim: number,
	path: 'straight' | 'arc',
	quantile: number,
): number {
	const count = mean.length / latentDim;
	const pairs = Math.floor(count / 2);
	const code = (row: number) => mean.subarray(row * latentDim, (row + 1) * latentDim);
	const middles = new Float32Array(pairs * latentDim);
	for (let row = 0; row < pairs; row++) {
		middles.set(pathPoint(path, code(row), code(row + pairs), 0.5), row * latentDim);
	}
	const posterior = new AggregatePosterior(mean, std, latentDim, Math.max(1, Math.ceil(count / COMPONENTS)));
	return shareInHoles(posterior, holeThreshold(posterior, z, quantile), middles);
}
