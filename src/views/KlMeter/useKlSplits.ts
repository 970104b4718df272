import { useEffect, useState } from 'react';
import type { KlPerDimension } from '../../analysis/klPerDimension';
import type { KlSplit } from '../../analysis/klSplit';
import { measure } from '../../instruments/measure';
import { type Inputs, reading } from '../../reading/reading';
import { latestFrame, measuredRuns, subscribeFrames } from '../../state/frames';
import { measuredKl } from '../../state/useMeasuredKl';

/** The KL of runs A and B on the transitions measured. */
export interface KlReading {
	/** Per dim, by the closed form. */
	readonly runs: readonly KlPerDimension[];
	/** In its two parts; empty until it has been estimated. */
	readonly splits: readonly KlSplit[];
}

/** The split is a sum over all pairs of transitions, so it is left to the worker of the instruments, and is rarer. */
const SPLIT_INTERVAL = 400;

const NONE: KlReading = { runs: [], splits: [] };

/** The KL of the newest frame; nothing before the first. */
export function useKlReading(): KlReading {
	const [shown, setShown] = useState(NONE);

	useEffect(() => {
		let splits: KlReading['splits'] = [];
		const frames: Inputs = (changed) => subscribeFrames((frame) => changed(frame ? 'frame' : 'gone'));
		const readNow = (): KlReading => {
			const frame = latestFrame();
			if (!frame) splits = [];
			return frame ? { runs: measuredKl(frame), splits } : NONE;
		};
		const bars = reading(frames, readNow, { where: 'page', calm: 'beat', show: setShown });
		const split = () => {
			const frame = latestFrame();
			const runs = frame && measuredRuns(frame);
			return frame && runs ? measure('kl', { runs, latentDim: frame.shape.latentDim }) : null;
		};
		const show = (answer: { readonly result: readonly KlSplit[] } | null) => {
			if (!answer) return;
			splits = answer.result;
			bars.request('frame');
		};
		const parts = reading(frames, split, { where: 'worker', calm: SPLIT_INTERVAL, show });
		return () => {
			parts.end();
			bars.end();
		};
	}, []);

	return shown;
}
