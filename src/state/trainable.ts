/** Whether training can continue from a state that comes from outside. */
import { collectTransitions } from '../dataset/collect';
import { gatherTransitions, type TransitionRows } from '../dataset/transitionRows';
import { worldById } from '../environments/ownWorlds';
import { environmentById } from '../environments/registry';
import { ADAM } from '../model/adam';
import { ConditionalVae } from '../model/ConditionalVae';
import { type ModelShape, parameterLayout } from '../model/layout';
import type { RunSettings } from '../model/settings';
import { normalAt, Stream, uniformAt } from '../randomness/counterRandom';
import { shapeOf } from '../training/shapeOf';
import type { Checkpoint, RunCheckpoint } from '../training/Trainer';
import type { Config } from './config/schema';

/**
 * Why training cannot go on.
 * - `misfit`: its weights are not those of the model that its settings describe.
 * - `not-finite`: a weight or a moment is no finite number.
 * - `moments`: the moments are none that Adam comes to.
 * - `overflow`: a forward or a backward pass, or Adam's squares of the gradients, come to no finite numbers.
 */
export type UntrainableReason = 'misfit' | 'not-finite' | 'moments' | 'overflow';

/** Transitions that are passed through the model: the widest model takes a tenth of a second for them. */
const ROWS = 16;

/**
 * |m| ≤ {@link MOMENT_RATIO}·√v for whatever gradients Adam had (Cauchy–Schwarz: both are sums of them that fade out),
 * with a tenth for rounding. Squares of gradients below 1e-17 vanish in float32, hence the {@link SMALLEST_MOMENT}.
 */
const MOMENT_RATIO =
	(1.1 * (1 - ADAM.beta1)) / Math.sqrt((1 - ADAM.beta2) * (1 - (ADAM.beta1 * ADAM.beta1) / ADAM.beta2));
const SMALLEST_MOMENT = 1e-16;

/** The sizes of the model that a configuration describes. */
export function shapeOfConfig({ environment: id, model }: Pick<Config, 'environment' | 'model'>): ModelShape {
	const environment = worldById(id);
	if (!environment) throw new RangeError(`there is no environment ${id}`);
	return shapeOf(environment, model);
}

/** Why training cannot go on from a checkpoint; null when it can. @param settings of every run of the checkpoint */
export function untrainable(
	config: Config,
	settings: readonly RunSettings[],
	{ runs }: Checkpoint,
): UntrainableReason | null {
	const shape = shapeOfConfig(config);
	const { length } = parameterLayout(shape);
	for (const { weights, firstMoment, secondMoment } of runs) {
		if (![weights, firstMoment, secondMoment].every((plane) => plane.length === length)) return 'misfit';
	}
	if (!runs.every(isAllFinite)) return 'not-finite';
	if (!runs.every(hasMomentsOfAdam)) return 'moments';
	return runs.every(({ weights }, run) => passesAreFinite(config, shape, settings[run], weights)) ? null : 'overflow';
}

/** Whether weights and moments are finite numbers, each of them. */
export function isAllFinite({ weights, firstMoment, secondMoment }: RunCheckpoint): boolean {
	return [weights, firstMoment, secondMoment].every((plane) => plane.every(Number.isFinite));
}

function hasMomentsOfAdam({ firstMoment, secondMoment, adamStep }: RunCheckpoint): boolean {
	if (adamStep === 0) return [firstMoment, secondMoment].every((plane) => plane.every((moment) => moment === 0));
	return firstMoment.every((moment, i) => {
		const square = secondMoment[i];
		return square >= 0 && Math.abs(moment) <= MOMENT_RATIO * Math.sqrt(square) + SMALLEST_MOMENT;
	});
}

/** Transitions of the world; of one that nothing simulates, some that could be its own. */
function someTransitions({ environment: id, published, data }: Config, shape: ModelShape): TransitionRows {
	const environment = environmentById(id);
	if (!environment) {
		const drawn = (row: number, columns: number) =>
			Float32Array.from({ length: ROWS * columns }, (_, i) => 2 * uniformAt(0, Stream.environment, i, row, 0) - 1);
		return {
			state: drawn(0, shape.stateDim),
			action: Int32Array.from({ length: ROWS }, (_, row) => row % shape.actionCount),
			parameters: drawn(1, shape.parameterDim),
			stateDelta: drawn(2, shape.stateDim),
		};
	}
	const dataset = collectTransitions({ environment, published, seed: data.seed, size: ROWS });
	return gatherTransitions(
		dataset,
		Uint32Array.from({ length: ROWS }, (_, row) => row),
	);
}

function passesAreFinite(config: Config, shape: ModelShape, settings: RunSettings, weights: Float32Array): boolean {
	const batch = someTransitions(config, shape);
	const epsilon = Float32Array.from({ length: ROWS * shape.latentDim }, (_, cell) =>
		normalAt(config.training.seed, Stream.epsilon, 0, cell, 0),
	);
	const model = new ConditionalVae(shape, ROWS);
	const terms = model.forward(weights, batch, epsilon, ROWS);
	// Other engines add them up in float32.
	if (!Object.values(terms).every((term) => Number.isFinite(Math.fround(term)))) return false;
	const gradients = new Float32Array(weights.length);
	model.backward(weights, batch, epsilon, settings, gradients, ROWS);
	// Adam squares them.
	return gradients.every((gradient) => Number.isFinite(Math.fround(gradient * gradient)));
}
