import { temporal } from 'zundo';
import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import { worldById } from '../environments/ownWorlds';
import { OPENING_CONFIG } from './config/defaults';
import { LIMITS } from './config/limits';
import { type DeepPartial, mergeConfig } from './config/mergeConfig';
import { parseConfig } from './config/parseConfig';
import type { ConfigIssue } from './config/rules';
import type { Config } from './config/schema';

/** The place in the latent space that is decoded, with the transition and the action that it is decoded for. */
type Probe = Config['probe'];

const isIndex = (value: number, count: number) => Number.isInteger(value) && value >= 0 && value < count;

/** Whether a model, its data and its world have a probe: what {@link parseConfig} says of it, without the rest. */
function hasProbe({ model, data, environment }: Config, { z, action, transition }: Probe): boolean {
	const { min, max } = LIMITS.latent;
	const actions = worldById(environment)?.actions.length ?? 0;
	const isPlace = z.length === model.latentDim && z.every((value) => value >= min && value <= max);
	return isPlace && isIndex(action, actions) && isIndex(transition, data.size);
}

interface ConfigStore {
	readonly config: Config;
	/** Merges a part into the configuration. A part outside the limits changes nothing, and its issues are returned. */
	update(patch: DeepPartial<Config>): readonly ConfigIssue[];
	/**
	 * Moves the probe. A place, an action or a transition that is not there changes nothing. Only the probe is looked at:
	 * a drag does this sixty times a second.
	 */
	moveProbe(part: Partial<Probe>): void;
	/** Takes a whole configuration that has been parsed. */
	replace(config: Config): void;
}

/** Milliseconds without a change that end what is undone together: one drag of a slider is one change. */
const SAME_CHANGE = 500;

/** Changes that can be undone. */
const MOST_CHANGES = 100;

/** Calls `record` for the first of several changes in quick succession. */
function firstOfMany<T extends unknown[]>(record: (...change: T) => void): (...change: T) => void {
	let last = Number.NEGATIVE_INFINITY;
	return (...change) => {
		const now = performance.now();
		const goesOn = now - last < SAME_CHANGE;
		last = now;
		if (!goesOn) record(...change);
	};
}

/** The configuration of the page, with its history in `temporal`. */
export const useConfig = create<ConfigStore>()(
	subscribeWithSelector(
		temporal(
			(set, get) => ({
				config: OPENING_CONFIG,
				update(patch) {
					const parsed = parseConfig(mergeConfig(get().config, patch));
					if (!parsed.ok) return parsed.issues;
					set({ config: keepEqualParts(get().config, parsed.config) });
					return [];
				},
				moveProbe(part) {
					const { config } = get();
					const probe = keepEqualParts(config.probe, { ...config.probe, ...part });
					if (probe === config.probe || !hasProbe(config, probe)) return;
					set({ config: { ...config, probe } });
				},
				replace(config) {
					set({ config: keepEqualParts(get().config, config) });
				},
			}),
			{
				partialize: ({ config }) => ({ config }),
				equality: (a, b) => a.config === b.config,
				limit: MOST_CHANGES,
				handleSet: firstOfMany,
			},
		),
	),
);

/** Changes settings of one run, of A (0) or B (1). */
export function updateRun(run: number, patch: DeepPartial<Config['runs'][0]>): readonly ConfigIssue[] {
	const { config, update } = useConfig.getState();
	const runs = config.runs.map((settings, index) => (index === run ? { ...settings, ...patch } : settings));
	return update({ runs: runs as Config['runs'] });
}

/**
 * `next`, with every part that equals the same part of `previous` taken from there: a subscriber of a part is called
 * only when it changed.
 */
function keepEqualParts<T>(previous: T, next: T): T {
	if (typeof previous !== 'object' || typeof next !== 'object' || previous === null || next === null) return next;
	const keys = Object.keys(next) as (keyof T)[];
	const same = keys.length === Object.keys(previous).length;
	const kept = keys.map((key) => keepEqualParts(previous[key], next[key]));
	if (same && keys.every((key, index) => Object.is(previous[key], kept[index]))) return previous;
	if (Array.isArray(next)) return kept as T;
	return Object.fromEntries(keys.map((key, index) => [key, kept[index]])) as T;
}
