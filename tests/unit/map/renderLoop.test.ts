// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addStage } from '../../../src/map/drawing/renderLoop';
import type { Damage, MapStage } from '../../../src/map/drawing/stage';
import { type Frame, publishFrame } from '../../../src/state/frames';
import { useSession } from '../../../src/state/sessionStore';

/** What was drawn, one entry a drawing. */
let drawn: Damage[] = [];
let remove = () => {};

/** Lets the display show frames for so many milliseconds. */
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

const frameAt = (step: number): Frame => ({
	source: 'training',
	step,
	trainedWith: [],
	count: 0,
	shape: { stateDim: 1, actionCount: 1, embeddingDim: 1, parameterDim: 1, latentDim: 2, width: 1 },
	runs: [],
});

beforeEach(async () => {
	vi.useFakeTimers();
	drawn = [];
	useSession.setState({ phase: 'training' });
	const stage = { draw: (_scene: unknown, _codes: unknown, damage: Damage) => drawn.push(damage), takeStamps() {} };
	remove = addStage(stage as unknown as MapStage);
	// What moves the codes comes in a file of its own.
	await import('../../../src/map/drawing/FrameTween');
	await pass(1_000);
});

afterEach(() => {
	remove();
	vi.useRealTimers();
});

test.each([0, 1, 15, 60, 120, 124, 125, 126, 140, 200])(
	'the numbers are those of the last codes, wherever in the beat training stops: %i ms after a frame',
	async (milliseconds) => {
		publishFrame(frameAt(10));
		await pass(milliseconds);
		publishFrame(frameAt(20));
		useSession.setState({ phase: 'paused' });
		drawn = [];
		await pass(1_000);
		const last = drawn.findLastIndex(({ points }) => points);
		expect(last).toBeGreaterThanOrEqual(0);
		expect(drawn.slice(last).some(({ numbers }) => numbers)).toBe(true);
	},
);

test('while codes move, the numbers have a frame of the display without them', async () => {
	for (let step = 0; step < 40; step++) {
		publishFrame(frameAt(step));
		await pass(30);
	}
	expect(drawn.some(({ numbers, points, motion }) => numbers && !points && !motion)).toBe(true);
	expect(drawn.some(({ points, motion }) => points || motion)).toBe(true);
});
