/** What the exercises compute with: sizes of models, variances of uniform parameters, states to train. */

import type { ActionSource } from '../../analysis/actionSources';
import { normalCdf } from '../../analysis/normalDistribution';
import type { LinearGaussian } from '../../analysis/rateDistortion';
import type { Environment } from '../../environments/Environment';
import { goal } from '../../environments/goal';
import { platform } from '../../environments/platform';
import { formatSetting } from '../../i18n/formatNumber';
import type { ModelShape } from '../../model/layout';
import type { Stage } from '../Lesson';
import { lessonRuns, SMALL_MODEL } from '../stage';

/** λ: weight of the parameters' mean squared error, as published. */
export const LAMBDA = 2;

/** Variance of a parameter that is uniform on [−1, 1]. */
const UNIFORM_VARIANCE = 1 / 3;

/** The two environments that the exercises speak of, by their English and Chinese names. */
export const GOAL = sizesOf(goal);
export const PLATFORM = sizesOf(platform);

/** An environment with the sizes that a model of it has. */
export interface Sizes {
	readonly environment: Environment;
	/** S: features of a state; K: discrete actions; P: parameters, padding included. */
	readonly stateDim: number;
	readonly actionCount: number;
	readonly parameterDim: number;
}

function sizesOf(environment: Environment): Sizes {
	const { features, actions } = environment;
	const parameterDim = Math.max(...actions.map(({ parameters }) => parameters.length));
	return { environment, stateDim: features.length, actionCount: actions.length, parameterDim };
}

/** A model of an environment, with an embedding of 6 numbers as published. */
export function exerciseShape(
	{ stateDim, actionCount, parameterDim }: Sizes,
	latentDim: number,
	width = 32,
): ModelShape {
	return { stateDim, actionCount, parameterDim, latentDim, width, embeddingDim: 6 };
}

/** The theory of an environment whose actions are equally frequent and whose parameters are uniform on [−1, 1]. */
export function uniformTheory({ environment, actionCount, parameterDim }: Sizes, latentDim: number): LinearGaussian {
	const sources = environment.actions.map(
		({ parameters }, action): ActionSource => ({
			action,
			share: 1 / actionCount,
			variances: Float64Array.from({ length: parameterDim }, (_, i) => (i < parameters.length ? UNIFORM_VARIANCE : 0)),
		}),
	);
	return { sources, latentDim, parameterWeight: LAMBDA };
}

/** The lessons' small model of an environment, run A at this KL weight and run B without. */
export function trained({ environment }: Sizes, klWeight: number, steps: number, seed = 1): Stage {
	return {
		config: {
			...SMALL_MODEL,
			environment: environment.id,
			// Goal's corrected simulator; the others have nothing to correct.
			published: environment.id !== 'goal',
			runs: lessonRuns({ klWeight }, { klWeight: 0 }),
			training: { ...SMALL_MODEL.training, seed },
		},
		steps,
	};
}

/** A number as a text has it: three significant figures, a true minus. */
export function written(value: number): string {
	return formatSetting(value, 3);
}

/** Halvings of an interval that float64 can tell apart. */
const HALVINGS = 60;

/** Where the standard normal distribution has a share below. @param share above 0 and below 1 */
export function normalQuantile(share: number): number {
	let [low, high] = [-9, 9];
	for (let i = 0; i < HALVINGS; i++) {
		const middle = (low + high) / 2;
		if (normalCdf(middle) < share) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
