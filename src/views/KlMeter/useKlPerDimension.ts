import { useEffect, useState } from 'react';
import { type KlPerDimension, klPerDimension } from '../../analysis/klPerDimension';
import { latestFrame, subscribeFrames } from '../../state/frames';

/** Bars and numbers change this often at most: faster cannot be read. */
const INTERVAL_MS = 160;

/** The KL per dim of every run of the newest frame; empty before the first. */
export function useKlPerDimension(): readonly KlPerDimension[] {
	const [runs, setRuns] = useState<readonly KlPerDimension[]>([]);

	useEffect(() => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const measure = () => {
			timer = undefined;
			const frame = latestFrame();
			if (!frame) return;
			const { count, shape } = frame;
			setRuns(frame.runs.map(({ mean, std }) => klPerDimension(mean, std, count, shape.latentDim)));
		};
		const unsubscribe = subscribeFrames(() => {
			timer ??= setTimeout(measure, INTERVAL_MS);
		});
		measure();
		return () => {
			unsubscribe();
			clearTimeout(timer);
		};
	}, []);

	return runs;
}
