/** Registers imported data on this thread. */
import { registerOwnWorld } from '../environments/registerOwnWorld';
import type { Dataset } from './Dataset';
import { kept, type OwnData } from './ownData';

/** Registers the world and its transitions on this thread. */
export function keepOwnData(data: OwnData): void {
	kept.set(data.world.id, data);
	registerOwnWorld(data.world);
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
