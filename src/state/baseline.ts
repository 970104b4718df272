/** How well a world is played without learning: what an agent begins from, and what a person has written for it. */
import { create } from 'zustand';
import type { Level } from '../analysis/rollout';
import type { PolicySpec } from '../analysis/rolloutPolicies';
import { environmentById } from '../environments/registry';
import { RolloutClient } from '../rollouts/RolloutClient';

/** Enough for an interval of a few percent, and played in a moment. */
export const BASELINE_EPISODES = 200;

/** The same starts every time. */
const SEED = 1;

export interface BaselineRow {
	readonly policy: 'random' | 'scripted';
	readonly level: Level;
}

interface Baseline {
	/** What it was played in; null before the first. */
	readonly world: { readonly id: string; readonly published: boolean } | null;
	/** Empty until all episodes are played. */
	readonly rows: readonly BaselineRow[];
}

export const useBaseline = create<Baseline>()(() => ({ world: null, rows: [] }));

/**
 * Plays a world with the random policy, and with the scripted one where there is one; nothing where that has been done.
 * @returns ends it
 */
export function playBaseline(id: string, published: boolean): () => void {
	const { world, rows } = useBaseline.getState();
	const environment = environmentById(id);
	if (!environment || (world?.id === id && world.published === published && rows.length > 0)) return () => {};
	const policies: readonly (PolicySpec & { readonly kind: BaselineRow['policy'] })[] = environment.scriptedPolicy
		? [{ kind: 'random' }, { kind: 'scripted' }]
		: [{ kind: 'random' }];
	useBaseline.setState({ world: { id, published }, rows: [] });
	const client = new RolloutClient(
		() => new Worker(new URL('../rollouts/worker.ts', import.meta.url), { type: 'module' }),
		{
			onProgress: () => {},
			onDone: (reports) =>
				useBaseline.setState({ rows: reports.map(({ level }, i) => ({ policy: policies[i].kind, level })) }),
			// What an agent has to beat is left out then; learning does not need it.
			onFailed: () => {},
		},
	);
	client.start({ environment: id, published, seed: SEED, episodes: BASELINE_EPISODES, policies });
	return () => client.cancel();
}
