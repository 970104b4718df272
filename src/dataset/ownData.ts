/** Data sets that people brought, on this thread: the page has all that were opened, a worker the one that it trains on. */
import { type OwnWorld, registerOwnWorld } from '../environments/ownWorlds';
import type { Dataset } from './Dataset';

/** A data set and what it is of. */
export interface OwnData {
	readonly world: OwnWorld;
	/** Every transition that there is. */
	readonly dataset: Dataset;
}

const kept = new Map<string, OwnData>();

/** From now on its world is known here, and its transitions can be asked for. */
export function keepOwnData(data: OwnData): void {
	kept.set(data.world.id, data);
	registerOwnWorld(data.world);
}

/** The data of a world that somebody brought; undefined for worlds that are simulated, and for data that are not here. */
export function ownData(id: string): OwnData | undefined {
	return kept.get(id);
}

/** What is known of all that are here. */
export function knownWorlds(): OwnWorld[] {
	return Array.from(kept.values(), ({ world }) => world);
}

/** The first transitions of a data set, all when there are no more. */
export function firstOf(dataset: Dataset, size: number): Dataset {
	if (size >= dataset.size) return dataset;
	const { stateDim, parameterDim } = dataset;
	return {
		...dataset,
		size,
		state: dataset.state.slice(0, size * stateDim),
		action: dataset.action.slice(0, size),
		parameters: dataset.parameters.slice(0, size * parameterDim),
		stateDelta: dataset.stateDelta.slice(0, size * stateDim),
		reward: dataset.reward.slice(0, size),
		done: dataset.done.slice(0, size),
	};
}
