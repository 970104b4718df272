import { describe, expect, test } from 'vitest';
import { type BadgeContext, badgesOf, measureSigns, type RunSigns } from '../../../src/instruments/badges/badges';
import type { RunSettings } from '../../../src/model/settings';
import { SIGMA_FLOOR } from '../../../src/model/sigmaRange';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';

const weights: RunSettings = {
	klWeight: 0.1,
	stateWeight: 1,
	parameterWeight: 2,
	learningRate: 1e-3,
	schedule: { kind: 'constant' },
	optimizer: 'kept',
};
const context: BadgeContext = { run: 0, step: 1_000, settings: [weights, weights], caught: false };
const quiet: RunSigns = { sigma: [0.3, 0.9], nats: [1.2, 0.4], emptyBox: 0.1, holes: 0.05, invalid: 0 };
const on = (signs: Partial<RunSigns>, changes: Partial<BadgeContext> = {}) =>
	badgesOf({ ...quiet, ...signs }, { ...context, ...changes });

describe('badges', () => {
	test('a run that uses its dims and tiles the prior has none', () => {
		expect(on({})).toEqual([]);
	});

	test('σ at the clamp floor', () => {
		expect(on({ sigma: [SIGMA_FLOOR, 0.9] })).toEqual(['sigmaFloor']);
		expect(on({ sigma: [0.02, 0.9] })).toEqual([]);
	});

	test('a dead dim among live ones', () => {
		expect(on({ nats: [1.6, 0.001] })).toEqual(['deadDim']);
	});

	test('collapse, when all dims are dead', () => {
		expect(on({ nats: [0.001, 0] })).toEqual(['collapse']);
	});

	test('no collapse and no dead dim before anything is learnt, and no collapse without KL', () => {
		for (const step of [0, 5, 199]) {
			expect(on({ nats: [0.001, 0] }, { step })).toEqual([]);
			expect(on({ nats: [1.6, 0.001] }, { step })).toEqual([]);
		}
		const off = { ...weights, klWeight: 0 };
		expect(on({ nats: [0.001, 0] }, { settings: [off, off] })).toEqual([]);
		const late: RunSettings = {
			...weights,
			klSchedule: {
				kind: 'drawn',
				points: [
					[5_000, 0],
					[6_000, 1],
				],
			},
		};
		expect(on({ nats: [0.001, 0] }, { settings: [late, late] })).toEqual([]);
	});

	test('a box that is mostly empty', () => {
		expect(on({ emptyBox: 0.51 })).toEqual(['emptyBox']);
		expect(on({ emptyBox: 0.5 })).toEqual([]);
	});

	test('more than half of the prior in holes', () => {
		expect(on({ holes: 0.93 })).toEqual(['holes']);
	});

	test('a value that is no number', () => {
		expect(on({ invalid: 1 })).toEqual(['notANumber']);
		expect(on({}, { caught: true })).toEqual(['notANumber']);
	});

	test('loss weights that differ between the runs', () => {
		expect(on({}, { settings: [weights, { ...weights, klWeight: 0 }] })).toEqual(['weights']);
		expect(on({}, { settings: [weights, { ...weights, parameterWeight: 1 }] })).toEqual(['weights']);
		const warm: RunSettings = { ...weights, klSchedule: { kind: 'warmup', steps: 10 } };
		expect(on({}, { settings: [weights, warm] })).toEqual(['weights']);
		expect(on({}, { settings: [weights, { ...weights, klSchedule: { kind: 'constant' } }] })).toEqual([]);
	});
});

describe('signs of a run', () => {
	const N = 300;
	const noise = Float32Array.from({ length: 2 * N }, (_, i) => normalAt(8, Stream.monteCarlo, 0, i, 0));
	const read = (mean: Float32Array, std: Float32Array) => {
		const z = mean.map((mu, i) => mu + std[i] * normalAt(8, Stream.monteCarlo, 1, i, 0));
		return measureSigns({ runs: [{ mean, std, z }], latentDim: 2, percent: 96, seed: 1 })[0];
	};
	const constant = (value: number) => new Float32Array(2 * N).fill(value);

	test('needles far apart are at the floor, in holes and in an empty box', () => {
		const signs = read(
			noise.map((value, i) => 8 * Math.cos((i >> 1) / 30 + (i % 2) * 11) + 0.1 * value),
			constant(SIGMA_FLOOR),
		);
		expect(badgesOf(signs, { ...context, settings: [weights] })).toEqual(['sigmaFloor', 'emptyBox', 'holes']);
	});

	test('posteriors that are all the prior have collapsed, and have no holes', () => {
		expect(badgesOf(read(constant(0), constant(1)), { ...context, settings: [weights] })).toEqual(['collapse']);
	});
});
