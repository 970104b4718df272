/** A training as a file that a person saves and opens: settings, weights, optimisers, curves. */
import { environmentById } from '../environments/registry';
import { parameterLayout } from '../model/layout';
import { readCheckpoint, writeCheckpoint } from './checkpointFile';
import { parseConfig } from './config';
import { useConfig } from './configStore';
import { lossHistory } from './history';
import { adoptRuns } from './lab';
import { LossHistory } from './lossHistory';
import { checkpointAt } from './timeline';

/** Bytes of a file that is read at all: two runs of the widest model have about 25 MB. */
export const MAX_CHECKPOINT_BYTES = 256 * 2 ** 20;

/** Beyond this nobody has trained, and steps would not be counted exactly for much longer. */
const LATEST_STEP = 1e9;

/**
 * Why a file gives no training.
 * - `broken`: it is no checkpoint, one of a later version, or not whole.
 * - `misfit`: its weights are not those of the model that its settings describe, or no numbers.
 */
export type CheckpointFault = 'broken' | 'misfit';

/** The newest checkpoint of the training with its settings and how it came there; null before there is one. */
export function savedTraining(): Uint8Array | null {
	const checkpoint = checkpointAt(Number.POSITIVE_INFINITY);
	const { config } = useConfig.getState();
	return checkpoint ? writeCheckpoint({ config, runs: config.runs, checkpoint, past: lossHistory() }) : null;
}

/**
 * Goes on from a file. A single run becomes A and B; of a sweep the first two do. Runs with different seeds cannot
 * train side by side here, where both have the same batches: then the first becomes A and B.
 * @returns what is wrong with it; null when it was taken
 */
export function openTraining(bytes: Uint8Array): CheckpointFault | null {
	let file: ReturnType<typeof readCheckpoint>;
	try {
		file = readCheckpoint(bytes);
	} catch {
		return 'broken';
	}
	const { training } = file.config;
	const [seed = training.seed, otherSeed = seed] = file.seeds ?? [];
	const alike = seed === otherSeed ? 2 : 1;
	const [a, b = a] = file.runs.slice(0, alike);
	const [first, second = first] = file.checkpoint.runs.slice(0, alike);
	const parsed = parseConfig({ ...file.config, training: { ...training, seed }, runs: [a, b] });
	const environment = environmentById(file.config.environment);
	if (!parsed.ok || !environment) return 'broken';
	const { embeddingDim, latentDim, width } = parsed.config.model;
	const { length } = parameterLayout({
		stateDim: environment.features.length,
		actionCount: environment.actions.length,
		parameterDim: environment.parameterDim,
		embeddingDim,
		latentDim,
		width,
	});
	const { step } = file.checkpoint;
	if (step > LATEST_STEP) return 'broken';
	const fits = [first, second].every(
		({ weights, firstMoment, secondMoment }) =>
			weights.length === length &&
			weights.every(Number.isFinite) &&
			firstMoment.every(Number.isFinite) &&
			secondMoment.every((moment) => Number.isFinite(moment) && moment >= 0),
	);
	if (!fits) return 'misfit';
	const past = file.past?.pick([0, Math.min(file.runs.length, alike) - 1]) ?? new LossHistory(2, 1, step);
	adoptRuns(parsed.config, { step, runs: [first, second] }, past);
	return null;
}
