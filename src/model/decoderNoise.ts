/**
 * The loss as a likelihood. Times Z ÷ w, the loss is, up to a constant, the negative ELBO of a decoder with Gaussian
 * noise: variance τ_x² = w·P ÷ (2·λ·Z) on every parameter and τ_s² = w·S ÷ (2·λ_s·Z) on every feature of the state
 * change. The KL then has weight 1, whatever w is; w sets the noise of the decoder.
 */
import type { ModelShape } from './layout';
import type { RunSettings } from './settings';

/** Standard deviations, in the units of the scaled parameters and states. */
export interface DecoderNoise {
	/** τ_x */
	readonly parameters: number;
	/** τ_s */
	readonly state: number;
}

/** The sizes that the noise depends on. */
type Dimensions = Pick<ModelShape, 'stateDim' | 'parameterDim' | 'latentDim'>;

/** √(w·n ÷ (2·weight·Z)): 0 without KL weight, where the decoder has no noise; infinite for a term without weight. */
function standardDeviation(klWeight: number, features: number, weight: number, latentDim: number): number {
	return klWeight === 0 ? 0 : Math.sqrt((klWeight * features) / (2 * weight * latentDim));
}

/** The noise that the loss assumes with these weights. */
export function decoderNoise(
	{ klWeight, parameterWeight, stateWeight }: Pick<RunSettings, 'klWeight' | 'parameterWeight' | 'stateWeight'>,
	{ stateDim, parameterDim, latentDim }: Dimensions,
): DecoderNoise {
	return {
		parameters: standardDeviation(klWeight, parameterDim, parameterWeight, latentDim),
		state: standardDeviation(klWeight, stateDim, stateWeight, latentDim),
	};
}

/**
 * The KL weight with which the loss assumes a noise of the parameters: w = 2·λ·Z·τ_x² ÷ P.
 * @param parameterWeight λ > 0
 */
export function klWeightOfNoise(
	noise: number,
	parameterWeight: number,
	{ parameterDim, latentDim }: Pick<ModelShape, 'parameterDim' | 'latentDim'>,
): number {
	return (2 * parameterWeight * latentDim * noise * noise) / parameterDim;
}
