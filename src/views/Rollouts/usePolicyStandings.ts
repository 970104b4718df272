import { useSyncExternalStore } from 'react';
import type { PolicyObstacle } from '../../analysis/rolloutPolicies';
import {
	POLICY_IDS,
	type PolicyId,
	policyObstacle,
	type Staleness,
	staleness,
	subscribeSources,
} from '../../state/rolloutSources';
import { playedSource, useRollouts } from '../../state/rollouts';

/** What can be said of a policy before and after it plays. */
export interface PolicyStanding {
	/** Why it cannot play now. */
	readonly obstacle: PolicyObstacle | null;
	/** What has changed since it played; null when nothing has, or it has not played. */
	readonly stale: Staleness | null;
}

/** As one text, since React compares snapshots by identity. */
function snapshot(): string {
	return POLICY_IDS.map((id) => {
		const played = playedSource(id);
		return `${policyObstacle(id) ?? ''}/${(played && staleness(played)) ?? ''}`;
	}).join();
}

function subscribe(listener: () => void): () => void {
	const stops = [subscribeSources(listener), useRollouts.subscribe(({ phase }) => phase, listener)];
	return () => {
		for (const stop of stops) stop();
	};
}

/** Follows weights, probe, data and environment; renders only when a standing changes. */
export function usePolicyStandings(): Readonly<Record<PolicyId, PolicyStanding>> {
	const parts = useSyncExternalStore(subscribe, snapshot).split(',');
	return Object.fromEntries(
		POLICY_IDS.map((id, index) => {
			const [obstacle, stale] = parts[index].split('/');
			return [id, { obstacle: obstacle || null, stale: stale || null }];
		}),
	) as Record<PolicyId, PolicyStanding>;
}
