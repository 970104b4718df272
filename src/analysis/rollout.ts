/**
 * Plays whole episodes of a world with a policy, and says how well it does and how exactly that is known.
 *
 * Every draw is a function of (seed, episode), on a stream of its own: the first n episodes of a longer rollout are the
 * rollout of n, however it is cut into pieces, and every policy starts its episode e from the same place.
 */
import type { Environment, Simulator } from '../environments/Environment';
import { type Randomness, randomnessAt, Stream } from '../randomness/counterRandom';
import { type Interval, meanInterval, RunningMoments, wilsonInterval } from './confidenceInterval';
import type { RolloutPolicy } from './rolloutPolicies';

/** Fewest and most episodes of a rollout on the page. */
export const EPISODE_LIMITS = { min: 10, max: 5_000 } as const;

/** Rows of `Stream.rollout` at an episode. */
const WORLD_ROW = 0;
const POLICY_ROW = 1;

/** Rewards above this are a target reached, as the published scripts of the two particle worlds count them. */
const TARGET_ABOVE = 4;

/** Return of a goal, and of nothing else. */
const GOAL_RETURN = 50;

/** The whole way in Platform is a return of 1; what it is added up from is rounded. */
const WHOLE_WAY = 1 - 1e-9;

/** How a world knows that an episode succeeded. */
export type SuccessRule = 'goal' | 'target' | 'whole-way';

/** null where success is not defined. */
export function successRuleOf({ id }: Environment): SuccessRule | null {
	if (id === 'goal' || id === 'hard-goal') return 'goal';
	if (id === 'platform') return 'whole-way';
	return id === 'catch-point' || id.startsWith('hard-move-') ? 'target' : null;
}

/** What came of one episode. */
export interface Episode {
	/** Sum of the rewards, not discounted. */
	readonly return: number;
	readonly bestReward: number;
	readonly decisions: number;
}

function succeeded(rule: SuccessRule, episode: Episode): boolean {
	if (rule === 'goal') return episode.return === GOAL_RETURN;
	if (rule === 'whole-way') return episode.return >= WHOLE_WAY;
	return episode.bestReward > TARGET_ABOVE;
}

/** What is known of a policy after some episodes. */
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
	private readonly rule: SuccessRule | null;
	private readonly returns = new RunningMoments();
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
		this.rule = successRuleOf(environment);
	}

	/** Episodes played. */
	get episodes(): number {
		return this.returns.count;
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
		this.decisions += decisions;
		if (this.rule && succeeded(this.rule, episode)) this.successes++;
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
				this.rule && episodes > 0
					? { share: successes / episodes, interval: wilsonInterval(successes, episodes) }
					: null,
			meanLength: decisions / episodes,
		};
	}
}
