import { describe, expect, test } from 'vitest';
import { middlesInHoles } from '../../../src/analysis/pathHoles';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';

const COUNT = 400;
const QUANTILE = 0.01;

/** Codes at the given angles of a circle, with one σ and a draw each. */
function onCircle(radius: number, sigma: number, angleOf: (row: number) => number) {
	const mean = new Float32Array(2 * COUNT);
	for (let row = 0; row < COUNT; row++) {
		mean[2 * row] = radius * Math.cos(angleOf(row));
		mean[2 * row + 1] = radius * Math.sin(angleOf(row));
	}
	const std = new Float32Array(2 * COUNT).fill(sigma);
	const z = mean.map((mu, i) => mu + sigma * normalAt(1, Stream.monteCarlo, 0, i, 0));
	return { mean, std, z };
}

describe('middles of ways', () => {
	test('across a ring, the straight one is a hole and the arc is not', () => {
		// The second half lies nearly opposite the first.
		const ring = onCircle(2, 0.2, (row) => 0.0314 * row + (row >= COUNT / 2 ? 3 - 0.0314 * (COUNT / 2) : 0));
		expect(middlesInHoles(ring, 2, 'straight', QUANTILE)).toBe(1);
		expect(middlesInHoles(ring, 2, 'arc', QUANTILE)).toBeLessThan(0.05);
	});

	test('between two narrow clusters are holes either way', () => {
		const clusters = onCircle(3, 0.1, (row) => (row < COUNT / 2 ? 0 : Math.PI));
		expect(middlesInHoles(clusters, 2, 'straight', QUANTILE)).toBe(1);
		expect(middlesInHoles(clusters, 2, 'arc', QUANTILE)).toBe(1);
	});

	test('are none where every posterior is the prior', () => {
		expect(
			middlesInHoles(
				onCircle(0, 1, () => 0),
				2,
				'straight',
				QUANTILE,
			),
		).toBe(0);
	});
});
