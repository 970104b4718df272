/** Rollouts: what to play, the results, and the worker. All of it outlives the tab of the dock. */
import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import type { PolicyReport } from '../rollouts/protocol';
import { RolloutClient } from '../rollouts/RolloutClient';
import { useConfig } from './configStore';
import { POLICY_IDS, type PolicyId, type PolicySource, policySource } from './rolloutSources';

/** Episodes of each policy that the page plays by itself: intervals that tell the policies apart, in a moment. */
const FIRST_EPISODES = 100;

/** One policy that plays or has played; its source is in {@link playedSource}. */
export interface RolloutRow {
	readonly id: PolicyId;
	/** null until the worker first tells. */
	readonly report: PolicyReport | null;
}

/** What the rows were played under. */
export interface RolloutTerms {
	readonly environment: string;
	readonly published: boolean;
	readonly episodes: number;
	readonly seed: number;
}

interface RolloutState {
	/** Policies to play next. */
	readonly chosen: readonly PolicyId[];
	/** Episodes of each, in `EPISODE_LIMITS`. */
	readonly episodes: number;
	readonly seed: number;
	/** Whether the simulator to play in has its published quirks; null: as that of the data. */
	readonly published: boolean | null;
	/** The policy that the others are compared with, if it has played. */
	readonly reference: PolicyId;
	/** Whether the page has begun it by itself, so that there is something to see. */
	readonly isPages: boolean;
	readonly phase: 'idle' | 'playing' | 'done' | 'cancelled' | 'failed';
	/** What a failed worker said, in English; '' otherwise. */
	readonly failure: string;
	/** null before the first rollout. */
	readonly terms: RolloutTerms | null;
	readonly rows: readonly RolloutRow[];
}

export const useRollouts = create<RolloutState>()(
	subscribeWithSelector(
		(): RolloutState => ({
			chosen: POLICY_IDS,
			episodes: 1_000,
			seed: 1,
			published: null,
			reference: 'random',
			isPages: false,
			phase: 'idle',
			failure: '',
			terms: null,
			rows: [],
		}),
	),
);

/** What the rows were made of: typed arrays, which stay out of the store. */
const sources = new Map<PolicyId, PolicySource>();

/** What a policy of the present rows was made of. */
export function playedSource(id: PolicyId): PolicySource | undefined {
	return sources.get(id);
}

const client = new RolloutClient(
	() => new Worker(new URL('../rollouts/worker.ts', import.meta.url), { type: 'module' }),
	{
		onProgress: takeReports,
		onDone(reports) {
			takeReports(reports);
			useRollouts.setState({ phase: 'done' });
		},
		onFailed(detail) {
			useRollouts.setState({ phase: 'failed', failure: detail });
		},
	},
);

function takeReports(reports: readonly PolicyReport[]): void {
	useRollouts.setState(({ rows }) => ({ rows: rows.map(({ id }, index) => ({ id, report: reports[index] ?? null })) }));
}

/** Plays the chosen policies that can play, in the environment that is chosen; nothing when there is none. */
export function playRollouts(): void {
	play(useRollouts.getState().episodes, false);
}

/** The same for few episodes, as the page's own: whoever presses Play plays theirs in its place. */
export function playFirstRollouts(): void {
	play(FIRST_EPISODES, true);
}

function play(episodes: number, isPages: boolean): void {
	const { chosen, seed, published: wanted } = useRollouts.getState();
	const { environment, published: ofData } = useConfig.getState().config;
	const made = POLICY_IDS.filter((id) => chosen.includes(id)).flatMap((id) => policySource(id) ?? []);
	if (made.length === 0) return;
	const published = wanted ?? ofData;
	sources.clear();
	for (const source of made) sources.set(source.id, source);
	useRollouts.setState({
		phase: 'playing',
		isPages,
		failure: '',
		terms: { environment, published, episodes, seed },
		rows: made.map(({ id }) => ({ id, report: null })),
	});
	client.start({ environment, published, seed, episodes, policies: made.map(({ spec }) => spec) });
}

/** Stops at once; what has been told stands. */
export function cancelRollouts(): void {
	if (useRollouts.getState().phase !== 'playing') return;
	client.cancel();
	useRollouts.setState({ phase: 'cancelled' });
}
