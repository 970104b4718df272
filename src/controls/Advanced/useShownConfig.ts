import { mergeConfig } from '../../state/config/mergeConfig';
import type { Config } from '../../state/config/schema';
import { useConfig } from '../../state/configStore';
import { usePending } from './pendingStore';

/** The configuration with pending changes applied, as the fields show it. */
export function useShownConfig(): Config {
	const config = useConfig((state) => state.config);
	const patch = usePending((state) => state.patch);
	return patch ? (mergeConfig(config, patch) as Config) : config;
}
