/**
 * Trains the default configuration as the page does on opening and writes public/poster.bin, what the page shows until
 * then.
 *
 *   node scripts/run-typescript.mjs scripts/make-poster.ts
 */

import { writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { firstTransitions } from '../src/analysis/transitionNoise';
import { collectTransitions } from '../src/dataset/collect';
import { measuredCount } from '../src/dataset/measuredSet';
import { environmentById } from '../src/environments/registry';
import { LossHistory } from '../src/lab/LossHistory';
import { parameterLayout } from '../src/model/layout';
import { LOSS_TERMS } from '../src/model/settings';
import { TermTable } from '../src/model/TermTable';
import { FIRST_STEPS, OPENING_CONFIG } from '../src/state/config/defaults';
import { PLANE_MAX, type PosterHeader, planeLengths } from '../src/state/posterFile';
import { SimdTrainer } from '../src/training/wasm/SimdTrainer';

import { loadSimd } from './simdModule';

const OUTPUT = 'public/poster.bin';
const MAX_BYTES = 60_000;
const LOSS_STRIDE = 20;

/** A weight takes one of so many values on either side of 0: it is off by a thousandth of the largest at most. */
const WEIGHT_LEVELS = 512;

const { data, published, model, training, runs } = OPENING_CONFIG;
const environment = environmentById(OPENING_CONFIG.environment);
if (!environment) throw new Error(OPENING_CONFIG.environment);
const dataset = collectTransitions({ environment, published, seed: data.seed, size: data.size });
const shape = {
	stateDim: dataset.stateDim,
	actionCount: environment.actions.length,
	embeddingDim: model.embeddingDim,
	parameterDim: dataset.parameterDim,
	latentDim: model.latentDim,
	width: model.width,
};
const setup = { shape, dataset, seed: training.seed, batchSize: training.batchSize, runs };
const trainer = await SimdTrainer.create(await loadSimd(), setup);
const history = new LossHistory(runs.length, LOSS_STRIDE);
const count = measuredCount(dataset.size);
const transitions = firstTransitions(count);
while (trainer.step < FIRST_STEPS) {
	const metrics = await trainer.advance(Math.min(100, FIRST_STEPS - trainer.step));
	history.append({ ...metrics, settings: [{ step: metrics.firstStep, runs }], engine: trainer.engine });
}
const planes: Float32Array[] = [];
for (let run = 0; run < runs.length; run++) {
	const { mean, std } = await trainer.encode(run, transitions);
	planes.push(mean, std);
}
const { layers } = parameterLayout(shape);
for (let run = 0; run < runs.length; run++) {
	const weights = await trainer.weights(run);
	const table = weights.subarray(0, shape.actionCount * shape.embeddingDim);
	planes.push(coarse(Float32Array.of(...table, ...weights.subarray(layers.d0_0.weight))));
}
const losses = TermTable.zeros(history.length, runs.length);
for (let entry = 0; entry < history.length; entry++) {
	for (let run = 0; run < runs.length; run++) {
		for (const term of LOSS_TERMS) losses.put(entry, run, term, Math.log(history.value(entry, run, term)));
	}
}
planes.push(losses.values);

const magnitudes = planes.map(largest);
const header: PosterHeader = {
	version: 3,
	shape,
	count,
	step: FIRST_STEPS,
	runs: runs.length,
	lossStride: LOSS_STRIDE,
	lossEntries: history.length,
	scales: magnitudes.map((magnitude) => Number(magnitude.toPrecision(6))),
};
const lengths = planeLengths(header);
if (planes.some((plane, index) => plane.length !== lengths[index])) throw new Error('planes of the wrong length');
const text = new TextEncoder().encode(JSON.stringify(header));
// The numbers begin at an even place, as int16 must.
const padded = text.length + (text.length % 2);
const bytes = new Uint8Array(4 + padded + 2 * lengths.reduce((sum, length) => sum + length, 0));
const view = new DataView(bytes.buffer);
view.setUint32(0, padded, true);
bytes.fill(0x20, 4, 4 + padded).set(text, 4);
let offset = 4 + padded;
planes.forEach((plane, index) => {
	for (const value of plane) {
		const scaled = Math.round((value / header.scales[index]) * PLANE_MAX);
		view.setInt16(offset, Math.max(-PLANE_MAX, Math.min(PLANE_MAX, scaled)), true);
		offset += 2;
	}
});
const deflated = deflateRawSync(bytes, { level: 9 });
console.log(`${bytes.length} bytes, deflated ${deflated.length}`);
if (deflated.length > MAX_BYTES) throw new Error(`more than ${MAX_BYTES} bytes: keep fewer levels of the weights`);
writeFileSync(OUTPUT, deflated);

function largest(plane: Float32Array): number {
	return plane.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
}

/** The same with few different values, which deflate to less. */
function coarse(plane: Float32Array): Float32Array {
	const unit = largest(plane) / WEIGHT_LEVELS;
	return plane.map((value) => unit * Math.round(value / unit));
}
