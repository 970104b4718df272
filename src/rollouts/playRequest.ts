/** Plays the policies of a request in turns, so that their numbers can be compared from the start. */
import { Rollout, returnDifference } from '../analysis/rollout';
import { PolicyError, type PolicyObstacle, type PolicySpec, rolloutPolicy } from '../analysis/rolloutPolicies';
import type { Environment } from '../environments/Environment';
import { environmentById } from '../environments/registry';
import type { PolicyReport, RolloutRequest } from './protocol';

/** Milliseconds between two reports. */
const REPORT_INTERVAL = 100;

/** A turn of one policy ends after so many episodes, or so many milliseconds: less than a report's interval. */
const TURN_EPISODES = 50;
const TURN_MILLISECONDS = 25;

interface Player {
	/** null when the policy cannot play. */
	rollout: Rollout | null;
	obstacle: PolicyObstacle | null;
}

/** An empty level, for a policy that cannot play. */
const NOTHING = {
	episodes: 0,
	decisions: 0,
	meanReturn: Number.NaN,
	returnInterval: null,
	returnDeviation: Number.NaN,
	success: null,
	meanLength: Number.NaN,
} as const;

/**
 * @param report is told how far it is, about ten times a second
 * @param now in milliseconds
 * @returns what is known when every episode has been played
 */
export function playRequest(
	request: RolloutRequest,
	report: (reports: readonly PolicyReport[]) => void,
	now: () => number,
): readonly PolicyReport[] {
	const environment = environmentById(request.environment);
	if (!environment) throw new RangeError(`there is no environment ${request.environment}`);
	const players = request.policies.map((spec) => playerOf(environment, request, spec));
	let reported = now();
	for (;;) {
		const player = leastPlayed(players, request.episodes);
		if (!player) break;
		takeTurn(player, request.episodes, now);
		if (now() - reported < REPORT_INTERVAL) continue;
		reported = now();
		report(reportsOf(players));
	}
	return reportsOf(players);
}

function playerOf(environment: Environment, { published, seed }: RolloutRequest, spec: PolicySpec): Player {
	try {
		const policy = rolloutPolicy(environment, spec);
		return { rollout: new Rollout({ environment, published, seed, policy }), obstacle: null };
	} catch (error) {
		return { rollout: null, obstacle: obstacleOf(error) };
	}
}

/** The player with the fewest episodes, or null when all have played theirs. */
function leastPlayed(players: readonly Player[], episodes: number): Player | null {
	let least: Player | null = null;
	let fewest = episodes;
	for (const player of players) {
		if (!player.rollout || player.rollout.episodes >= fewest) continue;
		least = player;
		fewest = player.rollout.episodes;
	}
	return least;
}

function takeTurn(player: Player, episodes: number, now: () => number): void {
	const { rollout } = player;
	if (!rollout) return;
	const start = now();
	const last = Math.min(rollout.episodes + TURN_EPISODES, episodes);
	let spent = 0;
	try {
		while (rollout.episodes < last && spent < TURN_MILLISECONDS) {
			rollout.playEpisode();
			spent = now() - start;
		}
	} catch (error) {
		player.rollout = null;
		player.obstacle = obstacleOf(error);
	}
}

/** @throws errors other than {@link PolicyError} */
function obstacleOf(error: unknown): PolicyObstacle {
	if (error instanceof PolicyError) return error.obstacle;
	throw error;
}

function reportsOf(players: readonly Player[]): readonly PolicyReport[] {
	return players.map(({ rollout, obstacle }) => ({
		level: rollout?.level() ?? NOTHING,
		obstacle,
		differences: players.map((other) =>
			rollout && other.rollout ? returnDifference(rollout.returnsPlayed, other.rollout.returnsPlayed) : null,
		),
	}));
}
