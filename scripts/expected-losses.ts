/**
 * Measures what the losses come to with the published settings of each environment (`src/state/presets.ts`), for its
 * `publishedTraining.losses`: run A of the preset, its 5,000 steps, on the page's own default data and seeds.
 *
 *   node scripts/run-typescript.mjs scripts/expected-losses.ts              every environment
 *   node scripts/run-typescript.mjs scripts/expected-losses.ts goal         one of them
 */

import { collectTransitions } from '../src/dataset/collect';
import { ENVIRONMENTS, environmentById } from '../src/environments/registry';
import { LOSS_TERMS, type LossTerms } from '../src/model/settings';
import { TermTable } from '../src/model/TermTable';
import { DEFAULT_CONFIG } from '../src/state/config/defaults';
import { publishedPreset } from '../src/state/presets';
import { shapeOf } from '../src/training/shapeOf';
import { SimdTrainer } from '../src/training/wasm/SimdTrainer';
import { loadSimd } from './simdModule';

/** The losses are means over so many of the last steps: single batches of 64 scatter. */
const AVERAGED_STEPS = 250;

async function measure(id: string): Promise<LossTerms> {
	const environment = environmentById(id);
	if (!environment) throw new RangeError(`There is no environment "${id}".`);
	const { model, training, runs, published } = publishedPreset(id);
	const { data } = DEFAULT_CONFIG;
	const dataset = collectTransitions({ environment, published, seed: data.seed, size: data.size });
	const trainer = await SimdTrainer.create(await loadSimd(), {
		shape: shapeOf(environment, model),
		dataset,
		seed: DEFAULT_CONFIG.training.seed,
		batchSize: training.batchSize,
		runs: [runs[0]],
	});
	const means = { state: 0, parameters: 0, kl: 0 };
	while (trainer.step < training.stopAt) {
		const { firstStep, count, values } = await trainer.advance(Math.min(50, training.stopAt - trainer.step));
		const terms = new TermTable(values, 1);
		for (let i = 0; i < count; i++) {
			if (firstStep + i <= training.stopAt - AVERAGED_STEPS) continue;
			for (const term of LOSS_TERMS) means[term] += terms.value(i, 0, term) / AVERAGED_STEPS;
		}
	}
	trainer.dispose();
	return means;
}

const chosen = process.argv.length > 2 ? process.argv.slice(2) : ENVIRONMENTS.map(({ id }) => id);
for (const id of chosen) {
	const start = performance.now();
	const { state, parameters, kl } = await measure(id);
	const figures = [state, parameters, kl].map((value) => Number(value.toPrecision(2)));
	const seconds = ((performance.now() - start) / 1000).toFixed(0);
	console.log(`${id}: state ${figures[0]}, parameters ${figures[1]}, kl ${figures[2]} (${seconds} s)`);
}
