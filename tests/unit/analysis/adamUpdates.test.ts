import { beforeAll, describe, expect, test } from 'vitest';
import { measureUpdates, type UpdateReading, WEIGHT_GROUPS } from '../../../src/analysis/adamUpdates';
import { BatchSource } from '../../../src/training/BatchSource';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import { goalSetup, KEPT, REBUILT } from '../training/problems';

const STEPS = 60;
const setup = goalSetup([KEPT, { ...KEPT, optimizer: 'rebuilt' }]);
let readings: UpdateReading[];
/** What the trainer itself did at the next step, run by run. */
let moves: Float64Array[];

beforeAll(async () => {
	const trainer = new ReferenceTrainer(setup);
	await trainer.advance(STEPS);
	const { runs } = await trainer.checkpoint();
	const source = new BatchSource(setup.dataset, setup.seed, setup.batchSize, setup.shape.latentDim);
	source.draw(STEPS + 1);
	readings = measureUpdates({
		shape: setup.shape,
		step: STEPS + 1,
		batch: source,
		epsilon: source.epsilon,
		rows: setup.batchSize,
		runs: runs.map((run, index) => ({ ...run, settings: setup.runs[index] })),
	});
	await trainer.advance(1);
	moves = await Promise.all(
		runs.map(async ({ weights }, run) => {
			const after = await trainer.weights(run);
			return Float64Array.from(weights, (before, i) => after[i] - before);
		}),
	);
});

describe('the next update', () => {
	test('is the one that training takes', () => {
		readings.forEach(({ all }, run) => {
			expect(all.norm).toBeCloseTo(Math.hypot(...moves[run]), 6);
		});
	});

	test('of a rebuilt Adam moves every weight that has a gradient by the rate, and no other', () => {
		const [, { all, groups, rate }] = readings;
		expect(all.wholeRate + all.still).toBeGreaterThan(0.96);
		expect(all.wholeRate).toBeGreaterThan(0.25);
		for (const group of WEIGHT_GROUPS) expect(groups[group].wholeRate + groups[group].still).toBeGreaterThan(0.9);
		const most = moves[1].reduce((largest, move) => Math.max(largest, Math.abs(move)), 0);
		expect(most).toBeLessThanOrEqual(rate * 1.001 + 1e-7);
	});

	test('of a kept one is of every size: nearly none is just the rate', () => {
		const [{ all, histogram }] = readings;
		expect(all.wholeRate).toBeLessThan(0.02);
		expect(histogram.slice(0, 20).reduce((sum, share) => sum + share)).toBeGreaterThan(0.5);
	});

	test('is smaller where Adam remembers', () => {
		expect(readings[0].all.norm).toBeLessThan(readings[1].all.norm);
		expect(readings.map(({ adamStep }) => adamStep)).toEqual([STEPS + 1, 1]);
	});

	test('counts every weight once, in groups and in bars', () => {
		for (const { all, groups, histogram } of readings) {
			const squares = WEIGHT_GROUPS.reduce((sum, group) => sum + groups[group].norm ** 2, 0);
			expect(Math.sqrt(squares)).toBeCloseTo(all.norm, 10);
			expect(histogram.reduce((sum, share) => sum + share)).toBeCloseTo(1, 10);
		}
	});
});

test('half the rate halves the update and leaves what Adam remembers', async () => {
	const trainer = new ReferenceTrainer(setup);
	await trainer.advance(20);
	const { runs } = await trainer.checkpoint();
	const source = new BatchSource(setup.dataset, setup.seed, setup.batchSize, setup.shape.latentDim);
	source.draw(21);
	const [whole, half] = [1, 0.5].map((factor) => {
		const settings = { ...KEPT, learningRate: factor * KEPT.learningRate };
		const { epsilon } = source;
		const run = { ...runs[0], settings };
		return measureUpdates({
			shape: setup.shape,
			step: 21,
			batch: source,
			epsilon,
			rows: setup.batchSize,
			runs: [run],
		})[0];
	});
	expect(half.all.norm / whole.all.norm).toBeCloseTo(0.5, 5);
	expect(half.momentNorms).toEqual(whole.momentNorms);
	expect(half.adamStep).toBe(whole.adamStep);
});

test('has the groups of the published networks', () => {
	expect(REBUILT.optimizer).toBe('rebuilt');
	expect(Object.keys(readings[0].groups)).toEqual([...WEIGHT_GROUPS]);
});
