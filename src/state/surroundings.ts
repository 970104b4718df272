/** What the page injects into its runs: worker and clock. */
import type { RunSurroundings } from '../lab/RunSurroundings';
import { numbersClock } from '../reading/NumbersClock';
import type { WorkerLike } from '../training/TrainingClient';
import { drawnFrames } from './drawnFrames';

/** The browser's. */
export const PAGE: RunSurroundings = {
	createWorker: (): WorkerLike => new Worker(new URL('../training/worker.ts', import.meta.url), { type: 'module' }),
	clock: {
		now: () => performance.now(),
		later(act, milliseconds) {
			const timer = setTimeout(act, milliseconds);
			return () => clearTimeout(timer);
		},
		whenDrawn: (act) => drawnFrames.whenDrawn(act),
		beat: numbersClock,
	},
};
