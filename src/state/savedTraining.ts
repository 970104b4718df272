/** A training as a file that a person saves: settings, weights, optimisers, curves, and what could be seen on the way. */
import { writeCheckpoint } from './checkpointFile';
import { useConfig } from './configStore';
import { pickFrames } from './savedFrames';
import { shownRun } from './shownRun';

/** The newest checkpoint of the training that is shown; null before there is one. */
export function savedTraining(): Uint8Array | null {
	const { timeline, losses, thinnedFrames } = shownRun().output;
	const checkpoint = timeline.newest;
	if (!checkpoint) return null;
	const { config } = useConfig.getState();
	const frames = pickFrames(thinnedFrames, checkpoint.step);
	return writeCheckpoint({ config, runs: config.runs, checkpoint, past: losses.history, ...(frames && { frames }) });
}
