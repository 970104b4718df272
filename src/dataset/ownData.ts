/** Imported data sets that this thread has: the page all that were opened, a worker the one that it trains on. */
import type { OwnWorld } from '../environments/ownWorlds';
import { registerOwnWorld } from '../environments/registerOwnWorld';
import type { Dataset } from './Dataset';

/** An imported data set with its description. */
export interface OwnData {
	readonly world: OwnWorld;
	/** Every transition that there is. */
	readonly dataset: Dataset;
}

/** By the ids of their worlds. */
const kept = new Map<string, OwnData>();

/** Registers the world and its transitions on this thread. */
export function keepOwnData(data: OwnData): void {
	kept.set(data.world.id, data);
	registerOwnWorld(data.world);
}

/** The data of an imported world; undefined for simulated worlds and for data that this thread does not have. */
export function ownData(id: string): OwnData | undefined {
	return kept.get(id);
}

/** The descriptions of all data sets on this thread. */
export function knownWorlds(): OwnWorld[] {
	return Array.from(kept.values(), ({ world }) => world);
}
