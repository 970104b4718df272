/** One decision carried out repeatedly, for worlds in which a single one lasts one tick and is hardly visible. */
import type { Environment, Simulator } from '../environments/Environment';
import { type DecisionStart, quietSimulator, type SimulatedDecision, simulateDecision } from './simulateDecision';

export interface RepeatedDecision {
	/** Where the thing that is moved was, at the start and after every tick of every decision. */
	readonly trail: readonly (readonly [number, number])[];
	/** The first decision: what the model predicts is of one decision. */
	readonly first: SimulatedDecision;
	readonly decisions: number;
	/** The episode ended with the last. */
	readonly terminal: boolean;
	/** The last one was stopped at the limit of ticks. */
	readonly unfinished: boolean;
}

/**
 * Carries a decision out without noise, and again from where it led to, until the episode ends.
 * @param most decisions, at least 1
 * @param onTick takes the world after every tick, as `Simulator.save` gives it
 */
export function repeatDecision(
	environment: Environment,
	simulator: Simulator,
	start: DecisionStart,
	most: number,
	onTick?: (state: Float64Array) => void,
): RepeatedDecision {
	const first = simulateDecision(environment, simulator, start, onTick);
	const trail = first.trail.slice();
	let last = first;
	let decisions = 1;
	while (decisions < most && !last.terminal && !last.unfinished) {
		last = simulateDecision(environment, simulator, { ...start, simulatorState: last.end }, onTick);
		for (let tick = 1; tick < last.trail.length; tick++) trail.push(last.trail[tick]);
		decisions++;
	}
	return { trail, first, decisions, terminal: last.terminal, unfinished: last.unfinished };
}

/** Whether every decision of this world lasts a single tick. */
export function isOneTick(environment: Environment): boolean {
	const simulator = quietSimulator(environment, true);
	return environment.actions.every(({ parameters }, action) => {
		simulator.reset();
		const { ticks } = simulator.step(
			action,
			parameters.map(({ high }) => high),
		);
		return ticks === 1;
	});
}
