import { collectTransitions } from '../../src/dataset/collect';
import { environmentById } from '../../src/environments/registry';
import { LossHistory } from '../../src/lab/LossHistory';
import type { CheckpointFile } from '../../src/state/checkpointFile';
import type { Config } from '../../src/state/config';
import { sessionRequest } from '../../src/state/sessionRequest';
import { setupFor } from '../../src/training/prepareTrainer';
import { ReferenceTrainer } from '../../src/training/reference/ReferenceTrainer';

/** Steps that are taken: enough for moments that are none of the first step. */
const STEPS = 5;

/** A training of some steps, as its file has it. */
export async function trainedFile(config: Config): Promise<CheckpointFile> {
	const environment = environmentById(config.environment);
	if (!environment) throw new Error(`there is no environment ${config.environment}`);
	const { published, data, runs } = config;
	const dataset = collectTransitions({ environment, published, seed: data.seed, size: data.size });
	const trainer = new ReferenceTrainer(setupFor({ ...sessionRequest(config), checkpoint: null }, dataset));
	const past = new LossHistory(runs.length);
	past.append({ ...(await trainer.advance(STEPS)), settings: [{ step: 1, runs }] });
	return { config, runs, checkpoint: await trainer.checkpoint(), past };
}
