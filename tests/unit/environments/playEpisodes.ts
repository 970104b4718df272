/** Plays whole episodes of a world, for the levels that policies reach in it. */

import { type Environment, type ScriptedPolicy, unscaleFromUnit } from '../../../src/environments/Environment';
import { type Randomness, randomnessAt, Stream } from '../../../src/randomness/counterRandom';

export interface Level {
	readonly meanReturn: number;
	/** Share of the episodes with a reward above 4: how the published scripts know a success. */
	readonly success: number;
	/** Decisions an episode. */
	readonly meanLength: number;
}

/** HyAR's: any discrete action, its parameters uniform. */
export function randomPolicy(environment: Environment, random: Randomness): ScriptedPolicy {
	const { actions } = environment;
	return () => {
		const action = Math.floor(random.uniform() * actions.length);
		const parameters = actions[action].parameters.map(({ low, high }) =>
			unscaleFromUnit(2 * random.uniform() - 1, low, high),
		);
		return { action, parameters };
	};
}

export function playEpisodes(environment: Environment, policy: ScriptedPolicy, episodes: number, seed: number): Level {
	const random = randomnessAt(seed, Stream.environment, 0, 0);
	const simulator = environment.create({ random, published: true });
	let sum = 0;
	let successes = 0;
	let decisions = 0;
	for (let episode = 0; episode < episodes; episode++) {
		simulator.reset();
		for (let decision = 0; decision < environment.maxDecisions; decision++) {
			const { action, parameters } = policy(simulator.observation());
			const { reward, terminal } = simulator.step(action, parameters);
			decisions++;
			sum += reward;
			if (reward > 4) successes++;
			if (terminal) break;
		}
	}
	return { meanReturn: sum / episodes, success: successes / episodes, meanLength: decisions / episodes };
}
