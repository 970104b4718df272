import { collectTransitions } from '../src/dataset/collect';
import { environmentById } from '../src/environments/registry';
import { DEFAULT_CONFIG } from '../src/state/config';
import { engineCandidates } from '../src/training/engines';
import type { TrainerSetup } from '../src/training/Trainer';
import { installNodeGpu } from '../tests/gpu/nodeGpu';
import { type Figure, median } from './statistics';

const WIDTHS = [64, 128, 256];
const ROUNDS = 7;
/** About this long a round, in milliseconds of the engine's own speed. */
const ROUND_MILLISECONDS = 300;

/** Milliseconds a lock-step of two runs takes, by engine and width; the engines take turns in one run. */
export async function benchEngines(): Promise<Figure[]> {
	try {
		await installNodeGpu();
	} catch (error) {
		console.error(`without WebGPU: ${error instanceof Error ? error.message : error}`);
	}
	const figures: Figure[] = [];
	for (const width of WIDTHS) {
		for (const { engine, create } of engineCandidates({})) {
			const what = `${engine}, width ${width}`;
			try {
				const trainer = await create(goalSetup(width));
				const before = performance.now();
				await trainer.advance(1);
				const firstStep = performance.now() - before;
				const steps = Math.max(1, Math.round(ROUND_MILLISECONDS / Math.max(1, firstStep / 2)));
				const times: number[] = [];
				for (let round = 0; round < ROUNDS; round++) {
					const start = performance.now();
					await trainer.advance(steps);
					times.push((performance.now() - start) / steps);
				}
				trainer.dispose();
				const detail = `ms a step (first ${firstStep.toFixed(0)} ms)`;
				figures.push({ what, value: median(times).toFixed(2), unit: detail });
			} catch (error) {
				figures.push({ what, value: 'not measured', unit: error instanceof Error ? error.message : '' });
			}
		}
	}
	return figures;
}

function goalSetup(width: number): TrainerSetup {
	const environment = environmentById('goal');
	if (!environment) throw new Error('goal');
	const { data, model, training, runs } = DEFAULT_CONFIG;
	const dataset = collectTransitions({ environment, published: true, seed: data.seed, size: data.size });
	const { stateDim, parameterDim } = dataset;
	const { embeddingDim, latentDim } = model;
	return {
		shape: { stateDim, actionCount: environment.actions.length, embeddingDim, parameterDim, latentDim, width },
		dataset,
		seed: training.seed,
		batchSize: training.batchSize,
		runs,
	};
}
