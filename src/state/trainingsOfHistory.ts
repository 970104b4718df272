/**
 * The trainings that a change of settings, or a reset, ended: undoing the change restores them. A few are kept, as
 * plain data, as long as the change can be undone.
 */
import type { LossHistory } from '../lab/LossHistory';
import type { ThinnedFrames } from '../lab/Timeline';
import type { TrainingRun } from '../lab/TrainingRun';
import type { Checkpoint } from '../training/Trainer';
import type { Config } from './config/schema';
import { useConfig } from './configStore';
import { modelKey } from './sessionRequest';

/** More would hold some hundred megabytes of frames. */
const MOST = 4;

interface EndedTraining {
	/** The settings that it had when it ended. */
	readonly config: Config;
	/** Whether a reset ended it, and no change of settings. */
	readonly wasReset: boolean;
	readonly checkpoint: Checkpoint;
	readonly losses: LossHistory;
	readonly frames: ThinnedFrames;
}

let ended: readonly EndedTraining[] = [];

/** Remembers what a run has trained, before something else takes its place. @param config that it was trained with */
export function rememberTraining({ output }: TrainingRun, config: Config, wasReset = false): void {
	const checkpoint = output.timeline.newest;
	if (!checkpoint || checkpoint.step === 0) return;
	const training = { config, wasReset, checkpoint, losses: output.losses.history, frames: output.thinnedFrames };
	const { pastStates, futureStates } = useConfig.temporal.getState();
	const states = [...pastStates, ...futureStates].map((state) => state.config);
	const models = new Set([config, ...states].map((state) => state && modelKey(state as Config)));
	const others = ended.filter((other) => other.losses !== training.losses && models.has(modelKey(other.config)));
	ended = [...others, training].slice(-MOST);
}

/**
 * The training that settings of the past belong to, which is the present one from then on; undefined where there is none.
 * @param from the present settings: with the same model, the present training goes on, unless it was a reset that began it
 */
export function takeTraining(config: Config, from: Config): EndedTraining | undefined {
	const sameModel = modelKey(config) === modelKey(from);
	const training =
		ended.findLast((other) => other.config === config && (other.wasReset || !sameModel)) ??
		(sameModel ? undefined : ended.findLast((other) => modelKey(other.config) === modelKey(config)));
	ended = ended.filter((other) => other !== training);
	return training;
}
