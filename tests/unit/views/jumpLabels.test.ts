import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jumpLabels } from '../../../src/action/Interpolation/jumpLabels';

test('a name stands over the cells that it is of, or before them where there are more', () => {
	expect(jumpLabels([[10, 1]], 40)).toEqual([{ cell: 10, action: 1, side: 'right', room: 30 }]);
	expect(jumpLabels([[33, 1]], 40)).toEqual([{ cell: 33, action: 1, side: 'left', room: 33 }]);
	expect(
		jumpLabels(
			[
				[4, 1],
				[36, 2],
			],
			40,
		),
	).toEqual([
		{ cell: 4, action: 1, side: 'right', room: 16 },
		{ cell: 36, action: 2, side: 'left', room: 16 },
	]);
});

test('no names stand where many actions follow each other', () => {
	const labels = jumpLabels(
		Array.from({ length: 20 }, (_, i) => [2 * i + 1, i]),
		40,
	);
	expect(labels.every(({ room }) => room === 0)).toBe(true);
});

test('names never lie over each other or leave the strip', () => {
	const cells = fc.uniqueArray(fc.integer({ min: 1, max: 39 })).map((list) => list.sort((a, b) => a - b));
	fc.assert(
		fc.property(cells, (list) => {
			const spans = jumpLabels(
				list.map((cell) => [cell, cell]),
				40,
			)
				.filter(({ room }) => room > 0)
				.map(({ cell, side, room }) => (side === 'right' ? [cell, cell + room] : [cell - room, cell]))
				.sort(([a], [b]) => a - b);
			return spans.every(([from, to], i) => from >= 0 && to <= 40 && (i === 0 || spans[i - 1][1] <= from));
		}),
	);
});
