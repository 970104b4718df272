import { useEffect, useState } from 'react';
import type { KlSplit } from '../../analysis/klSplit';
import { measure } from '../../instruments/measure';
import { reading } from '../../reading/reading';
import { latestFrame, measuredRuns, newFrames } from '../../state/frames';

/** The split is a sum over all pairs of transitions, so it is left to the worker of the instruments, and is rarer. */
const INTERVAL = 400;

const NONE: readonly KlSplit[] = [];

/** The KL of runs A and B in its two parts, on the transitions measured; empty until it has been estimated. */
export function useKlSplits(): readonly KlSplit[] {
	const [shown, setShown] = useState(NONE);

	useEffect(() => {
		let newest = NONE;
		// An answer waits for the beat of the other numbers.
		const onBeat = reading(
			() => () => {},
			() => newest,
			{ where: 'page', calm: 'beat', waits: true, show: setShown },
		);
		const split = () => {
			const frame = latestFrame();
			const runs = frame && measuredRuns(frame);
			return frame && runs ? measure('kl', { runs, latentDim: frame.shape.latentDim }) : null;
		};
		const answered = reading(newFrames, split, {
			where: 'worker',
			calm: INTERVAL,
			show(answer) {
				newest = answer?.result ?? NONE;
				onBeat.request(answer ? 'frame' : 'gone');
			},
		});
		return () => {
			answered.end();
			onBeat.end();
		};
	}, []);

	return shown;
}
