/** The outcome of one decision without noise, to compare the model's prediction with. */
import { decide } from '../dataset/decision';
import type { Environment, Simulator } from '../environments/Environment';
import { scaledObservation } from '../environments/registry';
import { noRandomness } from '../randomness/counterRandom';

/** A picture of a decision needs no more ticks; the longest of the published worlds' random ones take a few hundred. */
const TICK_LIMIT = 2_000;

/** The world a decision starts from. */
export interface DecisionStart {
	/** As `Simulator.save` gives it. */
	readonly simulatorState: Float64Array;
	readonly action: number;
	/** P: in [−1, 1], padding included. */
	readonly parameters: ArrayLike<number>;
}

export interface SimulatedDecision {
	/** The world after it, as `Simulator.save` gives it. */
	readonly end: Float64Array;
	/** Where the thing that is moved was, at the start and after every tick. */
	readonly trail: readonly (readonly [number, number])[];
	/** S: observation after it in the features' own units. */
	readonly observation: Float64Array;
	/** S: scaled observation after it minus before. */
	readonly stateDelta: Float64Array;
	/** The episode ended with it. */
	readonly terminal: boolean;
	readonly ticks: number;
	/** It was stopped at the limit of ticks. */
	readonly unfinished: boolean;
}

/** Thrown to leave a simulator's step. */
class TooLong extends Error {}

/** @param published as the dataset's simulator was */
export function quietSimulator(environment: Environment, published: boolean): Simulator {
	return environment.create({ random: noRandomness, published });
}

/**
 * Carries the decision out without noise.
 * @param simulator from {@link quietSimulator}; its state is overwritten
 * @param onTick takes the world after every tick, as `Simulator.save` gives it
 */
export function simulateDecision(
	environment: Environment,
	simulator: Simulator,
	{ simulatorState, action, parameters }: DecisionStart,
	onTick?: (state: Float64Array) => void,
): SimulatedDecision {
	simulator.restore(simulatorState);
	const before = scaledObservation(environment, simulator.observation());
	const trail: (readonly [number, number])[] = [environment.scene.focus(simulatorState)];
	let terminal = false;
	let unfinished = false;
	try {
		const outcome = decide(environment, simulator, action, parameters, () => {
			const state = simulator.save();
			trail.push(environment.scene.focus(state));
			onTick?.(state);
			if (trail.length > TICK_LIMIT) throw new TooLong();
		});
		terminal = outcome.terminal;
	} catch (error) {
		if (!(error instanceof TooLong)) throw error;
		unfinished = true;
	}
	const observation = simulator.observation();
	const after = scaledObservation(environment, observation);
	return {
		end: simulator.save(),
		trail,
		observation,
		stateDelta: after.map((value, feature) => value - before[feature]),
		terminal,
		ticks: trail.length - 1,
		unfinished,
	};
}
