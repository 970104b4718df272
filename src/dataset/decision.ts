/** Carries out one decision of a dataset: the same steps when it is collected and when it is played again. */
import { type Environment, type Outcome, type Simulator, unscaleFromUnit } from '../environments/Environment';

/**
 * @param action index of the discrete action
 * @param parameters of that action in [−1, 1], padding ignored
 */
export function decide(
	environment: Environment,
	simulator: Simulator,
	action: number,
	parameters: ArrayLike<number>,
	onTick?: () => void,
): Outcome {
	const inUnits = environment.actions[action].parameters.map(({ low, high }, index) =>
		unscaleFromUnit(parameters[index], low, high),
	);
	return simulator.step(action, inUnits, onTick);
}
