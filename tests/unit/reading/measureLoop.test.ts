import { describe, expect, test } from 'vitest';
import { type LoopRate, MeasureLoop } from '../../../src/reading/MeasureLoop';

/** A clock that stands still until it is moved, and a measurement that is ended by hand. */
function scene(interval: number) {
	let now = 0;
	const timers: { at: number; callback: () => void }[] = [];
	const ends: { done: (milliseconds: number) => void; fail: () => void }[] = [];
	const rates: (LoopRate | null)[] = [];
	let started = 0;
	const loop = new MeasureLoop(
		() => {
			started++;
			return new Promise((resolve, reject) => ends.push({ done: resolve, fail: () => reject(new Error('no')) }));
		},
		interval,
		(rate) => rates.push(rate),
		{
			now: () => now,
			after: (callback, milliseconds) => {
				timers.push({ at: now + milliseconds, callback });
				return 0 as never;
			},
		},
	);
	return {
		loop,
		rates,
		started: () => started,
		end: async (milliseconds = 5) => {
			ends.shift()?.done(milliseconds);
			await Promise.resolve();
			await Promise.resolve();
		},
		fail: async () => {
			ends.shift()?.fail();
			await Promise.resolve();
			await Promise.resolve();
		},
		pass: (milliseconds: number) => {
			now += milliseconds;
			for (const timer of timers.splice(0)) {
				if (timer.at <= now) timer.callback();
				else timers.push(timer);
			}
		},
	};
}

describe('measuring again and again', () => {
	test('one measurement is under way at a time, and the newest request comes next', async () => {
		const { loop, started, end } = scene(0);
		loop.request('frame');
		loop.request('frame');
		loop.request('frame');
		expect(started()).toBe(1);
		await end();
		expect(started()).toBe(2);
		await end();
		expect(started()).toBe(2);
	});

	test('frames wait for the interval, a person does not', async () => {
		const { loop, started, end, pass } = scene(100);
		loop.request('frame');
		await end();
		loop.request('frame');
		pass(60);
		expect(started()).toBe(1);
		pass(50);
		expect(started()).toBe(2);
		await end();
		loop.request('person');
		expect(started()).toBe(3);
	});

	test('a measurement that fails is left out', async () => {
		const { loop, started, fail, rates } = scene(0);
		loop.request('person');
		await fail();
		expect(rates).toEqual([]);
		loop.request('person');
		expect(started()).toBe(2);
	});

	test('the rate is that of what was done, and is gone when it rests', async () => {
		const { loop, rates, end, pass } = scene(0);
		for (let i = 0; i < 5; i++) {
			loop.request('person');
			pass(100);
			await end(7);
		}
		expect(rates.at(-1)).toEqual({ perSecond: 10, milliseconds: 7 });
		pass(2_000);
		expect(rates.at(-1)).toBeNull();
	});

	test('nothing is started once it is stopped', async () => {
		const { loop, started, end } = scene(0);
		loop.request('person');
		loop.request('person');
		loop.stop();
		await end();
		loop.request('person');
		expect(started()).toBe(1);
	});
});
