/** The measures that a text can state about a training, and their inputs. */
import type { Dataset } from '../dataset/Dataset';
import type { ModelShape } from '../model/layout';
import type { EncoderInput } from './inputSwap';
import type { PosteriorCodes } from './posteriorCodes';

/** What is measured, of run A (0) or B (1). */
export type MeasureSpec =
	/** Median σ: geometric mean over dims, or of the narrowest or widest dim; of one discrete action, or of all. */
	| { readonly kind: 'sigma'; readonly run: 0 | 1; readonly dim?: 'narrowest' | 'widest'; readonly action?: number }
	/** Root mean square over transitions and dims, of μ or of z (1 where the codes match the prior). */
	| { readonly kind: 'spread' | 'zSpread'; readonly run: 0 | 1 }
	/** KL in nats: over all dims, or of the dim with most or least. */
	| { readonly kind: 'kl'; readonly run: 0 | 1; readonly dim?: 'most' | 'least' }
	/** The two parts of the KL over all dims, in nats: I(x; z) and KL(q(z) ‖ p). */
	| { readonly kind: 'information' | 'mismatch'; readonly run: 0 | 1 }
	/** Dims that are in use. */
	| { readonly kind: 'liveDims'; readonly run: 0 | 1 }
	/** Mean squared error of the decoded parameters, of the noisy z of every transition measured; where a split is named, of its own. */
	| { readonly kind: 'parameterError'; readonly run: 0 | 1; readonly split?: 'training' | 'test' }
	/** Mean squared error of the predicted change of the scaled state. */
	| { readonly kind: 'stateError'; readonly run: 0 | 1 }
	/** Mean square of the state's changes: the error of predicting that nothing changes. */
	| { readonly kind: 'stateSquare'; readonly run: 0 | 1 }
	/** Loss with these weights of state change, parameters and KL (mean over dims, as published). */
	| {
			readonly kind: 'loss';
			readonly run: 0 | 1;
			readonly weights: readonly [state: number, parameters: number, kl: number];
	  }
	/** Share of N(0, I) that falls in holes. */
	| { readonly kind: 'holes'; readonly run: 0 | 1 }
	/** Share of the latent box in holes, probability of the box under N(0, I), and share of the z inside. */
	| { readonly kind: 'boxEmpty' | 'boxPrior' | 'boxData'; readonly run: 0 | 1; readonly percent: number }
	/** Half-width of the latent box, geometric mean over dims. */
	| { readonly kind: 'boxReach'; readonly run: 0 | 1; readonly percent: number }
	/**
	 * Share of replay entries whose latent is replaced, entries stored with the present weights or with the initial ones;
	 * judged as published, or with the stored latent mapped through the box first.
	 */
	| {
			readonly kind: 'replaced';
			readonly run: 0 | 1;
			readonly stored: 'now' | 'initially';
			readonly test: 'published' | 'corrected';
	  }
	/** Spread (standard deviation) of the first decoded parameter over samples of N(0, scale²·I); that of the data. */
	| { readonly kind: 'sampleSpread'; readonly run: 0 | 1; readonly scale: number }
	| { readonly kind: 'dataSpread'; readonly run: 0 | 1 }
	/** Largest difference between the shares of samples and of data with a first parameter below a value. */
	| { readonly kind: 'sampleGap'; readonly run: 0 | 1 }
	/** Share of the paths between two codes whose midpoint is a hole. */
	| { readonly kind: 'middleHoles'; readonly run: 0 | 1; readonly path: 'straight' | 'arc' }
	/** Mean squared error of always decoding to the mean of the action's parameters. */
	| { readonly kind: 'parameterVariance'; readonly run: 0 | 1 }
	/** w*: the KL weight from which on linear-Gaussian theory keeps nothing, with the parameters weighted as published. */
	| { readonly kind: 'collapseWeight'; readonly run: 0 | 1 }
	/** Share of the weights that a re-created Adam moves by the whole learning rate. */
	| { readonly kind: 'wholeRate'; readonly run: 0 | 1 }
	/** How far μ moves when one input of the encoder comes from another transition, over its own spread. */
	| { readonly kind: 'swapShift'; readonly run: 0 | 1; readonly input: EncoderInput }
	/** How often the action is guessed from the nearest codes. */
	| { readonly kind: 'leak'; readonly run: 0 | 1 }
	/** How often it is guessed right by always naming the most frequent one. */
	| { readonly kind: 'leakChance'; readonly run: 0 | 1 }
	/** One measure over another. */
	| { readonly kind: 'ratio'; readonly of: MeasureSpec; readonly to: MeasureSpec };

/** A training at one step. */
export interface MeasuredTraining {
	readonly shape: ModelShape;
	readonly dataset: Pick<Dataset, 'state' | 'action' | 'parameters' | 'stateDelta'>;
	/** Transitions measured, from the first of the data on: `measuredCount`. */
	readonly count: number;
	/** count × Z each, and flat weights. */
	readonly runs: readonly (PosteriorCodes & { readonly weights: Float32Array })[];
	readonly seed: number;
	/** How the data are split: their seed, and the share that is held out; left out, nothing is. */
	readonly split?: { readonly seed: number; readonly share: number };
}

export interface ClaimRequest {
	readonly measures: readonly MeasureSpec[];
	readonly training: MeasuredTraining;
}
