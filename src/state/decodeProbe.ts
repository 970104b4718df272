/**
 * What the probe decodes to, on the main thread: the hybrid action and the state change that the model predicts for it.
 * Pure functions; only the decoder's buffers are kept between calls.
 */
import type { Dataset } from '../dataset/Dataset';
import { isSimulated, unscaleFromUnit, type World } from '../environments/Environment';
import { scaledObservation } from '../environments/registry';
import { LatentDecoder } from '../model/decode';
import type { ModelShape } from '../model/layout';
import type { Config } from './config/schema';
import type { Frame, RunFrame } from './frames';

/** The state that the decoder is conditioned on. */
export interface Condition {
	/** S: in the features' own units. */
	readonly observation: Float64Array;
	/** S: scaled, as the model sees it. */
	readonly state: Float32Array;
	/** The world that shows it, as `Simulator.save` gives it; empty where nothing simulates it. */
	readonly simulatorState: Float64Array;
}

/** The decoder's output at the probe. */
export interface DecodedProbe {
	readonly action: number;
	/** Z: the probe's code, cut or filled with 0 to the model's latent dims. */
	readonly z: Float32Array;
	/** P: parameters in [−1, 1], x̂; those that the action does not have are padding. */
	readonly parameters: Float32Array;
	/** The action's own parameters, in the simulator's units. */
	readonly values: readonly number[];
	/** S: Δŝ, predicted change of the scaled state. */
	readonly stateDelta: Float32Array;
}

let decoder: LatentDecoder | null = null;

/** One decoder, computed again when the model's shape changes. */
export function decoderFor(shape: ModelShape): LatentDecoder {
	const known = decoder?.shape;
	const same =
		known && (Object.keys(shape) as (keyof ModelShape)[]).every((dimension) => known[dimension] === shape[dimension]);
	if (!decoder || !same) decoder = new LatentDecoder(shape);
	return decoder;
}

/** A transition's state, or the edited one (features' own units) when there is one. */
export function conditionOf(
	environment: World,
	dataset: Dataset,
	transition: number,
	edited: Float64Array | null,
): Condition {
	if (edited && edited.length === dataset.stateDim) {
		return {
			observation: edited,
			state: Float32Array.from(scaledObservation(environment, edited)),
			simulatorState: isSimulated(environment) ? environment.stateFromObservation(edited) : new Float64Array(0),
		};
	}
	const row = Math.min(transition, dataset.size - 1);
	const state = dataset.state.slice(row * dataset.stateDim, (row + 1) * dataset.stateDim);
	const { simulatorStateLength } = dataset;
	return {
		observation: Float64Array.from(environment.features, ({ low, high }, feature) =>
			unscaleFromUnit(state[feature], low, high),
		),
		state,
		simulatorState: dataset.simulatorState.slice(row * simulatorStateLength, (row + 1) * simulatorStateLength),
	};
}

/** An action's parameters in the simulator's units. @param parameters P from `offset` on, in [−1, 1] */
export function parameterValues(
	environment: World,
	action: number,
	parameters: ArrayLike<number>,
	offset = 0,
): number[] {
	return environment.actions[action].parameters.map(({ low, high }, index) =>
		unscaleFromUnit(parameters[offset + index], low, high),
	);
}

/**
 * Decodes the probe with one run's weights.
 * @param run 0 for A, 1 for B
 * @param state S: the scaled state that it is conditioned on
 */
export function decodeProbe(
	frame: Frame,
	run: number,
	probe: Config['probe'],
	state: Float32Array,
	environment: World,
): DecodedProbe {
	const { shape } = frame;
	const action = Math.min(probe.action, shape.actionCount - 1);
	const z = Float32Array.from({ length: shape.latentDim }, (_, dim) => probe.z[dim] ?? 0);
	const decoding = decoderFor(shape).decode(frame.runs[run].weights, { state, action: [action], z }, 1);
	const parameters = decoding.parameters.slice();
	return {
		action,
		z,
		parameters,
		values: parameterValues(environment, action, parameters),
		stateDelta: decoding.stateDelta.slice(),
	};
}

/**
 * The transition of the given action whose μ is nearest to z.
 * @param action a discrete action, or null for any
 * @returns null when the data shown have none
 */
export function nearestTransition(
	{ mean }: RunFrame,
	actions: ArrayLike<number>,
	z: ArrayLike<number>,
	action: number | null,
): number | null {
	let nearest: number | null = null;
	let smallest = Number.POSITIVE_INFINITY;
	for (let row = 0; row * z.length < mean.length; row++) {
		if (action !== null && actions[row] !== action) continue;
		let distance = 0;
		for (let dim = 0; dim < z.length; dim++) distance += (mean[row * z.length + dim] - z[dim]) ** 2;
		if (distance < smallest) {
			smallest = distance;
			nearest = row;
		}
	}
	return nearest;
}

/** S: the state that the model expects, in the features' own units: s + Δŝ. */
export function predictedObservation(
	environment: World,
	condition: Condition,
	stateDelta: ArrayLike<number>,
): Float64Array {
	return Float64Array.from(
		environment.features,
		({ low, high }, feature) => condition.observation[feature] + (stateDelta[feature] * (high - low)) / 2,
	);
}
