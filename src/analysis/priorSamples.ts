/** Codes drawn from the prior, as a generator of new actions or an exploring policy draws them. */
import { normalAt, Stream } from '../randomness/counterRandom';

export interface PriorSampleOptions {
	/** Any integer; its low 32 bits count. */
	readonly seed: number;
	/** Number of the first draw: the draws from 0 on are always the same. */
	readonly first?: number;
	readonly count: number;
	readonly latentDim: number;
	/** Standard deviation; 1 for the prior N(0, I) itself. */
	readonly scale: number;
}

/** count × Z draws from N(0, scale²·I). Another scale stretches the same draws. */
export function priorSamples({ seed, first = 0, count, latentDim, scale }: PriorSampleOptions): Float32Array {
	const z = new Float32Array(count * latentDim);
	for (let row = 0; row < count; row++) {
		for (let dim = 0; dim < latentDim; dim++) {
			z[row * latentDim + dim] = scale * normalAt(seed, Stream.priorSample, 0, first + row, dim);
		}
	}
	return z;
}
