import { expect, test } from 'vitest';
import { EDGES, type Edge } from '../../../src/map/drawing/outside';
import { type CountPlace, type PlacedCount, placeCounts } from '../../../src/map/drawing/placeCounts';
import { rulerRoom } from '../../../src/plane/drawGrid';

/** What a map of 13 px type has beyond all four edges, the middle of each near one corner or another. */
function counts(along: number, across: number): Record<Edge, PlacedCount> {
	return {
		left: { text: '‹ 176', along },
		right: { text: '1,385 ›', along },
		top: { text: '↑ 15', along: across },
		bottom: { text: '↓ 286', along: across },
	};
}

function covered(a: CountPlace, b: CountPlace): boolean {
	return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}

for (const [size, type, corner, edges] of [
	[{ width: 470, height: 610 }, 13, 88, EDGES],
	[{ width: 325, height: 325 }, 13, 88, EDGES],
	[{ width: 290, height: 180 }, 13, 0, EDGES],
	// A map of the presenter view at 1,024 px has no room for four.
	[{ width: 190, height: 150 }, 17, 0, ['left', 'top', 'bottom']],
] as const)
	test(`counts on a map of ${size.width} × ${size.height} cover neither one another nor the ruler`, () => {
		const room = rulerRoom(type);
		for (const along of [-500, 20, size.height / 2, size.height - 20, 5_000])
			for (const across of [-500, 20, size.width / 2, size.width - 20, 5_000]) {
				const all = counts(along, across);
				const some = Object.fromEntries(edges.map((edge) => [edge, all[edge]]));
				const places = Object.values(placeCounts(some, size, type, corner));
				expect(places).toHaveLength(edges.length);
				for (const [index, place] of places.entries()) {
					expect(place.y - place.height / 2).toBeGreaterThanOrEqual(room.top - 1e-6);
					expect(place.y + place.height / 2).toBeLessThanOrEqual(size.height - room.bottom + 1e-6);
					expect(place.x - place.width / 2).toBeGreaterThanOrEqual(room.left - 1e-6);
					expect(place.x + place.width / 2).toBeLessThanOrEqual(size.width);
					for (const other of places.slice(index + 1)) expect(covered(place, other)).toBe(false);
					const small = { x: size.width - corner / 2 - 5, y: corner / 2 + 5, width: corner, height: corner };
					if (corner > 0) expect(covered(place, small)).toBe(false);
				}
			}
	});

test('a count stands where its points are, as far as there is room', () => {
	const { left, bottom } = placeCounts(
		{ left: { text: '‹ 9', along: 300 }, bottom: { text: '↓ 9', along: 200 } },
		{ width: 470, height: 610 },
		13,
		0,
	);
	expect([left?.y, bottom?.x]).toEqual([300, 200]);
});
