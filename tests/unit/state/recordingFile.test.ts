import { readFileSync, statSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { firstTransitions, sampledCodes, transitionNoise } from '../../../src/analysis/transitionNoise';
import { collectTransitions } from '../../../src/dataset/collect';
import { environmentById } from '../../../src/environments/registry';
import { ConditionalVae } from '../../../src/model/ConditionalVae';
import { parameterLayout } from '../../../src/model/layout';
import { SIGMA_FLOOR } from '../../../src/model/sigmaRange';
import { DEFAULT_CONFIG } from '../../../src/state/config';
import {
	PLANE_MAX,
	parseRecording,
	planeLengths,
	type Recording,
	type RecordingHeader,
} from '../../../src/state/recordingFile';

const shape = { stateDim: 3, actionCount: 2, embeddingDim: 2, parameterDim: 1, latentDim: 2, width: 4 };

const small: Omit<RecordingHeader, 'scales'> = {
	version: 2,
	shape,
	count: 2,
	measured: 3,
	steps: [0, 10, 40],
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

function smallRecording(changes: Partial<RecordingHeader> = {}) {
	const lengths = planeLengths(small);
	const scales = lengths.map((_, plane) => plane + 0.5);
	const planes = lengths.map((length, plane) => Array.from({ length }, (_, i) => stored(plane, i)));
	return { bytes: encode({ ...small, scales, ...changes }, planes), planes, scales, lengths };
}

describe('a recording', () => {
	test('has planes for the codes of every frame, the decoders and the losses', () => {
		const layout = parameterLayout(shape);
		const encoder = ['e0_0', 'e0_1', 'e1', 'e2', 'mean', 'log_std'] as const;
		const encoderWeights = encoder.reduce(
			(sum, name) => sum + (layout.layers[name].inputs + 1) * layout.layers[name].outputs,
			0,
		);
		const decoder = layout.length - encoderWeights;
		expect(planeLengths(small)).toEqual([...Array(8).fill(4), ...Array(4).fill(6), decoder, decoder, 42, 30]);
	});

	test('is read plane by plane, each with its scale', () => {
		const { bytes, scales } = smallRecording();
		const { header, frames, measures, losses } = parseRecording(bytes);
		expect(header).toEqual({ ...small, scales });
		expect(frames).toHaveLength(3);
		const value = (plane: number, i: number) => Math.fround(stored(plane, i) * (scales[plane] / PLANE_MAX));
		frames.forEach((runs, frame) => {
			expect(runs).toHaveLength(2);
			runs.forEach(({ mean, std, z }, run) => {
				const plane = (frame * 2 + run) * 2;
				expect([...mean]).toEqual([0, 1, 2, 3].map((i) => value(plane, i)));
				expect([...std]).toEqual([0, 1, 2, 3].map((i) => value(plane + 1, i)));
				const transitions = firstTransitions(mean.length / 2);
				const epsilon = transitionNoise(DEFAULT_CONFIG.training.seed, transitions, 2);
				expect(z).toEqual(sampledCodes(mean, std, epsilon));
			});
		});
		// The last frame has the codes of every transition measured, the others the numbers alone.
		expect(frames.map((runs) => runs.map(({ measured }) => measured?.mean.length ?? 0))).toEqual([
			[0, 0],
			[0, 0],
			[6, 6],
		]);
		expect([...(frames[2][1].measured?.std ?? [])]).toEqual([0, 1, 2, 3, 4, 5].map((i) => value(11, i)));
		const ofRun = (first: number, length: number) => Array.from({ length }, (_, i) => value(14, first + i));
		expect(measures[1][1]).toEqual({
			sigma: ofRun(21, 2),
			mean: Float64Array.from(ofRun(23, 2)),
			spread: Float64Array.from(ofRun(25, 2)),
			information: value(14, 27),
		});
		expect(losses).toHaveLength(30);
		losses.forEach((loss, i) => {
			const expected = Math.exp(value(15, i));
			expect(Math.abs(loss - expected)).toBeLessThanOrEqual(1e-6 * expected);
		});
	});

	test('puts the decoder’s weights where the model reads them, and 0 in the encoder', () => {
		const { bytes, scales } = smallRecording();
		const { frames } = parseRecording(bytes);
		const { length, layers } = parameterLayout(shape);
		for (const run of [0, 1]) {
			const { weights } = frames[0][run];
			expect(weights).toHaveLength(length);
			const plane = 12 + run;
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
		expect(() => parseRecording(breakIt(smallRecording().bytes))).toThrow();
	});

	test.each<readonly [string, object]>([
		['of another version', { version: 1 }],
		['without steps', { steps: undefined }],
		['of another shape', { shape: { ...shape, width: 8 } }],
		['without a shape', { shape: undefined }],
		['with more runs', { runs: 3 }],
		['with more losses', { lossEntries: 6 }],
		['without scales', { scales: undefined }],
		['with too few scales', { scales: [1, 2, 3] }],
		['with a scale that is no number', { scales: Array(16).fill('x') }],
	])('is none %s', (_, changes) => {
		expect(() => parseRecording(smallRecording(changes as Partial<RecordingHeader>).bytes)).toThrow();
	});
});

describe('the recorded run of the page', () => {
	const path = 'public/recorded-run.bin';
	let recording: Recording;

	beforeAll(() => {
		const inflated = inflateRawSync(readFileSync(path));
		recording = parseRecording(
			inflated.buffer.slice(inflated.byteOffset, inflated.byteOffset + inflated.byteLength) as ArrayBuffer,
		);
	});

	test('is at most 300,000 bytes', () => {
		expect(statSync(path).size).toBeLessThanOrEqual(300_000);
	});

	test('is one of the default configuration, from the first step to the last', () => {
		const { shape: recorded, steps, runs, count, lossStride, lossEntries } = recording.header;
		const environment = environmentById(DEFAULT_CONFIG.environment);
		expect(recorded).toEqual({
			...DEFAULT_CONFIG.model,
			stateDim: environment?.features.length,
			actionCount: environment?.actions.length,
			parameterDim: environment?.parameterDim,
		});
		expect(runs).toBe(DEFAULT_CONFIG.runs.length);
		expect(steps[0]).toBe(0);
		expect(steps.at(-1)).toBe(DEFAULT_CONFIG.training.stopAt);
		expect(steps.every((step, i) => i === 0 || step > steps[i - 1])).toBe(true);
		expect(lossStride * lossEntries).toBe(DEFAULT_CONFIG.training.stopAt);
		expect(count).toBeLessThanOrEqual(DEFAULT_CONFIG.data.size);
	});

	test('holds nothing but numbers, and no σ below the floor', () => {
		for (const { mean, std, z, weights } of recording.frames.flat()) {
			for (const values of [mean, std, z, weights]) expect(values.every(Number.isFinite)).toBe(true);
			// Half a unit of the largest σ is lost in 16 bits.
			const largest = std.reduce((most, value) => Math.max(most, value));
			expect(std.every((sigma) => sigma >= SIGMA_FLOOR - largest / PLANE_MAX)).toBe(true);
		}
		expect(recording.losses.every((loss) => loss > 0 && Number.isFinite(loss))).toBe(true);
	});

	test('ends with σ at the floor in run B, without KL, and well above in run A', () => {
		const [a, b] = recording.frames.at(-1) ?? [];
		const median = (values: Float32Array) => values.toSorted()[values.length >> 1];
		expect(median(b.std)).toBeLessThan(1.05 * SIGMA_FLOOR);
		expect(median(a.std)).toBeGreaterThan(5 * SIGMA_FLOOR);
		// At first they were the same.
		expect(recording.frames[0][1].mean).toEqual(recording.frames[0][0].mean);
	});

	test('has losses that fall, and a KL that only run A pays for', () => {
		const { losses, header } = recording;
		const at = (entry: number, run: number, term: number) => losses[(entry * header.runs + run) * 3 + term];
		const last = header.lossEntries - 1;
		for (const run of [0, 1]) for (const term of [0, 1]) expect(at(last, run, term)).toBeLessThan(at(0, run, term));
		expect(at(last, 1, 2)).toBeGreaterThan(3 * at(last, 0, 2));
	});

	test('decodes its last codes to the parameters of the transitions that they stand for', () => {
		const { count, shape: recorded } = recording.header;
		const environment = environmentById(DEFAULT_CONFIG.environment);
		if (!environment) throw new Error(DEFAULT_CONFIG.environment);
		const { published, data } = DEFAULT_CONFIG;
		const dataset = collectTransitions({ environment, published, seed: data.seed, size: count });
		const model = new ConditionalVae(recorded, count);
		const errors = (recording.frames.at(-1) ?? []).map(({ weights, mean }) => {
			model.decode(weights, dataset.state, dataset.action, mean, count);
			const { parameters } = model.decoder;
			return dataset.parameters.reduce((sum, value, i) => sum + (value - parameters[i]) ** 2, 0) / parameters.length;
		});
		expect(errors[0]).toBeLessThan(0.03);
		expect(errors[1]).toBeLessThan(0.005);
	});
});
