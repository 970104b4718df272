import type { DecoderNoise } from '../../model/decoderNoise';
import { preparedModel, type RunName, runIndex } from '../../state/preparedFrame';
import { measure } from '../measure';
import { posteriorRequest } from './request';
import type { GridPosterior, ImportanceEstimate } from './truePosterior';

/** What `latentLab.truePosterior` gives; densities in nats. */
export interface TruePosteriorResult {
	readonly step: number;
	/** The weight that the noise follows from, and the noise: τ_x and τ_s. */
	readonly klWeight: number;
	readonly noise: DecoderNoise;
	/** Z: the encoder's posterior. */
	readonly mean: number[];
	readonly std: number[];
	/** Null without KL weight: a decoder without noise has no density. */
	readonly density: {
		/** E_q[log p(x, Δs | z, s, k)], KL(q ‖ N(0, I)), their difference, and the standard error of the difference. */
		readonly reconstruction: number;
		readonly kl: number;
		readonly elbo: number;
		readonly elboError: number;
		/** log p(x, Δs | s, k): integrated with one or two latent dimensions, else by importance sampling. */
		readonly logEvidence: number;
		/** logEvidence − elbo = KL(q ‖ true posterior). */
		readonly gap: number;
		readonly importance: ImportanceEstimate;
		/** With one or two latent dimensions. `divergence` is the gap integrated by itself. */
		readonly grid:
			| (Omit<GridPosterior, 'cells' | 'mean' | 'covariance'> & {
					readonly mean: number[];
					readonly covariance: number[];
			  })
			| null;
	} | null;
}

/** The true posterior of a transition beside the encoder's, log p(x, Δs | s, k), the ELBO and the gap, in nats. */
export async function truePosterior(run: RunName, transition: number): Promise<TruePosteriorResult> {
	const index = runIndex(run);
	const { frame, dataset } = await preparedModel();
	const request = Number.isInteger(transition) && transition >= 0 ? posteriorRequest(frame, transition) : null;
	if (!request) throw new RangeError(`transition: a whole number below ${dataset.size}`);
	const { terms } = request.runs[index];
	const { result } = await measure('truePosterior', { ...request, runs: [request.runs[index]] });
	const [{ mean, std, noise, reading }] = result;
	const found = { step: frame.step, klWeight: terms.klWeight, noise, mean: Array.from(mean), std: Array.from(std) };
	if (!reading) return { ...found, density: null };
	const { reconstruction, kl, elbo, elboError, importance, grid } = reading;
	const logEvidence = grid ? grid.logEvidence : importance.logEvidence;
	const summary = grid && {
		logEvidence: grid.logEvidence,
		error: grid.error,
		resolved: grid.resolved,
		divergence: grid.divergence,
		mean: Array.from(grid.mean),
		covariance: Array.from(grid.covariance),
	};
	const density = {
		reconstruction,
		kl,
		elbo,
		elboError,
		logEvidence,
		gap: logEvidence - elbo,
		importance,
		grid: summary,
	};
	return { ...found, density };
}
