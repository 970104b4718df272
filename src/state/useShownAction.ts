import type { World } from '../environments/Environment';
import { worldById } from '../environments/ownWorlds';
import { ENVIRONMENTS } from '../environments/registry';
import { useConfig } from './configStore';
import { useSession } from './sessionStore';

/**
 * The environment of the data shown (of the configuration before there are any), and the discrete action
 * that the probe has in it.
 */
export function useShownAction(): { environment: World; action: number } {
	const shown = useSession(({ dataset }) => dataset?.environment);
	const configured = useConfig(({ config }) => config.environment);
	const action = useConfig(({ config }) => config.probe.action);
	const environment = worldById(shown ?? configured) ?? ENVIRONMENTS[0];
	return { environment, action: Math.min(action, environment.actions.length - 1) };
}
