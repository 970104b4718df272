/**
 * Plays whole episodes of a world with a policy, and estimates its mean return with a confidence interval.
 *
 * Every draw is a function of (seed, episode), on a stream of its own: the first n episodes of a longer rollout are the
 * rollout of n, however it is cut into pieces, and every policy starts its episode e from the same place.
 */
import type { Environment, Episode, Simulator } from '../environments/Environment';
import { type Randomness, randomnessAt, Stream } from '../randomness/counterRandom';
import { type Interval, meanInterval, RunningMoments, wilsonInterval } from './confidenceInterval';
import type { RolloutPolicy } from './rolloutPolicies';

/** Fewest and most episodes of a rollout on the page. */
export const EPISODE_LIMITS = { min: 10, max: 5_000 } as const;

/** Rows of `Stream.rollout` at an episode. */
const WORLD_ROW = 0;
const POLICY_ROW = 1;

/** The results of a policy after some episodes. */
export interface Level {
	readonly episodes: number;
	readonly decisions: number;
	/** NaN before the first episode. */
	readonly meanReturn: number;
	/** 95 %, for the mean; null below five episodes. */
	readonly returnInterval: Interval | null;
	/** Standard deviation of the return from episode to episode; NaN below two. */
	readonly returnDeviation: number;
	/** null where the world does not define success, and before the first episode. */
	readonly success: { readonly share: number /** 95 % */; readonly interval: Interval } | null;
	/** Decisions an episode; NaN before the first. */
	readonly meanLength: number;
}

/** By how much one policy's mean return is above another's. */
export interface ReturnDifference {
	/** Episodes that both have played. */
	readonly episodes: number;
	/** NaN before the first. */
	readonly mean: number;
	/** 95 %, for the mean of the differences episode by episode; null below five. */
	readonly interval: Interval | null;
}

/**
 * Compares two policies episode by episode: episode e of both starts from the same place, so the effect of the start
 * cancels in the difference. Overlapping intervals of the two means show nothing; this interval does.
 * @param returns, others in the order of the episodes; those that only one has are left out
 */
export function returnDifference(returns: readonly number[], others: readonly number[]): ReturnDifference {
	const differences = new RunningMoments();
	const episodes = Math.min(returns.length, others.length);
	for (let episode = 0; episode < episodes; episode++) differences.add(returns[episode] - others[episode]);
	return { episodes, mean: episodes > 0 ? differences.mean : Number.NaN, interval: meanInterval(differences) };
}

export interface RolloutOptions {
	readonly environment: Environment;
	/** Whether the simulator has its published quirks. */
	readonly published: boolean;
	/** Any integer; its low 32 bits count. */
	readonly seed: number;
	readonly policy: RolloutPolicy;
}

export class Rollout {
	private readonly simulator: Simulator;
	private readonly returns = new RunningMoments();
	private readonly played: number[] = [];
	private successes = 0;
	private decisions = 0;
	private world: Randomness;

	constructor(private readonly options: RolloutOptions) {
		const { environment, published, seed } = options;
		this.world = randomnessAt(seed, Stream.rollout, 0, WORLD_ROW);
		this.simulator = environment.create({
			random: { uniform: () => this.world.uniform(), normal: () => this.world.normal() },
			published,
		});
	}

	/** Episodes played. */
	get episodes(): number {
		return this.returns.count;
	}

	/** The return of every episode played, in their order. */
	get returnsPlayed(): readonly number[] {
		return this.played;
	}

	/** Plays the next episode to its end. */
	playEpisode(): Episode {
		const { environment, seed, policy } = this.options;
		const { simulator } = this;
		this.world = randomnessAt(seed, Stream.rollout, this.episodes, WORLD_ROW);
		const random = randomnessAt(seed, Stream.rollout, this.episodes, POLICY_ROW);
		simulator.reset();
		let sum = 0;
		let bestReward = Number.NEGATIVE_INFINITY;
		let decisions = 0;
		for (let terminal = false; !terminal && decisions < environment.maxDecisions; decisions++) {
			const { action, parameters } = policy(simulator.observation(), random);
			const outcome = simulator.step(action, parameters);
			sum += outcome.reward;
			bestReward = Math.max(bestReward, outcome.reward);
			terminal = outcome.terminal;
		}
		const episode = { return: sum, bestReward, decisions };
		this.returns.add(sum);
		this.played.push(sum);
		this.decisions += decisions;
		if (environment.success?.of(episode)) this.successes++;
		return episode;
	}

	level(): Level {
		const { returns, decisions, successes, episodes } = this;
		return {
			episodes,
			decisions,
			meanReturn: episodes > 0 ? returns.mean : Number.NaN,
			returnInterval: meanInterval(returns),
			returnDeviation: Math.sqrt(returns.variance),
			success:
				this.options.environment.success && episodes > 0
					? { share: successes / episodes, interval: wilsonInterval(successes, episodes) }
					: null,
			meanLength: decisions / episodes,
		};
	}
}
