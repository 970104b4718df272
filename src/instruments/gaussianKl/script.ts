import { float32Kl, readBench } from './gaussianBench';

/** Most samples in one call: the error of the mean is then a thousandth of the spread. */
const MOST_SAMPLES = 1_000_000;

/**
 * The KL of one latent dim in every way, and what float32 makes of it without the clamp.
 * @param logSigma what a network would give, before the clamp
 */
export async function gaussianKl(mu: number, logSigma: number, draws = 1_000) {
	if (![mu, logSigma].every(Number.isFinite)) throw new RangeError('mu, logSigma: finite numbers');
	if (!Number.isInteger(draws) || draws < 1 || draws > MOST_SAMPLES)
		throw new RangeError(`draws: a whole number from 1 to ${MOST_SAMPLES}`);
	return { ...readBench(mu, logSigma, draws, 1), float32: float32Kl(mu, logSigma) };
}
