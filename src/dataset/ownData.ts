/** Imported data sets that this thread has: the page all that were opened, a worker the one that it trains on. */
import type { OwnWorld } from '../environments/ownWorlds';
import type { Dataset } from './Dataset';

/** An imported data set with its description. */
export interface OwnData {
	readonly world: OwnWorld;
	/** Every transition that there is. */
	readonly dataset: Dataset;
}

/** By the ids of their worlds. */
export const kept = new Map<string, OwnData>();

/** The data of an imported world; undefined for simulated worlds and for data that this thread does not have. */
export function ownData(id: string): OwnData | undefined {
	return kept.get(id);
}

/** The descriptions of all data sets on this thread. */
export function knownWorlds(): OwnWorld[] {
	return Array.from(kept.values(), ({ world }) => world);
}
