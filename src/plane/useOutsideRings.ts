import { useEffect, useState } from 'react';
import { shareOutsideRings } from '../analysis/outsideRings';
import { type Inputs, reading } from '../reading/reading';
import { useConfig } from '../state/configStore';
import { latestFrame, subscribeFrames } from '../state/frames';
import { shownDims } from './columns';

/** Shares of the codes outside the prior's rings, 0 … 1, one a run; none before the first frame. */
export function useOutsideRings(): readonly number[] {
	const dims = useConfig(({ config }) => config.display.dims);
	const [shares, setShares] = useState<readonly number[]>([]);
	useEffect(() => {
		const read = () => {
			const frame = latestFrame();
			const latentDim = frame?.shape.latentDim ?? 0;
			return frame ? frame.runs.map(({ mean }) => shareOutsideRings(mean, latentDim, shownDims(dims, latentDim))) : [];
		};
		const inputs: Inputs = (changed) => subscribeFrames(() => changed('frame'));
		return reading(inputs, read, { where: 'page', calm: 'beat', show: setShares }).end;
	}, [dims]);
	return shares;
}
