/** Data sets that people brought, on this thread: the page has all that were opened, a worker the one that it trains on. */
import type { OwnWorld } from '../environments/ownWorlds';
import type { Dataset } from './Dataset';

/** A data set and what it is of. */
export interface OwnData {
	readonly world: OwnWorld;
	/** Every transition that there is. */
	readonly dataset: Dataset;
}

/** By the ids of their worlds. */
export const kept = new Map<string, OwnData>();

/** The data of a world that somebody brought; undefined for worlds that are simulated, and for data that are not here. */
export function ownData(id: string): OwnData | undefined {
	return kept.get(id);
}

/** What is known of all that are here. */
export function knownWorlds(): OwnWorld[] {
	return Array.from(kept.values(), ({ world }) => world);
}
