/** A training as a file that a person saves: settings, weights, optimisers, curves. */
import { writeCheckpoint } from './checkpointFile';
import { useConfig } from './configStore';
import { lossHistory } from './history';
import { newestCheckpoint } from './runAnswers';

/** The newest checkpoint of the training with its settings and how it came there; null before there is one. */
export function savedTraining(): Uint8Array | null {
	const checkpoint = newestCheckpoint();
	const { config } = useConfig.getState();
	return checkpoint ? writeCheckpoint({ config, runs: config.runs, checkpoint, past: lossHistory() }) : null;
}
