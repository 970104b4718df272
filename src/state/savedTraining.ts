/** A training as a file that a person saves: settings, weights, optimisers, curves. */
import { writeCheckpoint } from './checkpointFile';
import { useConfig } from './configStore';
import { lossHistory } from './history';
import { checkpointAt } from './timeline';

/** The newest checkpoint of the training with its settings and how it came there; null before there is one. */
export function savedTraining(): Uint8Array | null {
	const checkpoint = checkpointAt(Number.POSITIVE_INFINITY);
	const { config } = useConfig.getState();
	return checkpoint ? writeCheckpoint({ config, runs: config.runs, checkpoint, past: lossHistory() }) : null;
}
