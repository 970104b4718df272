import { expect, it } from 'vitest';
import { growth, type Look } from '../../../scripts/growth';

const FLAT: Look = {
	seconds: 0,
	step: 0,
	heap: 9,
	workerHeap: 2,
	engine: 4,
	nodes: 2_000,
	rss: 330,
	framesPerSecond: 60,
	stepsPerSecond: 100,
};

/** Samples of half an hour. */
const looks = (at: (index: number) => Partial<Look>) =>
	Array.from({ length: 180 }, (_, index) => ({ ...FLAT, seconds: 10 * index, ...at(index) }));

it('finds nothing in what goes up and down, or fills up at the beginning', () => {
	expect(growth(looks((index) => ({ nodes: index % 4 === 0 ? 3_000 : 1_600, rss: 330 + 40 * (index % 2) })))).toEqual(
		[],
	);
	expect(growth(looks((index) => ({ heap: Math.min(40, 9 + 6 * index) })))).toEqual([]);
});

it('finds what grows on and on, by its name', () => {
	expect(growth(looks((index) => ({ rss: 330 + index })))).toEqual(['rss grew from 365 to 481']);
	expect(growth(looks((index) => ({ nodes: 2_000 + 20 * index, workerHeap: 2 + index / 10 })))).toHaveLength(2);
});

it('says so where there are too few looks to tell', () => {
	expect(growth(looks(() => ({})).slice(0, 8))).toHaveLength(1);
});
