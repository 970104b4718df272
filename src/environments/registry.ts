/** The worlds that the lab knows. A new one is a file beside this and a line in the list. */
import { catchPoint } from './catchPoint';
import { type Environment, scaleToUnit } from './Environment';
import { goal } from './goal';
import { hardGoal } from './hardGoal';
import { hardMove } from './hardMove';
import { platform } from './platform';

/** In the order in which the page offers them. */
export const ENVIRONMENTS: readonly Environment[] = [
	goal,
	platform,
	hardGoal,
	catchPoint,
	hardMove(4),
	hardMove(6),
	hardMove(8),
	hardMove(10),
];

export function environmentById(id: string): Environment | undefined {
	return ENVIRONMENTS.find((environment) => environment.id === id);
}

/**
 * An observation as the model sees it: each entry scaled by its feature's bounds to [−1, 1], as published; an entry
 * outside its bounds stays outside.
 * @param raw one value a feature, in the features' own units
 */
export function scaledObservation(
	environment: Pick<Environment, 'features'>,
	raw: ArrayLike<number>,
	scaled: Float64Array = new Float64Array(environment.features.length),
): Float64Array {
	const { features } = environment;
	for (let i = 0; i < features.length; i++) scaled[i] = scaleToUnit(raw[i], features[i].low, features[i].high);
	return scaled;
}
