/**
 * Messages between the page and the rollout worker. A worker plays one request and is then terminated; cancelling
 * terminates it earlier, so there is no message for that.
 */
import type { Level, ReturnDifference } from '../analysis/rollout';
import type { PolicyObstacle, PolicySpec } from '../analysis/rolloutPolicies';

/** What a worker is asked to play. */
export interface RolloutRequest {
	/** Id of an environment in the registry. */
	readonly environment: string;
	/** Whether the simulator has its published quirks. */
	readonly published: boolean;
	/** Any integer; its low 32 bits count. */
	readonly seed: number;
	/** Episodes of each policy. */
	readonly episodes: number;
	/** The reports come in the same order. */
	readonly policies: readonly PolicySpec[];
}

/** What is known of one policy so far. */
export interface PolicyReport {
	readonly level: Level;
	/** To every policy of the request, itself included, in their order; null to one that does not play. */
	readonly differences: readonly (ReturnDifference | null)[];
	/** Why it does not play; null when it does. */
	readonly obstacle: PolicyObstacle | null;
}
