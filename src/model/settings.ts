/**
 * The settings of one run that may change while it trains.
 */

/**
 * A factor over the steps as a person draws it: straight lines between [step, factor] pairs in ascending steps,
 * and constant before the first and after the last.
 */
export type DrawnCurve = readonly (readonly [step: number, factor: number])[];

/** How the learning rate changes with the step; the moments of Adam are never touched. */
export type Schedule =
	| { readonly kind: 'constant' }
	/** The rate times `factor` after every `every` steps (PyTorch's StepLR). */
	| { readonly kind: 'step'; readonly every: number; readonly factor: number }
	/** As `step`, but continuous: rate · factor^(step / every) (ExponentialLR, one epoch = `every` steps). */
	| { readonly kind: 'exponential'; readonly every: number; readonly factor: number }
	| { readonly kind: 'drawn'; readonly points: DrawnCurve };

/** How the KL weight changes with the step: always a factor of 0 … 1 on it. */
export type KlSchedule =
	| { readonly kind: 'constant' }
	/** From 0 to the whole weight over the first `steps` steps (Bowman et al. 2016, drawn straight). */
	| { readonly kind: 'warmup'; readonly steps: number }
	/** Cyclic: from 0 up over half of `every` steps, then the whole weight (Fu et al. 2019). */
	| { readonly kind: 'cyclic'; readonly every: number }
	| { readonly kind: 'drawn'; readonly points: DrawnCurve };

/** Whether Adam is kept over the whole run, or re-created at every step as in the official code. */
export type OptimizerMode = 'kept' | 'rebuilt';

export interface RunSettings {
	/** w: weight of the KL, averaged over batch and latent dims, before the schedule. */
	readonly klWeight: number;
	/** Constant when left out, as published. */
	readonly klSchedule?: KlSchedule;
	/** Weight of the state change's mean squared error; 1 as published. */
	readonly stateWeight: number;
	/** Weight of the parameters' mean squared error; 2 as published. */
	readonly parameterWeight: number;
	/** Adam's rate before the schedule. */
	readonly learningRate: number;
	readonly schedule: Schedule;
	readonly optimizer: OptimizerMode;
}

export type RunSetting = keyof RunSettings;

/** Every setting of a run, in the order in which it is named. */
export const RUN_SETTINGS: readonly RunSetting[] = [
	'klWeight',
	'klSchedule',
	'parameterWeight',
	'stateWeight',
	'learningRate',
	'schedule',
	'optimizer',
];

/** Whether two runs have one setting in common. A KL schedule that is left out is the constant one. */
export function sameSetting(a: RunSettings, b: RunSettings, setting: RunSetting): boolean {
	const text = (settings: RunSettings) => JSON.stringify(settings[setting] ?? { kind: 'constant' });
	return a[setting] === b[setting] || text(a) === text(b);
}

/** Whether two runs are trained alike. */
export function sameSettings(a: RunSettings, b: RunSettings): boolean {
	return a === b || RUN_SETTINGS.every((setting) => sameSetting(a, b, setting));
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

export type LossTerm = keyof LossTerms;

/** Every term, in the order in which they are told and drawn; `TermTable` packs their numbers. */
export const LOSS_TERMS = ['state', 'parameters', 'kl'] as const satisfies readonly LossTerm[];

/** Loss terms as means over so many transitions. */
export interface PartialTerms extends LossTerms {
	readonly count: number;
}

/** The means over a whole from those over its parts. */
export function meanTerms(parts: readonly PartialTerms[]): LossTerms {
	const whole = parts.reduce((sum, { count }) => sum + count, 0);
	const mean = { state: 0, parameters: 0, kl: 0 };
	for (const { state, parameters, kl, count } of parts) {
		const share = count / whole;
		mean.state += share * state;
		mean.parameters += share * parameters;
		mean.kl += share * kl;
	}
	return mean;
}

/** The weighted sum that training minimises. */
export function totalLoss(terms: LossTerms, settings: RunSettings): number {
	return (
		settings.stateWeight * terms.state + settings.parameterWeight * terms.parameters + settings.klWeight * terms.kl
	);
}

/**
 * The weight on the KL summed over latent dimensions: w ÷ Z. It is not the β of a β-VAE, since the errors beside it are
 * means with weights of their own: see decoderNoise.
 */
export function summedKlWeight(klWeight: number, latentDim: number): number {
	return klWeight / latentDim;
}
