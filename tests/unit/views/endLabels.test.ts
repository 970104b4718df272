import { expect, test } from 'vitest';
import { endLabels } from '../../../src/views/LossChart/endLabels';

const NONE = Number.NaN;

test('without a test split every curve that has an end has one name', () => {
	expect(
		endLabels(
			[
				{ training: 20, test: NONE },
				{ training: NONE, test: NONE },
			],
			12,
			6,
		),
	).toEqual([{ index: 0, part: 'training', place: 20, both: false }]);
});

test('ends that are too near to each other share a name, others have two', () => {
	expect(
		endLabels(
			[
				{ training: 20, test: 25 },
				{ training: 40, test: 70 },
			],
			12,
			6,
		),
	).toEqual([
		{ index: 0, part: 'training', place: 20, both: true },
		{ index: 1, part: 'training', place: 40, both: false },
		{ index: 1, part: 'test', place: 70, both: false },
	]);
});

test('where there is little room, the ends furthest apart have theirs', () => {
	const ends = [
		{ training: 20, test: 40 },
		{ training: 40, test: 90 },
	];
	const tests = endLabels(ends, 12, 3).filter(({ part }) => part === 'test');
	expect(tests.map(({ index }) => index)).toEqual([1]);
	expect(endLabels(ends, 12, 1)).toHaveLength(2);
});
