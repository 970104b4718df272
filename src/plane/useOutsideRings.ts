import { useEffect, useState } from 'react';
import { shareOutsideRings } from '../analysis/outsideRings';
import { useConfig } from '../state/configStore';
import { latestFrame, subscribeFrames } from '../state/frames';
import { numbersClock } from '../state/NumbersClock';
import { shownDims } from './columns';

/** Shares of the codes outside the prior's rings, 0 … 1, one a run; none before the first frame. */
export function useOutsideRings(): readonly number[] {
	const dims = useConfig(({ config }) => config.display.dims);
	const [shares, setShares] = useState<readonly number[]>([]);
	useEffect(() => {
		const read = () => {
			const frame = latestFrame();
			const latentDim = frame?.shape.latentDim ?? 0;
			setShares(
				frame ? frame.runs.map(({ mean }) => shareOutsideRings(mean, latentDim, shownDims(dims, latentDim))) : [],
			);
		};
		read();
		const unsubscribe = subscribeFrames(() => numbersClock.request(read));
		return () => {
			unsubscribe();
			numbersClock.cancel(read);
		};
	}, [dims]);
	return shares;
}
