/**
 * Policies that can play an episode: the random one, one written by hand, the data, or a decoder at a fixed code. Each
 * is made from plain data, so that a worker can be told which to play.
 */
import type { Dataset } from '../dataset/Dataset';
import { type Decision, type Environment, unscaleFromUnit } from '../environments/Environment';
import { scaledObservation } from '../environments/registry';
import { LatentDecoder } from '../model/decode';
import type { ModelShape } from '../model/layout';
import type { Randomness } from '../randomness/counterRandom';

/**
 * Decides from an observation in the features' own units; every draw comes from `random`. Throws a {@link PolicyError}
 * when it cannot decide.
 */
export type RolloutPolicy = (observation: Float64Array, random: Randomness) => Decision;

/** The data in which the nearest transition is looked up. */
export type NearestData = Pick<Dataset, 'size' | 'stateDim' | 'parameterDim' | 'state' | 'action' | 'parameters'>;

/** A policy as plain data. */
export type PolicySpec =
	/** HyAR's: any discrete action, its parameters uniform. */
	| { readonly kind: 'random' }
	/** The world's own, see {@link Environment.scriptedPolicy}. */
	| { readonly kind: 'scripted' }
	/** The action of the transition whose scaled state is nearest. */
	| { readonly kind: 'nearest'; readonly data: NearestData }
	/** One discrete action, with the parameters that the decoder makes of one code in the state of the moment. */
	| {
			readonly kind: 'latent';
			readonly shape: ModelShape;
			/** Flat weights. */
			readonly weights: Float32Array;
			readonly action: number;
			/** Z */
			readonly z: Float32Array;
	  };

/**
 * Why a policy cannot play in a world.
 * - `no-script`: none has been written for it.
 * - `no-data`, `no-model`: there are none, or they are of another world.
 * - `not-a-number`: weights or code hold something that is no number.
 */
export type PolicyObstacle = 'no-script' | 'no-data' | 'no-model' | 'not-a-number';

export class PolicyError extends Error {
	constructor(readonly obstacle: PolicyObstacle) {
		super(`the policy cannot play: ${obstacle}`);
	}
}

/**
 * Makes a policy of its description.
 * @throws PolicyError when it cannot play in this world
 */
export function rolloutPolicy(environment: Environment, spec: PolicySpec): RolloutPolicy {
	if (spec.kind === 'random') return randomPolicy(environment);
	if (spec.kind === 'nearest') return nearestPolicy(environment, spec.data);
	if (spec.kind === 'latent') return latentPolicy(environment, spec);
	if (!environment.scriptedPolicy) throw new PolicyError('no-script');
	return environment.scriptedPolicy;
}

/**
 * An action's parameters in the simulator's units.
 * @param parameters in [−1, 1], from `offset` on
 * @throws PolicyError when one of them is no number, as overflowing weights make it
 */
function inUnits(environment: Environment, action: number, parameters: ArrayLike<number>, offset: number): number[] {
	return environment.actions[action].parameters.map(({ low, high }, index) => {
		const value = unscaleFromUnit(parameters[offset + index], low, high);
		if (!Number.isFinite(value)) throw new PolicyError('not-a-number');
		return value;
	});
}

function randomPolicy({ actions }: Environment): RolloutPolicy {
	return (_, random) => {
		const action = Math.floor(random.uniform() * actions.length);
		const parameters = actions[action].parameters.map(({ low, high }) =>
			unscaleFromUnit(2 * random.uniform() - 1, low, high),
		);
		return { action, parameters };
	};
}

/**
 * The transition whose scaled state is nearest, by Euclidean distance; the first of equal ones.
 * @param state S, scaled
 */
export function nearestState({ size, stateDim, state: states }: NearestData, state: ArrayLike<number>): number {
	let nearest = 0;
	let smallest = Number.POSITIVE_INFINITY;
	for (let row = 0; row < size; row++) {
		let distance = 0;
		// Most rows are too far after a few features.
		for (let feature = 0; feature < stateDim && distance < smallest; feature++) {
			const difference = states[row * stateDim + feature] - state[feature];
			distance += difference * difference;
		}
		if (distance < smallest) {
			smallest = distance;
			nearest = row;
		}
	}
	return nearest;
}

function nearestPolicy(environment: Environment, data: NearestData): RolloutPolicy {
	const { size, stateDim, parameterDim } = data;
	if (size < 1 || stateDim !== environment.features.length || parameterDim !== environment.parameterDim)
		throw new PolicyError('no-data');
	return (observation) => {
		const row = nearestState(data, scaledObservation(environment, observation));
		const action = data.action[row];
		return { action, parameters: inUnits(environment, action, data.parameters, row * parameterDim) };
	};
}

function latentPolicy(environment: Environment, spec: Extract<PolicySpec, { kind: 'latent' }>): RolloutPolicy {
	const { shape, weights, action, z } = spec;
	const fits =
		shape.stateDim === environment.features.length &&
		shape.parameterDim === environment.parameterDim &&
		shape.actionCount === environment.actions.length &&
		z.length === shape.latentDim &&
		environment.actions[action] !== undefined;
	if (!fits) throw new PolicyError('no-model');
	if (!weights.every(Number.isFinite) || !z.every(Number.isFinite)) throw new PolicyError('not-a-number');
	const decoder = new LatentDecoder(shape);
	const state = new Float32Array(shape.stateDim);
	return (observation) => {
		state.set(scaledObservation(environment, observation));
		const { parameters } = decoder.decode(weights, { state, action: [action], z }, 1);
		return { action, parameters: inUnits(environment, action, parameters, 0) };
	};
}
