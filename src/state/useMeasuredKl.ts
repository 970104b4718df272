import { useEffect, useState } from 'react';
import { type KlPerDimension, klPerDimension } from '../analysis/klPerDimension';
import { reading } from '../reading/reading';
import { type Frame, latestFrame, measuredRuns, subscribeFrames } from './frames';

/** The KL of each run and dimension on the transitions measured, by the closed form; empty where none are. */
export function measuredKl(frame: Frame | null): readonly KlPerDimension[] {
	const measured = frame && measuredRuns(frame);
	if (!measured) return [];
	const { latentDim } = frame.shape;
	return measured.map(({ mean, std }) => klPerDimension(mean, std, mean.length / latentDim, latentDim));
}

/** The same of the newest frame, with every other number that follows the training. */
export function useMeasuredKl(): readonly KlPerDimension[] {
	const [shown, setShown] = useState<readonly KlPerDimension[]>([]);
	useEffect(
		() =>
			reading(
				(changed) => subscribeFrames((frame) => changed(frame ? 'frame' : 'gone')),
				() => measuredKl(latestFrame()),
				{ where: 'page', calm: 'beat', show: setShown },
			).end,
		[],
	);
	return shown;
}
