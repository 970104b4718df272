import type { Environment, Simulator } from '../environments/Environment';

/**
 * Recomputes the derived features of an observation that was edited by hand: the world is put into a state that shows
 * it and observed again.
 * @param observation S values in the features' own units
 * @param simulator of the environment; its state is overwritten
 */
export function completeObservation(
	environment: Environment,
	simulator: Simulator,
	observation: ArrayLike<number>,
): Float64Array {
	simulator.restore(environment.stateFromObservation(observation));
	const observed = simulator.observation();
	return Float64Array.from(environment.features, ({ derived }, feature) =>
		derived ? observed[feature] : observation[feature],
	);
}
