import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionSources, parameterVariance } from '../../../src/analysis/actionSources';
import { symmetricEigenvalues } from '../../../src/analysis/symmetricEigenvalues';
import { normalAt, Stream, uniformAt } from '../../../src/randomness/counterRandom';

/** Rows with P numbers that `draw` gives, the actions by turns. */
function columnsOf(size: number, actions: number, parameterDim: number, draw: (row: number, p: number) => number) {
	return {
		size,
		parameterDim,
		action: Uint16Array.from({ length: size }, (_, row) => row % actions),
		parameters: Float32Array.from({ length: size * parameterDim }, (_, i) =>
			draw(Math.floor(i / parameterDim), i % parameterDim),
		),
	};
}

const normal = (row: number, column: number) => normalAt(5, Stream.monteCarlo, 9, row, column);
const uniform = (row: number, column: number) => 2 * uniformAt(5, Stream.monteCarlo, 9, row, column) - 1;

describe('the actions as sources', () => {
	test('shares and variances of one action, against pencil and paper', () => {
		const [only] = actionSources({
			size: 4,
			parameterDim: 2,
			action: new Uint16Array(4),
			parameters: Float32Array.of(1, 0, -1, 0, 1, 0, -1, 0),
		});
		expect(only.share).toBe(1);
		expect(only.variances[0]).toBeCloseTo(4 / 3, 12);
		expect(only.variances[1]).toBe(0);
	});

	test('a correlation makes one direction wide and the other narrow', () => {
		const columns = columnsOf(4_000, 1, 2, (row, p) => normal(row, 0) + (p === 0 ? 1 : -1) * 0.1 * normal(row, 1));
		const [{ variances }] = actionSources(columns);
		expect(variances[0]).toBeCloseTo(2, 0);
		expect(variances[1]).toBeCloseTo(0.02, 2);
	});

	test('many actions of the same kind with few rows each have the variance of all, not the largest of their own', () => {
		const sources = actionSources(columnsOf(2_000, 500, 1, uniform));
		const own = sources.map(({ variances }) => variances[0]);
		expect(Math.max(...own)).toBeLessThan(0.36);
		expect(Math.min(...own)).toBeGreaterThan(0.3);
	});

	test('actions that really differ keep their own', () => {
		const sources = actionSources(columnsOf(3_000, 3, 1, (row) => [0.1, 0.5, 1][row % 3] * uniform(row, 0)));
		// A uniform variance of 1,000 rows is known to 2.8 %.
		for (const [k, scale] of [0.1, 0.5, 1].entries())
			expect(Math.abs(sources[k].variances[0] / (scale ** 2 / 3) - 1)).toBeLessThan(0.085);
	});

	test('an action with a single row has what the others have', () => {
		const columns = columnsOf(101, 1, 1, uniform);
		columns.action[100] = 7;
		const [most, one] = actionSources(columns);
		expect(one.action).toBe(7);
		expect(one.variances[0]).toBeCloseTo(most.variances[0], 12);
	});

	test('an action without a parameter adds none', () => {
		const columns = columnsOf(600, 2, 1, (row) => (row % 2 === 0 ? uniform(row, 0) : 0));
		const [having, without] = actionSources(columns);
		expect(having.variances[0]).toBeGreaterThan(0.28);
		expect(without.variances[0]).toBe(0);
		expect(parameterVariance(columns)).toBeCloseTo(having.variances[0] / 2, 2);
	});
});

test('eigenvalues: known ones, and trace and squares in general', () => {
	expect([...symmetricEigenvalues([2, 1, 1, 2], 2)].map((value) => Number(value.toFixed(12)))).toEqual([3, 1]);
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 6 }), fc.integer(), (n, seed) => {
			const matrix = new Float64Array(n * n);
			for (let i = 0; i < n; i++)
				for (let j = 0; j <= i; j++) matrix[i * n + j] = matrix[j * n + i] = normalAt(seed, Stream.monteCarlo, 0, i, j);
			const values = symmetricEigenvalues(matrix, n);
			const trace = matrix.reduce((sum, value, at) => (at % (n + 1) === 0 ? sum + value : sum), 0);
			const squares = matrix.reduce((sum, value) => sum + value ** 2, 0);
			expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace, 9);
			expect(values.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(squares, 9);
			for (let i = 1; i < n; i++) expect(values[i]).toBeLessThanOrEqual(values[i - 1]);
		}),
	);
});
