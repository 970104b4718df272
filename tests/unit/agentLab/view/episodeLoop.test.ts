import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PlayedEpisode } from '../../../../src/agent/protocol';
import { EpisodeLoop, type EpisodeView } from '../../../../src/agentLab/view/EpisodeLoop';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const clock = {
	now: () => performance.now(),
	nextFrame: (callback: () => void) => setTimeout(callback, 50) as unknown as number,
	cancel: (request: number) => clearTimeout(request),
	isStill: () => false,
};

function episode(success: boolean | null, ticks = 10): PlayedEpisode {
	return { return: 1, success, worlds: new Float64Array(2 * (ticks + 1)), worldLength: 2, decisions: [] };
}

function loopOf(play: (index: number) => Promise<PlayedEpisode>, of = clock) {
	const views: EpisodeView[] = [];
	const loop = new EpisodeLoop(play, (view) => void views.push(view), of);
	return { loop, last: () => views[views.length - 1] };
}

it('plays every tick of one episode after the other, and counts each once', async () => {
	const asked: number[] = [];
	const { loop, last } = loopOf(async (index) => {
		asked.push(index);
		return episode(index !== 1);
	});
	loop.start();
	await vi.advanceTimersByTimeAsync(250);
	expect(last()).toMatchObject({ index: 0, played: 0, successes: null });
	expect(last().tick).toBeGreaterThan(2);
	await vi.advanceTimersByTimeAsync(500);
	expect(last()).toMatchObject({ tick: 10, played: 1, successes: 1 });
	await vi.advanceTimersByTimeAsync(4_000);
	expect(last().played).toBeGreaterThanOrEqual(3);
	expect(last().successes).toBe(last().played - 1);
	expect(asked.slice(0, 3)).toEqual([0, 1, 2]);
	loop.stop();
	const { played } = last();
	await vi.advanceTimersByTimeAsync(10_000);
	expect(last().played).toBe(played);
});

it('who asks for less motion sees the end of each, at a pace that can be read', async () => {
	const { loop, last } = loopOf(async () => episode(null), { ...clock, isStill: () => true });
	loop.start();
	await vi.advanceTimersByTimeAsync(100);
	expect(last()).toMatchObject({ tick: 10, played: 1, successes: null });
	await vi.advanceTimersByTimeAsync(800);
	expect(last().played).toBe(2);
	loop.stop();
});

it('asks again where there is no episode yet, and not after it was stopped', async () => {
	let isReady = false;
	const { loop, last } = loopOf(() =>
		isReady ? Promise.resolve(episode(true, 0)) : Promise.reject(new Error('not yet')),
	);
	loop.start();
	await vi.advanceTimersByTimeAsync(1_700);
	expect(last()).toBeUndefined();
	isReady = true;
	await vi.advanceTimersByTimeAsync(900);
	expect(last()).toMatchObject({ played: 1, successes: 1 });
	loop.stop();
});
