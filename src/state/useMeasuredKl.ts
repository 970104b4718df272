import { useEffect, useState } from 'react';
import { type KlPerDimension, klPerDimension } from '../analysis/klPerDimension';
import { reading } from '../reading/reading';
import { type Frame, latestFrame, measuredRuns, newFrames } from './frames';

function measuredKl(frame: Frame | null): readonly KlPerDimension[] {
	const measured = frame && measuredRuns(frame);
	if (!measured) return [];
	const { latentDim } = frame.shape;
	return measured.map(({ mean, std }) => klPerDimension(mean, std, mean.length / latentDim, latentDim));
}

/**
 * The KL of each run and dimension on the transitions measured of the newest frame, by the closed form, on the beat of the
 * page's numbers; empty where none are measured.
 */
export function useMeasuredKl(): readonly KlPerDimension[] {
	const [shown, setShown] = useState<readonly KlPerDimension[]>([]);
	useEffect(
		() => reading(newFrames, () => measuredKl(latestFrame()), { where: 'page', calm: 'beat', show: setShown }).end,
		[],
	);
	return shown;
}
