/**
 * Trains the default configuration and writes public/recorded-run.bin, the run that plays on opening.
 *
 *   node scripts/run-typescript.mjs scripts/record-run.ts
 */
import { writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { klPerDimension } from '../src/analysis/klPerDimension';
import { klSplit } from '../src/analysis/klSplit';
import { columnMedian } from '../src/analysis/orderStatistic';
import { firstTransitions, sampledCodes, transitionNoise } from '../src/analysis/transitionNoise';
import { collectTransitions } from '../src/dataset/collect';
import { measuredCount } from '../src/dataset/measuredSet';
import { environmentById } from '../src/environments/registry';
import { LossHistory } from '../src/lab/LossHistory';
import { parameterLayout } from '../src/model/layout';
import { DEFAULT_CONFIG } from '../src/state/config';
import { PLANE_MAX, planeLengths, type RecordingHeader } from '../src/state/recordingFile';
import { METRICS_PER_RUN } from '../src/training/Trainer';
import { SimdTrainer } from '../src/training/wasm/SimdTrainer';

import { loadSimd } from './simdModule';

const OUTPUT = 'public/recorded-run.bin';
const MAX_BYTES = 300_000;
const COUNT = 480;
const FRAMES = 36;
const LOSS_STRIDE = 16;

const { data, published, model, training, runs } = DEFAULT_CONFIG;
const environment = environmentById(DEFAULT_CONFIG.environment);
if (!environment) throw new Error(DEFAULT_CONFIG.environment);
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
const measured = measuredCount(dataset.size);
const transitions = firstTransitions(measured);
const { latentDim } = shape;
const epsilon = transitionNoise(training.seed, transitions, latentDim);

/** Quick at the beginning, where most happens: steps grow with the square of the frame. */
const steps = Array.from({ length: FRAMES }, (_, frame) => Math.round(training.stopAt * (frame / (FRAMES - 1)) ** 2));
const planes: Float32Array[] = [];
const measures: number[] = [];
for (const step of steps) {
	while (trainer.step < step) {
		const metrics = await trainer.advance(Math.min(100, step - trainer.step));
		history.append({ ...metrics, settings: [{ step: metrics.firstStep, runs }], engine: trainer.engine });
	}
	for (let run = 0; run < runs.length; run++) {
		const { mean, std } = await trainer.encode(run, transitions);
		const z = sampledCodes(mean, std, epsilon);
		const parts = klPerDimension(mean, std, measured, latentDim);
		for (let dim = 0; dim < latentDim; dim++) measures.push(columnMedian(std, measured, latentDim, dim));
		measures.push(...parts.mean, ...parts.spread, klSplit({ mean, std, z }, latentDim).information);
		const rows = step === training.stopAt ? measured : COUNT;
		planes.push(mean.subarray(0, rows * latentDim), std.subarray(0, rows * latentDim));
	}
}
const { layers } = parameterLayout(shape);
for (let run = 0; run < runs.length; run++) {
	const weights = await trainer.weights(run);
	const table = weights.subarray(0, shape.actionCount * shape.embeddingDim);
	planes.push(Float32Array.of(...table, ...weights.subarray(layers.d0_0.weight)));
}
planes.push(Float32Array.from(measures));
const losses = new Float32Array(history.length * runs.length * METRICS_PER_RUN);
for (let entry = 0, i = 0; entry < history.length; entry++) {
	for (let run = 0; run < runs.length; run++) {
		for (let term = 0; term < METRICS_PER_RUN; term++) losses[i++] = Math.log(history.value(entry, run, term));
	}
}
planes.push(losses);

const magnitudes = planes.map((plane) => plane.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9));
const header: RecordingHeader = {
	version: 2,
	shape,
	count: COUNT,
	measured,
	steps,
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
if (deflated.length > MAX_BYTES) throw new Error(`more than ${MAX_BYTES} bytes: record fewer points or frames`);
writeFileSync(OUTPUT, deflated);
