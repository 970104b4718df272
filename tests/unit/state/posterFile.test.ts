import { readFileSync, statSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSimd } from '../../../scripts/simdModule';
import { firstTransitions, sampledCodes, transitionNoise } from '../../../src/analysis/transitionNoise';
import { collectTransitions } from '../../../src/dataset/collect';
import { measuredCount } from '../../../src/dataset/measuredSet';
import { environmentById } from '../../../src/environments/registry';
import { ConditionalVae } from '../../../src/model/ConditionalVae';
import { parameterLayout } from '../../../src/model/layout';
import { SIGMA_FLOOR } from '../../../src/model/sigmaRange';
import { FIRST_STEPS, OPENING_CONFIG } from '../../../src/state/config/defaults';
import { PLANE_MAX, type Poster, type PosterHeader, parsePoster, planeLengths } from '../../../src/state/posterFile';
import { SimdTrainer } from '../../../src/training/wasm/SimdTrainer';

const shape = { stateDim: 3, actionCount: 2, embeddingDim: 2, parameterDim: 1, latentDim: 2, width: 4 };

const small: Omit<PosterHeader, 'scales'> = {
	version: 3,
	shape,
	count: 3,
	step: 40,
	runs: 2,
	lossStride: 4,
	lossEntries: 5,
};

/** A recording's bytes, with every plane from a formula. */
function encode(header: object, planes: readonly (readonly number[])[], padding = 0): ArrayBuffer {
	const text = new TextEncoder().encode(JSON.stringify(header));
	const padded = text.length + ((text.length + padding) % 2);
	const bytes = new Uint8Array(4 + padded + 2 * planes.flat().length).fill(0x20, 4);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, padded, true);
	bytes.set(text, 4);
	planes.flat().forEach((value, i) => {
		view.setInt16(4 + padded + 2 * i, value, true);
	});
	return bytes.buffer;
}

/** int16 number i of plane p. */
const stored = (plane: number, i: number) => ((7_919 * (plane + 1) + 104_729 * i) % (2 * PLANE_MAX + 1)) - PLANE_MAX;

function smallPoster(changes: Partial<PosterHeader> = {}) {
	const lengths = planeLengths(small);
	const scales = lengths.map((_, plane) => plane + 0.5);
	const planes = lengths.map((length, plane) => Array.from({ length }, (_, i) => stored(plane, i)));
	return { bytes: encode({ ...small, scales, ...changes }, planes), planes, scales, lengths };
}

describe('a poster', () => {
	test('has planes for the codes, the decoders and the losses', () => {
		const layout = parameterLayout(shape);
		const encoder = ['e0_0', 'e0_1', 'e1', 'e2', 'mean', 'log_std'] as const;
		const encoderWeights = encoder.reduce(
			(sum, name) => sum + (layout.layers[name].inputs + 1) * layout.layers[name].outputs,
			0,
		);
		const decoder = layout.length - encoderWeights;
		expect(planeLengths(small)).toEqual([6, 6, 6, 6, decoder, decoder, 30]);
	});

	test('is read plane by plane, each with its scale', () => {
		const { bytes, scales } = smallPoster();
		const { header, runs, losses } = parsePoster(bytes);
		expect(header).toEqual({ ...small, scales });
		const value = (plane: number, i: number) => Math.fround(stored(plane, i) * (scales[plane] / PLANE_MAX));
		expect(runs).toHaveLength(2);
		runs.forEach(({ mean, std, z, measured }, run) => {
			const rows = [0, 1, 2, 3, 4, 5];
			expect([...mean]).toEqual(rows.map((i) => value(2 * run, i)));
			expect([...std]).toEqual(rows.map((i) => value(2 * run + 1, i)));
			const epsilon = transitionNoise(OPENING_CONFIG.training.seed, firstTransitions(3), 2);
			expect(z).toEqual(sampledCodes(mean, std, epsilon));
			expect(measured).toEqual({ mean, std, z });
		});
		expect(losses.runs).toBe(2);
		expect(losses.values).toHaveLength(30);
		losses.values.forEach((loss, i) => {
			const expected = Math.exp(value(6, i));
			expect(Math.abs(loss - expected)).toBeLessThanOrEqual(1e-6 * expected);
		});
	});

	test('puts the decoder’s weights where the model reads them, and 0 in the encoder', () => {
		const { bytes, scales } = smallPoster();
		const { runs } = parsePoster(bytes);
		const { length, layers } = parameterLayout(shape);
		for (const run of [0, 1]) {
			const { weights } = runs[run];
			expect(weights).toHaveLength(length);
			const plane = 4 + run;
			const value = (i: number) => Math.fround(stored(plane, i) * (scales[plane] / PLANE_MAX));
			const table = [0, 1, 2, 3];
			expect([...weights.subarray(0, 4)]).toEqual(table.map(value));
			expect(weights.subarray(4, layers.d0_0.weight).every((weight) => weight === 0)).toBe(true);
			weights.subarray(layers.d0_0.weight).forEach((weight, i) => {
				if (weight !== value(4 + i)) expect.fail(`weight ${i}: ${weight}`);
			});
		}
	});

	test.each<readonly [string, (bytes: ArrayBuffer) => ArrayBuffer]>([
		['nothing', () => new ArrayBuffer(0)],
		['three bytes', (bytes) => bytes.slice(0, 3)],
		['a header that is cut off', (bytes) => bytes.slice(0, 60)],
		['a header alone', (bytes) => bytes.slice(0, 4 + new DataView(bytes).getUint32(0, true))],
		['one byte too few', (bytes) => bytes.slice(0, -1)],
		['one number too few', (bytes) => bytes.slice(0, -2)],
		[
			'one number too many',
			(bytes) => {
				const longer = new Uint8Array(bytes.byteLength + 2);
				longer.set(new Uint8Array(bytes));
				return longer.buffer;
			},
		],
		[
			'a length that is beyond the end',
			(bytes) => {
				const changed = bytes.slice(0);
				new DataView(changed).setUint32(0, 0xffffffff, true);
				return changed;
			},
		],
		['text', () => new TextEncoder().encode('<!doctype html><title>404</title>').buffer as ArrayBuffer],
		['another compression', (bytes) => new Uint8Array(bytes).reverse().buffer as ArrayBuffer],
	])('is not %s', (_, breakIt) => {
		expect(() => parsePoster(breakIt(smallPoster().bytes))).toThrow();
	});

	test.each<readonly [string, object]>([
		['of another version', { version: 2 }],
		['of fewer transitions', { count: 2 }],
		['of another shape', { shape: { ...shape, width: 8 } }],
		['without a shape', { shape: undefined }],
		['with more runs', { runs: 3 }],
		['with more losses', { lossEntries: 6 }],
		['without scales', { scales: undefined }],
		['with too few scales', { scales: [1, 2, 3] }],
		['with a scale that is no number', { scales: Array(7).fill('x') }],
	])('is none %s', (_, changes) => {
		expect(() => parsePoster(smallPoster(changes as Partial<PosterHeader>).bytes)).toThrow();
	});
});

describe('the poster of the page', () => {
	const path = 'public/poster.bin';
	let poster: Poster;

	beforeAll(() => {
		const inflated = inflateRawSync(readFileSync(path));
		poster = parsePoster(
			inflated.buffer.slice(inflated.byteOffset, inflated.byteOffset + inflated.byteLength) as ArrayBuffer,
		);
	});

	test('is at most 60,000 bytes', () => {
		expect(statSync(path).size).toBeLessThanOrEqual(60_000);
	});

	test('is the last step of what the page trains by itself, on the transitions that it draws and measures', () => {
		const { shape: ofPoster, step, runs, count, lossStride, lossEntries } = poster.header;
		const environment = environmentById(OPENING_CONFIG.environment);
		expect(ofPoster).toEqual({
			...OPENING_CONFIG.model,
			stateDim: environment?.features.length,
			actionCount: environment?.actions.length,
			parameterDim: environment?.parameterDim,
		});
		expect(runs).toBe(OPENING_CONFIG.runs.length);
		expect(step).toBe(FIRST_STEPS);
		expect(lossStride * lossEntries).toBe(FIRST_STEPS);
		expect(count).toBe(OPENING_CONFIG.display.points);
		expect(count).toBe(measuredCount(OPENING_CONFIG.data.size));
	});

	test('is what that training comes to', async () => {
		const { environment: id, data, published, model, training, runs } = OPENING_CONFIG;
		const environment = environmentById(id);
		if (!environment) throw new Error(id);
		const dataset = collectTransitions({ environment, published, seed: data.seed, size: data.size });
		const setup = { shape: poster.header.shape, dataset, seed: training.seed, batchSize: training.batchSize, runs };
		expect(model.width).toBe(setup.shape.width);
		const trainer = await SimdTrainer.create(await loadSimd(), setup);
		await trainer.advance(FIRST_STEPS);
		const { mean, std } = await trainer.encode(0, firstTransitions(poster.header.count));
		// 16 bits round to half a unit, of which the largest value has 32,767.
		const furthest = (a: Float32Array, b: Float32Array) => Math.max(...a.map((value, i) => Math.abs(value - b[i])));
		expect(furthest(mean, poster.runs[0].mean)).toBeLessThan(5 / PLANE_MAX);
		expect(furthest(std, poster.runs[0].std)).toBeLessThan(5 / PLANE_MAX);
	});

	test('holds nothing but numbers, and has σ at the floor in run B, without KL, and well above in run A', () => {
		for (const { mean, std, z, weights } of poster.runs)
			for (const values of [mean, std, z, weights]) expect(values.every(Number.isFinite)).toBe(true);
		expect(poster.losses.values.every((loss) => loss > 0 && Number.isFinite(loss))).toBe(true);
		const [a, b] = poster.runs;
		const median = (values: Float32Array) => values.toSorted()[values.length >> 1];
		expect(median(b.std)).toBeLessThan(1.05 * SIGMA_FLOOR);
		expect(median(a.std)).toBeGreaterThan(5 * SIGMA_FLOOR);
	});

	test('decodes its codes to the parameters of the transitions that they stand for', () => {
		const { count, shape: ofPoster } = poster.header;
		const environment = environmentById(OPENING_CONFIG.environment);
		if (!environment) throw new Error(OPENING_CONFIG.environment);
		const { published, data } = OPENING_CONFIG;
		const dataset = collectTransitions({ environment, published, seed: data.seed, size: count });
		const model = new ConditionalVae(ofPoster, count);
		const errors = poster.runs.map(({ weights, mean }) => {
			model.decode(weights, dataset.state, dataset.action, mean, count);
			const { parameters } = model.decoder;
			return dataset.parameters.reduce((sum, value, i) => sum + (value - parameters[i]) ** 2, 0) / parameters.length;
		});
		expect(errors[0]).toBeLessThan(0.05);
		expect(errors[1]).toBeLessThan(0.005);
	});
});
