import { describe, expect, it } from 'vitest';
import { catchPoint } from '../../../src/environments/catchPoint';
import { fitBounds, grownBounds } from '../../../src/views/World/worldBounds';

describe('grownBounds', () => {
	const { scene } = catchPoint;

	it('are the same while everything is inside', () => {
		expect(grownBounds(scene.bounds, scene, [[0, 0]])).toBe(scene.bounds);
	});

	it('hold what goes outside, with a margin, and leave the other sides', () => {
		const grown = grownBounds(scene.bounds, scene, [
			[0, 0],
			[5, 0],
		]);
		expect(grown.right).toBeGreaterThan(5);
		expect({ ...grown, right: scene.bounds.right }).toEqual(scene.bounds);
	});
});

describe('fitBounds', () => {
	it('is to scale, y up, in the middle', () => {
		const at = fitBounds({ left: 0, right: 10, bottom: 0, top: 5 }, 200, 200);
		expect(at.scale).toBe(20);
		expect([at.x(0), at.x(10), at.y(0), at.y(5)]).toEqual([0, 200, 150, 50]);
	});
});
