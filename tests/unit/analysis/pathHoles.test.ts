import { expect, test } from 'vitest';
import { middlesInHoles } from '../../../src/analysis/pathHoles';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';

/** 200 codes of one σ with the given means. */
function codesAt(mean: (row: number) => readonly [number, number], sigma: number) {
	const of = (value: (row: number, dim: number) => number) =>
		Float32Array.from({ length: 400 }, (_, i) => value(Math.floor(i / 2), i % 2));
	const means = of((row, dim) => mean(row)[dim]);
	return {
		mean: means,
		std: of(() => sigma),
		z: means.map((value, i) => value + sigma * normalAt(1, Stream.monteCarlo, 0, i, 0)),
	};
}

/** Even rows on the left of a ring, odd rows on the right; a row is joined with the one 100 further on. */
const onRing = (row: number): readonly [number, number] => {
	const angle = (2 * Math.PI * row) / 200;
	return [2 * Math.cos(angle), 2 * Math.sin(angle)];
};

test('wide posteriors round one place leave no hole on the way', () => {
	expect(
		middlesInHoles(
			codesAt(() => [0, 0], 1),
			2,
			'straight',
			0.01,
		),
	).toBe(0);
});

test('across a thin ring every straight way has its middle in the hole, and every arc stays on the ring', () => {
	const ring = codesAt(onRing, 0.1);
	expect(middlesInHoles(ring, 2, 'straight', 0.01)).toBe(1);
	expect(middlesInHoles(ring, 2, 'arc', 0.01)).toBe(0);
});
