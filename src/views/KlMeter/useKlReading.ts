import { useEffect, useState } from 'react';
import { type KlPerDimension, klPerDimension } from '../../analysis/klPerDimension';
import type { KlSplit } from '../../analysis/klSplit';
import { measure } from '../../instruments/measure';
import { MeasureLoop } from '../../reading/MeasureLoop';
import { type Frame, latestFrame, measuredRuns, subscribeFrames } from '../../state/frames';
import { numbersClock } from '../../state/NumbersClock';

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

function readBars(frame: Frame): readonly KlPerDimension[] {
	const { latentDim } = frame.shape;
	const measured = measuredRuns(frame);
	if (!measured) return [];
	return measured.map(({ mean, std }) => klPerDimension(mean, std, mean.length / latentDim, latentDim));
}

/** The KL of the newest frame; nothing before the first. */
export function useKlReading(): KlReading {
	const [reading, setReading] = useState(NONE);

	useEffect(() => {
		let splits: KlReading['splits'] = [];
		const showBars = () => {
			const frame = latestFrame();
			if (!frame) {
				splits = [];
				setReading(NONE);
				return;
			}
			const runs = readBars(frame);
			setReading({ runs, splits });
		};
		const split = () => {
			const frame = latestFrame();
			const runs = frame && measuredRuns(frame);
			if (!frame || !runs) return null;
			return measure('kl', { runs, latentDim: frame.shape.latentDim }).then(({ result, milliseconds }) => {
				// A world that was left meanwhile has none.
				if (latestFrame()) {
					splits = result;
					numbersClock.request(showBars);
				}
				return milliseconds;
			});
		};
		const loop = new MeasureLoop(split, SPLIT_INTERVAL, () => {});
		const unsubscribe = subscribeFrames((shown) => {
			if (!shown) showBars();
			else numbersClock.request(showBars);
			loop.request('frame');
		});
		showBars();
		loop.request('frame');
		return () => {
			unsubscribe();
			loop.stop();
			numbersClock.cancel(showBars);
		};
	}, []);

	return reading;
}
