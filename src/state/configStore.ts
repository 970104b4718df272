import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import { type Config, type ConfigIssue, DEFAULT_CONFIG, type DeepPartial, mergeConfig, parseConfig } from './config';

interface ConfigStore {
	readonly config: Config;
	/**
	 * Merges a part into the configuration. A part that would leave the limits changes nothing and
	 * returns what is wrong with it.
	 */
	update(patch: DeepPartial<Config>): readonly ConfigIssue[];
	/** Takes a whole configuration that has been parsed. */
	replace(config: Config): void;
}

/** The configuration that the page is in. */
export const useConfig = create<ConfigStore>()(
	subscribeWithSelector((set, get) => ({
		config: DEFAULT_CONFIG,
		update(patch) {
			const parsed = parseConfig(mergeConfig(get().config, patch));
			if (!parsed.ok) return parsed.issues;
			set({ config: parsed.config });
			return [];
		},
		replace(config) {
			set({ config });
		},
	})),
);

/** Changes settings of one run, of A (0) or B (1). */
export function updateRun(run: number, patch: DeepPartial<Config['runs'][0]>): readonly ConfigIssue[] {
	const { config, update } = useConfig.getState();
	const runs = config.runs.map((settings, index) => (index === run ? { ...settings, ...patch } : settings));
	return update({ runs: runs as Config['runs'] });
}
