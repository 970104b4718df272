import { expect, test } from 'vitest';
import { MeasureRate, type Rate } from '../../../src/instruments/shared/MeasureRate';

/** A clock that stands still until it is moved. */
function scene() {
	let now = 0;
	const timers: { at: number; callback: () => void }[] = [];
	const told: (Rate | null)[] = [];
	const rate = new MeasureRate((perSecond) => told.push(perSecond), {
		now: () => now,
		after: (callback, milliseconds) => {
			timers.push({ at: now + milliseconds, callback });
			return 0 as never;
		},
	});
	const pass = (milliseconds: number) => {
		now += milliseconds;
		for (const timer of timers.splice(0)) {
			if (timer.at <= now) timer.callback();
			else timers.push(timer);
		}
	};
	return { rate, told, pass };
}

test('the rate is that of what was done, and is gone when it rests', () => {
	const { rate, told, pass } = scene();
	for (let i = 0; i < 5; i++) {
		pass(100);
		rate.count(7);
	}
	expect(told[0]).toBeNull();
	expect(told.at(-1)).toEqual({ perSecond: 10, milliseconds: 7 });
	pass(2_000);
	expect(told.at(-1)).toBeNull();
});

test('what is counted after its end is not told', () => {
	const { rate, told } = scene();
	rate.end();
	rate.count(7);
	expect(told).toEqual([]);
});
