/** The settings that change with the world. */
import { ownData } from '../dataset/ownData';
import { isOwnId, worldById } from '../environments/ownWorlds';
import { DEFAULT_CONFIG } from './config/defaults';
import type { DeepPartial } from './config/mergeConfig';
import type { Config } from './config/schema';

/**
 * Another world means other actions, features and transitions: references to the old ones are reset. The probe's z
 * stays, since the latent space keeps its dims. Imported data are taken whole; a simulated world after imported data
 * gets the usual number of transitions.
 */
export function enteringWorld({ environment, data }: Pick<Config, 'environment' | 'data'>, id: string) {
	const usual = isOwnId(environment) ? DEFAULT_CONFIG.data.size : data.size;
	return {
		environment: id,
		data: {
			size: ownData(id)?.dataset.size ?? usual,
			scriptedShare: 0,
			scriptedNoise: isOwnId(id) ? 0 : data.scriptedNoise,
			actions: null,
			states: null,
		},
		display: { colorBy: 'parameter:0' },
		probe: { action: worldById(id)?.firstAction ?? 0, transition: 0 },
	} as const satisfies DeepPartial<Config>;
}
