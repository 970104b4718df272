// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { aimShapes } from '../../../src/action/Scene/aimShapes';
import { closeUpOf } from '../../../src/action/Scene/closeUp';
import { movedShapes, paintShapes } from '../../../src/action/Scene/paintShapes';
import { fitWorld, isWide } from '../../../src/action/Scene/projection';
import { catchPoint } from '../../../src/environments/catchPoint';
import type { SceneShape } from '../../../src/environments/Environment';
import { goal } from '../../../src/environments/goal';
import { platform } from '../../../src/environments/platform';

describe('fitWorld', () => {
	it('shows the whole of a world that is not wide, to scale, y up', () => {
		const { left, right, bottom, top } = goal.scene.bounds;
		const at = fitWorld(goal.scene, 200, 150, 0);
		expect(isWide(goal.scene)).toBe(false);
		expect(at.y(top)).toBeCloseTo(0, 9);
		expect(at.y(bottom)).toBeCloseTo(150, 9);
		expect((at.x(left) + at.x(right)) / 2).toBeCloseTo(100, 9);
		expect(at.x(1) - at.x(0)).toBeCloseTo(at.y(0) - at.y(1), 9);
	});

	it('follows the start along a wide world, and stops at its ends', () => {
		const { left, right } = platform.scene.bounds;
		expect(isWide(platform.scene)).toBe(true);
		expect(fitWorld(platform.scene, 268, 100, 0).x(left)).toBeCloseTo(0, 9);
		expect(fitWorld(platform.scene, 268, 100, 1035).x(right)).toBeCloseTo(268, 9);
		const middle = fitWorld(platform.scene, 268, 100, 500);
		expect(middle.x(500)).toBeGreaterThan(0);
		expect(middle.x(500)).toBeLessThan(134);
	});

	it('shows a wide world whole where there is room', () => {
		const { left, right } = platform.scene.bounds;
		const at = fitWorld(platform.scene, 2_000, 100, 0);
		expect(at.x(left)).toBeGreaterThan(0);
		expect(at.x(right)).toBeLessThan(2_000);
	});
});

describe('closeUpOf', () => {
	const size = { width: 350, height: 350 };
	const at = fitWorld(catchPoint.scene, size.width, size.height, 0);

	it('enlarges a short way by a round number, so that it fills the picture, in the corner across', () => {
		const close = closeUpOf([-1, -0.9], [[-0.98, -0.89]], at, size);
		expect(close?.factor).toBe(20);
		const [from, to] = [close?.at.x(-1) ?? 0, close?.at.x(-0.98) ?? 0];
		expect(from).toBeCloseTo((close?.side ?? 0) / 2, 9);
		expect(to - from).toBeCloseTo(20 * (at.x(-0.98) - at.x(-1)), 9);
		expect((close?.at.y(-0.9) ?? 0) - (close?.at.y(-0.89) ?? 0)).toBeCloseTo(20 * (at.y(-0.9) - at.y(-0.89)), 9);
		expect(to).toBeLessThan(close?.side ?? 0);
		expect([(close?.x ?? 0) > size.width / 2, (close?.y ?? 999) < size.height / 2]).toEqual([true, true]);
	});

	it('is left out where the way is seen without it, or is none', () => {
		expect(closeUpOf([0, 0], [[1, 0]], at, size)).toBeNull();
		expect(closeUpOf([0.3, 0], [[0.3, 0]], at, size)).toBeNull();
	});
});

describe('aimShapes', () => {
	const size = { width: 120, height: 150 };
	const at = fitWorld(goal.scene, size.width, size.height, 0);
	const pointsOf = (place: readonly [number, number]) =>
		aimShapes(goal.scene, [0, 0], place, at, size).map((shape) => (shape.kind === 'polyline' ? shape.points : []));

	it('leads to a cross at the place that is named', () => {
		const [way, one, other] = pointsOf([10, 5]);
		expect(way).toEqual([
			[0, 0],
			[10, 5],
		]);
		for (const [from, to] of [one, other]) {
			expect((from[0] + to[0]) / 2).toBeCloseTo(10, 9);
			expect((from[1] + to[1]) / 2).toBeCloseTo(5, 9);
		}
	});

	it.each([[[40, 0]], [[40, 15]], [[0, 16]], [[-30, -15]]] as const)(
		'is an arrow inside the picture, towards %j, which no whole cross fits into',
		(place) => {
			const shapes = pointsOf(place);
			const [[, tip], head] = shapes;
			expect(shapes).toHaveLength(2);
			expect(head[1]).toEqual(tip);
			// On the straight way there.
			expect(tip[0] * place[1] - tip[1] * place[0]).toBeCloseTo(0, 9);
			expect(Math.hypot(...tip)).toBeLessThan(Math.hypot(...place));
			for (const [x, y] of shapes.flat()) {
				expect(at.x(x)).toBeGreaterThanOrEqual(0);
				expect(at.x(x)).toBeLessThanOrEqual(size.width);
				expect(at.y(y)).toBeGreaterThanOrEqual(0);
				expect(at.y(y)).toBeLessThanOrEqual(size.height);
			}
		},
	);
});

describe('paintShapes', () => {
	const at = fitWorld(goal.scene, 200, 150, 0);
	const circle: SceneShape = { kind: 'circle', role: 'object', x: 3, y: 4, radius: 1 };
	const box: SceneShape = { kind: 'rectangle', role: 'ground', x: 0, y: 0, width: 2, height: 3 };

	it('keeps the nodes of shapes of the same kind, exchanges others and drops what is gone', () => {
		const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
		paintShapes(group, [circle, box], at, ({ role }) => role);
		const [first] = Array.from(group.children);
		expect(first.getAttribute('class')).toBe('object');
		paintShapes(group, [{ ...circle, x: 5 }, circle, box], at, ({ role }) => role);
		expect(group.children[0]).toBe(first);
		expect(Array.from(group.children, ({ tagName }) => tagName)).toEqual(['circle', 'circle', 'rect']);
		expect(Number(first.getAttribute('cx'))).toBeCloseTo(at.x(5), 1);
		paintShapes(group, [box], at, ({ role }) => role);
		expect(Array.from(group.children, ({ tagName }) => tagName)).toEqual(['rect']);
		expect(Number(group.children[0].getAttribute('y'))).toBeCloseTo(at.y(3), 1);
	});

	it('knows what has moved', () => {
		expect(movedShapes([circle, box], [{ ...circle, y: 9 }, box])).toEqual([{ ...circle, y: 9 }]);
	});
});
