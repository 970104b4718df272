/**
 * Every message between the page and the rollout worker. A worker plays one request and is then ended; to cancel is to
 * end it before, so there is no message for that.
 */
import type { Level } from '../analysis/rollout';
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
	/** Measured while this policy played; 0 before it did. */
	readonly decisionsPerSecond: number;
	/** Why it does not play; null when it does. */
	readonly obstacle: PolicyObstacle | null;
}

export type ToRolloutWorker = { readonly type: 'play'; readonly request: RolloutRequest };

export type FromRolloutWorker =
	/** About ten times a second. */
	| { readonly type: 'progress'; readonly reports: readonly PolicyReport[] }
	/** Every episode has been played. */
	| { readonly type: 'done'; readonly reports: readonly PolicyReport[] }
	/** A fault of the program, in English. */
	| { readonly type: 'failed'; readonly detail: string };
