// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FrameTween } from '../../../src/map/drawing/FrameTween';
import { type RenderHost, RenderLoop } from '../../../src/map/drawing/RenderLoop';
import type { Damage, MapStage } from '../../../src/map/drawing/stage';
import type { MapScene } from '../../../src/plane/scene';
import type { Stamps } from '../../../src/plane/stamp';
import { NumbersClock } from '../../../src/reading/NumbersClock';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { DrawnFrames } from '../../../src/state/drawnFrames';
import type { Frame } from '../../../src/state/frames';

const DATA = {};

/** What was drawn, one entry a drawing. */
let drawn: Damage[] = [];
let isTraining = true;
let loop: RenderLoop;
const unwatch = vi.fn();
const watch = vi.fn(() => unwatch);

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

function mapOf(parts: Partial<MapStage> = {}): MapStage {
	const draw: MapStage['draw'] = (_scene, _codes, damage) => void drawn.push(damage);
	return { draw, takeStamps() {}, ...parts } as MapStage;
}

function newLoop(host: Partial<RenderHost> = {}): RenderLoop {
	const clock = new NumbersClock({
		now: () => performance.now(),
		nextFrame: (callback) => void requestAnimationFrame(callback),
		after: (callback, milliseconds) => void setTimeout(callback, milliseconds),
	});
	const scene = { config: DEFAULT_CONFIG, frame: null } as MapScene;
	return new RenderLoop({ clock, scene: () => scene, moving: () => isTraining, noteDrawn() {}, watch, ...host });
}

beforeEach(() => {
	vi.useFakeTimers();
	vi.clearAllMocks();
	drawn = [];
	isTraining = true;
	loop = newLoop();
});

afterEach(() => {
	vi.useRealTimers();
});

test('the page is watched from the first map on until the last is removed, and nothing is drawn afterwards', async () => {
	const removeA = loop.addStage(mapOf());
	const removeB = loop.addStage(mapOf());
	expect(watch.mock.calls).toEqual([[loop]]);
	await pass(100);
	expect(drawn).toHaveLength(2);
	removeA();
	expect(unwatch).not.toHaveBeenCalled();
	loop.takeFrame(frameAt(1), DATA, false);
	removeB();
	expect(unwatch).toHaveBeenCalledOnce();
	await pass(1_000);
	expect(drawn).toHaveLength(2);
	loop.addStage(mapOf());
	await pass(100);
	expect([watch.mock.calls.length, drawn.length]).toEqual([2, 3]);
});

test.each([
	['grid', ['grid', 'points', 'layers', 'overlay', 'numbers']],
	['points', ['points', 'layers', 'overlay', 'numbers']],
	['layers', ['layers', 'overlay']],
	['overlay', ['overlay']],
] as const)('however often %s changes, it is drawn once, with what depends on it', async (part, redrawn) => {
	loop.addStage(mapOf());
	await pass(100);
	drawn = [];
	for (let change = 0; change < 5; change++) loop.invalidate(part);
	await pass(100);
	const damage = drawn.map((parts) => Object.entries(parts).flatMap(([name, isStale]) => (isStale ? [name] : [])));
	expect(damage.map((names) => names.sort())).toEqual([[...redrawn].sort()]);
});

test('every map has stamps of its own, one that is there before they come and one that is added later', () => {
	const taken: Stamps[] = [];
	const takeStamps = (stamps: Stamps) => void taken.push(stamps);
	loop.addStage(mapOf({ takeStamps }));
	loop.takeStamps(() => ({}) as Stamps);
	loop.addStage(mapOf({ takeStamps }));
	expect(new Set(taken).size).toBe(2);
});

test('a frame that is taken away is gone from the maps at once', async () => {
	loop.addStage(mapOf());
	await pass(100);
	drawn = [];
	loop.takeFrame(null, DATA, false);
	expect(drawn.map(({ points }) => points)).toEqual([true]);
});

test.each([0, 1, 15, 60, 120, 124, 125, 126, 140, 200])(
	'the numbers are those of the last codes, wherever in the beat training stops: %i ms after a frame',
	async (milliseconds) => {
		loop.addStage(mapOf());
		loop.takeTween(new FrameTween(), null, DATA);
		await pass(1_000);
		loop.takeFrame(frameAt(10), DATA, true);
		await pass(milliseconds);
		loop.takeFrame(frameAt(20), DATA, true);
		isTraining = false;
		loop.settle();
		drawn = [];
		await pass(1_000);
		const last = drawn.findLastIndex(({ points }) => points);
		expect(last).toBeGreaterThanOrEqual(0);
		expect(drawn.slice(last).some(({ numbers }) => numbers)).toBe(true);
	},
);

test('while codes move, the numbers have a frame of the display without them', async () => {
	loop.addStage(mapOf());
	loop.takeTween(new FrameTween(), null, DATA);
	await pass(1_000);
	for (let step = 0; step < 40; step++) {
		loop.takeFrame(frameAt(step), DATA, true);
		await pass(30);
	}
	expect(drawn.some(({ numbers, points, motion }) => numbers && !points && !motion)).toBe(true);
	expect(drawn.some(({ points, motion }) => points || motion)).toBe(true);
});

/** A loop whose drawings are noted, and codes that move. */
function loopThatTells(): { readonly frames: DrawnFrames; readonly removeMap: () => void } {
	const frames = new DrawnFrames();
	loop = newLoop({
		noteDrawn: (now) => frames.note(now),
		watch: (of) => frames.followMaps(() => of.isBehind),
	});
	const removeMap = loop.addStage(mapOf());
	loop.takeTween(new FrameTween(), null, DATA);
	return { frames, removeMap };
}

const codesDrawn = () => drawn.filter(({ points }) => points).length;

test('a frame counts as drawn when its codes are on the maps, also where they give way to the numbers', async () => {
	const { frames } = loopThatTells();
	await pass(1_000);
	const told: boolean[] = [];
	let ahead = 0;
	for (let step = 0; step < 60; step++) {
		const before = codesDrawn();
		loop.takeFrame(frameAt(step), DATA, true);
		frames.whenDrawn(() => told.push(codesDrawn() > before));
		requestAnimationFrame(() => {
			if (codesDrawn() === before) ahead++;
		});
		await pass(48);
	}
	expect(told).toEqual(Array(60).fill(true));
	// The next animation frame alone would have been too early for some of them.
	expect(ahead).toBeGreaterThan(0);
});

test('no frame is waited for longer than a second: not in a hidden tab, and not where the maps draw nothing', async () => {
	const { frames } = loopThatTells();
	await pass(1_000);
	const stall = vi.spyOn(loop, 'isBehind', 'get').mockReturnValue(true);
	const tell = vi.fn();
	loop.takeFrame(frameAt(1), DATA, true);
	frames.whenDrawn(tell);
	await pass(999);
	expect(tell).not.toHaveBeenCalled();
	await pass(1);
	expect(tell).toHaveBeenCalledOnce();
	stall.mockRestore();
	vi.stubGlobal('requestAnimationFrame', () => 0);
	frames.whenDrawn(tell);
	await pass(1_000);
	expect(tell).toHaveBeenCalledTimes(2);
	vi.unstubAllGlobals();
});

test('where the last map goes, nothing is waited for', async () => {
	const { frames, removeMap } = loopThatTells();
	await pass(1_000);
	vi.spyOn(loop, 'isBehind', 'get').mockReturnValue(true);
	const tell = vi.fn();
	frames.whenDrawn(tell);
	await pass(50);
	expect(tell).not.toHaveBeenCalled();
	removeMap();
	expect(tell).toHaveBeenCalledOnce();
	await pass(2_000);
	expect(tell).toHaveBeenCalledOnce();
});
