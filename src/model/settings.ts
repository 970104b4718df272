/**
 * The settings of one run that may change while it trains.
 */

/** How the learning rate changes with the step; the moments of Adam are never touched. */
export type Schedule =
	| { readonly kind: 'constant' }
	/** The rate times `factor` after every `every` steps (PyTorch's StepLR). */
	| { readonly kind: 'step'; readonly every: number; readonly factor: number }
	/** As `step`, but gliding: rate · factor^(step / every) (ExponentialLR, one epoch = `every` steps). */
	| { readonly kind: 'exponential'; readonly every: number; readonly factor: number };

/** Whether Adam lives as long as the run, or is made anew at every step as the published code does. */
export type OptimizerMode = 'kept' | 'rebuilt';

export interface RunSettings {
	/** w: weight of the KL, averaged over batch and latent dims. */
	readonly klWeight: number;
	/** Weight of the state change's mean squared error; 1 as published. */
	readonly stateWeight: number;
	/** Weight of the parameters' mean squared error; 2 as published. */
	readonly parameterWeight: number;
	/** Adam's rate before the schedule. */
	readonly learningRate: number;
	readonly schedule: Schedule;
	readonly optimizer: OptimizerMode;
}

/** The raw (unweighted) terms of the loss. */
export interface LossTerms {
	/** Mean squared error of the state change over batch and features. */
	readonly state: number;
	/** Mean squared error of the parameters over batch and entries, padding included. */
	readonly parameters: number;
	/** KL of q(z|x) from N(0, I) in nats, mean over batch and latent dims. */
	readonly kl: number;
}

/** The weighted sum that training minimises. */
export function totalLoss(terms: LossTerms, settings: RunSettings): number {
	return (
		settings.stateWeight * terms.state + settings.parameterWeight * terms.parameters + settings.klWeight * terms.kl
	);
}

/** The weight on the KL summed over latent dims, which is what the literature calls β: w ÷ Z. */
export function effectiveBeta(klWeight: number, latentDim: number): number {
	return klWeight / latentDim;
}
