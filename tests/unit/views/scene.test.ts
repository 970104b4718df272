// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { movedShapes, paintShapes } from '../../../src/action/Scene/paintShapes';
import { fitWorld, isWide } from '../../../src/action/Scene/projection';
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
