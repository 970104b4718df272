import { beforeAll, describe, expect, test } from 'vitest';
import { SIGMA_FLOOR } from '../../../src/model/sigmaRange';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import { curveOf, goalDataset, goalSetup, KEPT } from './problems';

const WEIGHTS = [0, 0.1, 0.5, 2];
const STEPS = 600;
const rate = 3e-3;

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/** What a run is at its end. */
interface Result {
	/** Geometric mean of σ over transitions and dims. */
	sigma: number;
	smallest: number;
	/** Mean |μ|. */
	spread: number;
	/** Terms of the first and of the last fifty steps. */
	first: number[];
	last: number[];
}

describe('the KL weight, on Goal', () => {
	const results: Result[] = [];

	beforeAll(async () => {
		const setup = goalSetup(
			WEIGHTS.map((klWeight) => ({ ...KEPT, klWeight, learningRate: rate })),
			{ width: 32, batchSize: 32, size: 1_000 },
		);
		const trainer = new ReferenceTrainer(setup);
		const metrics = await trainer.advance(STEPS);
		const all = Uint32Array.from({ length: goalDataset(1_000).size }, (_, i) => i);
		for (let run = 0; run < WEIGHTS.length; run++) {
			const curve = curveOf(metrics, run);
			const terms = (from: number) =>
				[0, 1, 2].map((term) => mean(curve.filter((_, i) => i % 3 === term).slice(from, from + 50)));
			const encoding = await trainer.encode(run, all);
			results.push({
				sigma: Math.exp(mean(encoding.std.map(Math.log))),
				smallest: encoding.std.reduce((least, value) => Math.min(least, value)),
				spread: mean(encoding.mean.map(Math.abs)),
				first: terms(0),
				last: terms(STEPS - 50),
			});
		}
	}, 60_000);

	test('of 0 lets σ fall towards its floor; 0.5 keeps it near 1', () => {
		const [none, , published, strong] = results.map(({ sigma }) => sigma);
		expect(none).toBeLessThan(0.1);
		expect(published).toBeGreaterThan(0.4);
		expect(strong).toBeGreaterThan(0.9);
		expect(strong).toBeLessThan(1.1);
	});

	test('never lets σ below the floor of the clamp', () => {
		for (const { smallest } of results) expect(smallest).toBeGreaterThanOrEqual(Math.fround(SIGMA_FLOOR));
	});

	test('orders σ, the KL and the parameters’ error: the more weight, the more like the prior', () => {
		for (let run = 1; run < WEIGHTS.length; run++) {
			expect(results[run].sigma).toBeGreaterThan(results[run - 1].sigma);
			expect(results[run].spread).toBeLessThan(results[run - 1].spread);
			expect(results[run].last[2]).toBeLessThan(results[run - 1].last[2]);
			expect(results[run].last[1]).toBeGreaterThan(results[run - 1].last[1]);
		}
	});

	test('lets the loss fall whatever it is', () => {
		results.forEach(({ first, last }, run) => {
			const total = ([state, parameters, kl]: number[]) => state + 2 * parameters + WEIGHTS[run] * kl;
			expect(total(last)).toBeLessThan(total(first));
			expect(last[0]).toBeLessThan(first[0]);
		});
	});

	test('of 0.1 still lets the parameters be learnt', () => {
		expect(results[1].last[1]).toBeLessThan(0.5 * results[1].first[1]);
	});
});
