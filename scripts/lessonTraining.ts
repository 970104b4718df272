/** Trains a lesson's stage in Node, on the SIMD engine, as the page does: the same data, seeds, batches and noise. */
import type { MeasuredTraining } from '../src/analysis/measureSpec';
import { firstTransitions, sampledCodes, transitionNoise } from '../src/analysis/transitionNoise';
import { collectTransitions } from '../src/dataset/collect';
import { measuredCount } from '../src/dataset/measuredSet';
import { environmentById } from '../src/environments/registry';
import type { Stage } from '../src/lessons/Lesson';
import { configOfStage } from '../src/lessons/stage';
import { sessionRequest } from '../src/state/sessionRequest';
import { setupFor } from '../src/training/prepareTrainer';
import { createSimd } from '../src/training/wasm/createSimd';
import { loadSimd, nodeThreads } from './simdModule';

/**
 * Trains a stage once a seed, all of them in lock-step and spread over the machine's cores.
 * @param seeds of the training, one or more
 * @returns one training a seed, each as if it had been trained alone
 */
export async function trainStage(stage: Stage, seeds: readonly number[]): Promise<MeasuredTraining[]> {
	const config = configOfStage(stage);
	const request = { ...sessionRequest(config), checkpoint: null };
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
	const runs = seeds.flatMap(() => request.runs);
	const runSeeds = seeds.flatMap((seed) => request.runs.map(() => seed));
	const setup = setupFor({ ...request, runs, runSeeds }, dataset);
	const trainer = await createSimd(loadSimd, setup, nodeThreads);
	if (stage.steps > 0) await trainer.advance(stage.steps);
	const count = measuredCount(dataset.size);
	const indices = firstTransitions(count);
	const { latentDim } = setup.shape;
	const ofRun = async (run: number) => {
		const { mean, std } = await trainer.encode(run, indices);
		const z = sampledCodes(mean, std, transitionNoise(runSeeds[run], indices, latentDim));
		return { mean, std, z, weights: await trainer.weights(run) };
	};
	const trained = await Promise.all(runs.map((_, run) => ofRun(run)));
	trainer.dispose();
	return seeds.map((seed, place) => ({
		shape: setup.shape,
		dataset,
		count,
		runs: trained.slice(place * request.runs.length, (place + 1) * request.runs.length),
		seed,
		split: { seed: config.data.seed, share: config.data.testShare },
	}));
}
