import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Stream, uniformAt } from '../../../src/randomness/counterRandom';
import { BatchSource } from '../../../src/training/BatchSource';
import { goalDataset } from './problems';

const dataset = goalDataset();

function drawn(source: BatchSource, step: number) {
	source.draw(step);
	const { state, action, parameters, stateDelta, epsilon } = source;
	return structuredClone({ state, action, parameters, stateDelta, epsilon });
}

/** The transition that a row of the batch is, by its state; states of Goal differ. */
function indexOf(source: BatchSource, row: number): number {
	const { stateDim } = dataset;
	for (let index = 0; index < dataset.size; index++) {
		let same = true;
		for (let i = 0; same && i < stateDim; i++) {
			same = dataset.state[index * stateDim + i] === source.state[row * stateDim + i];
		}
		if (same) return index;
	}
	return -1;
}

describe('a batch', () => {
	test('is a function of seed and step alone', () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), (seed, a, b) => {
				const one = new BatchSource(dataset, seed, 8, 3);
				const first = drawn(one, a);
				drawn(one, b);
				expect(drawn(one, a)).toEqual(first);
				expect(drawn(new BatchSource(dataset, seed, 8, 3), a)).toEqual(first);
			}),
		);
	});

	test('holds whole transitions of the dataset', () => {
		const source = new BatchSource(dataset, 3, 32, 2);
		source.draw(5);
		for (let row = 0; row < 32; row++) {
			const index = indexOf(source, row);
			expect(index).toBeGreaterThanOrEqual(0);
			const rowOf = (values: ArrayLike<number>, at: number, width: number) =>
				Array.from({ length: width }, (_, i) => values[at * width + i]);
			expect(source.action[row]).toBe(dataset.action[index]);
			expect(rowOf(source.parameters, row, 2)).toEqual(rowOf(dataset.parameters, index, 2));
			expect(rowOf(source.stateDelta, row, 17)).toEqual(rowOf(dataset.stateDelta, index, 17));
		}
	});

	test('draws uniformly and with replacement', () => {
		const source = new BatchSource(dataset, 3, 64, 1);
		const counts = new Map<number, number>();
		let doubles = 0;
		for (let step = 1; step <= 100; step++) {
			source.draw(step);
			const indices = Array.from({ length: 64 }, (_, row) => indexOf(source, row));
			if (new Set(indices).size < 64) doubles++;
			for (const index of indices) counts.set(Math.floor(index / 50), (counts.get(Math.floor(index / 50)) ?? 0) + 1);
		}
		// 64 of 500 with replacement hold a double but for a chance of 2 %.
		expect(doubles).toBeGreaterThan(85);
		expect([...counts.keys()].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
		// χ² with nine degrees of freedom is above 46 once in two million.
		const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 640) ** 2 / 640, 0);
		expect(chiSquare).toBeLessThan(46);
	});

	test('has noise of mean 0 and variance 1, new at every step, row and dim', () => {
		const source = new BatchSource(dataset, 3, 64, 4);
		const all: number[] = [];
		for (let step = 1; step <= 40; step++) {
			source.draw(step);
			all.push(...source.epsilon);
		}
		const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
		const variance = all.reduce((sum, value) => sum + value * value, 0) / all.length;
		expect(Math.abs(mean)).toBeLessThan(4.5 / Math.sqrt(all.length));
		expect(Math.abs(variance - 1)).toBeLessThan(4.5 * Math.sqrt(2 / all.length));
		expect(new Set(all).size).toBeGreaterThan(0.999 * all.length);
	});

	test('does not draw its rows from the noise or the initial weights', () => {
		const draws = [Stream.batch, Stream.epsilon, Stream.initialWeights].map((stream) => uniformAt(3, stream, 1, 0, 0));
		expect(new Set(draws).size).toBe(3);
		const before = new BatchSource(dataset, 3, 8, 1);
		const after = new BatchSource(dataset, 3, 8, 5);
		before.draw(1);
		after.draw(1);
		// More latent dims draw more noise and the same rows.
		expect(after.state).toEqual(before.state);
		expect(after.epsilon[0]).toBe(before.epsilon[0]);
		expect(after.epsilon[5]).toBe(before.epsilon[1]);
	});

	test('has transitions of the part it draws from and no others, each in its turn', () => {
		const part = Uint32Array.of(2, 30, 31, 400);
		const source = new BatchSource(dataset, 3, 32, 2, part);
		const seen = new Set<number>();
		for (let step = 1; step <= 3; step++) {
			source.draw(step);
			for (let row = 0; row < 32; row++) seen.add(indexOf(source, row));
		}
		expect([...seen].sort((a, b) => a - b)).toEqual([...part]);
	});

	test('from a part that is everything is that of the whole', () => {
		const all = Uint32Array.from({ length: dataset.size }, (_, i) => i);
		expect(drawn(new BatchSource(dataset, 3, 32, 2, all), 5)).toEqual(drawn(new BatchSource(dataset, 3, 32, 2), 5));
	});
});
