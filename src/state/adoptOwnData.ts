/** Makes imported data the data of the page. */
import { keepOwnData, type OwnData } from '../dataset/ownData';
import { worldById } from '../environments/ownWorlds';
import { dataCame } from './awaitedData';
import { useConfig } from './configStore';
import { enteringWorld } from './enteringWorld';

/**
 * Shows them with the present settings of model and training; what points into another world goes back to the start.
 * Nothing is trained until a person asks for it. A link or a file that waited for these data goes on.
 * @returns other data that are still waited for; null where nothing waits
 */
export function adoptOwnData(data: OwnData): string | null {
	keepOwnData(data);
	const { world } = data;
	const { config, update } = useConfig.getState();
	const issues = update(enteringWorld(config, world.id));
	if (issues.length > 0) throw new RangeError(`these data have no place here: ${issues[0].path}`);
	const here = worldById(world.id);
	return here ? dataCame(here) : null;
}
