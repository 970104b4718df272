import { useEffect, useState } from 'react';
import { type DatasetSummary, summariseDataset } from '../../analysis/datasetSummary';
import type { Dataset } from '../../dataset/Dataset';
import type { World } from '../../environments/Environment';
import { worldById } from '../../environments/ownWorlds';
import { reading } from '../../reading/reading';
import { useSession } from '../../state/sessionStore';

/** A dataset with what is in it. */
export interface SummarisedDataset {
	readonly dataset: Dataset;
	readonly environment: World;
	readonly summary: DatasetSummary;
}

/** Summaries are made once a dataset, however often the card is opened. */
const made = new WeakMap<Dataset, SummarisedDataset>();

/** The data of the frames shown and what is in them; null until it has been counted. */
export function useDatasetSummary(): SummarisedDataset | null {
	const dataset = useSession((state) => state.dataset);
	const [, setShown] = useState<SummarisedDataset | null>(null);

	useEffect(() => {
		const environment = dataset && worldById(dataset.environment);
		if (!dataset || !environment || made.has(dataset)) return;
		const show = (summary: DatasetSummary | null) => {
			if (!summary) return;
			const result = { dataset, environment, summary };
			made.set(dataset, result);
			setShown(result);
		};
		// A dataset never changes: it is read once.
		return reading(
			() => () => {},
			() => summariseDataset(dataset, environment),
			{ where: 'slices', calm: 0, show },
		).end;
	}, [dataset]);

	return (dataset && made.get(dataset)) ?? null;
}
