import { firstTransitions } from '../../src/analysis/transitionNoise';
import { collectTransitions } from '../../src/dataset/collect';
import { environmentById } from '../../src/environments/registry';
import { LossHistory } from '../../src/lab/LossHistory';
import type { CheckpointFile } from '../../src/state/checkpointFile';
import type { Config } from '../../src/state/config/schema';
import type { SavedFrame, SavedFrames } from '../../src/state/savedFrames';
import { sessionRequest } from '../../src/state/sessionRequest';
import { setupFor } from '../../src/training/prepareTrainer';
import { ReferenceTrainer } from '../../src/training/reference/ReferenceTrainer';

/** Steps that are taken: enough for moments that are none of the first step. */
const STEPS = 5;

/** Codes of a frame, and frames. */
const CODES = 40;
const FRAMES = 3;

function trainerOf(config: Config): ReferenceTrainer {
	const environment = environmentById(config.environment);
	if (!environment) throw new Error(`there is no environment ${config.environment}`);
	const { published, data } = config;
	const dataset = collectTransitions({ environment, published, seed: data.seed, size: data.size });
	return new ReferenceTrainer(setupFor({ ...sessionRequest(config), checkpoint: null }, dataset));
}

/** A training of some steps, as its file has it. */
export async function trainedFile(config: Config): Promise<CheckpointFile> {
	const { runs } = config;
	const trainer = trainerOf(config);
	const past = new LossHistory(runs.length);
	past.append({ ...(await trainer.advance(STEPS)), settings: [{ step: 1, runs }] });
	return { config, runs, checkpoint: await trainer.checkpoint(), past };
}

/** What could be seen on the way of the same training. */
export async function framesOfTraining(config: Config): Promise<SavedFrames> {
	const trainer = trainerOf(config);
	const frames: SavedFrame[] = [];
	for (let step = 0; step < FRAMES; step++) {
		const runs = config.runs.map(async (_, run) => ({
			weights: (await trainer.weights(run)).slice(),
			...(await trainer.encode(run, firstTransitions(CODES))),
		}));
		frames.push({ step, runs: await Promise.all(runs) });
		await trainer.advance(1);
	}
	return { stride: 1, frames };
}
