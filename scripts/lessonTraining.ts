/** Trains a lesson's stage in Node, on the SIMD engine, as the page does: the same data, seed, batches and noise. */
import type { MeasuredTraining } from '../src/analysis/claims';
import { collectTransitions } from '../src/dataset/collect';
import { measuredCount } from '../src/dataset/measuredSet';
import { environmentById } from '../src/environments/registry';
import type { Stage } from '../src/lessons/Lesson';
import { configOfStage } from '../src/lessons/stage';
import { drawCodes } from '../src/state/noiseOfPoints';
import { sessionRequest } from '../src/state/sessionRequest';
import { setupFor } from '../src/training/prepareTrainer';
import { SimdTrainer } from '../src/training/wasm/SimdTrainer';
import { loadSimd } from './simdModule';

export async function trainStage(stage: Stage): Promise<MeasuredTraining> {
	const config = configOfStage(stage);
	const request = sessionRequest(config, null);
	const environment = environmentById(config.environment);
	if (!environment) throw new Error(`there is no environment "${config.environment}"`);
	const dataset = collectTransitions({
		environment,
		published: config.published,
		seed: config.data.seed,
		size: config.data.size,
		policy: request.dataPolicy,
		states: request.dataStates,
	});
	const setup = setupFor(request, dataset);
	const trainer = await SimdTrainer.create(await loadSimd(), setup);
	if (stage.steps > 0) await trainer.advance(stage.steps);
	const count = measuredCount(dataset.size);
	const indices = Uint32Array.from({ length: count }, (_, row) => row);
	const { latentDim } = setup.shape;
	const runs = await Promise.all(
		config.runs.map(async (_, run) => {
			const { mean, std } = await trainer.encode(run, indices);
			const z = drawCodes(mean, std, config.training.seed, latentDim);
			return { mean, std, z, weights: await trainer.weights(run) };
		}),
	);
	trainer.dispose();
	return {
		shape: setup.shape,
		dataset,
		count,
		runs,
		seed: config.training.seed,
		split: { seed: config.data.seed, share: config.data.testShare },
	};
}
