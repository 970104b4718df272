import { expect, test, vi } from 'vitest';
import { NumbersClock } from '../../../src/reading/NumbersClock';

/** A page whose clock and display frames the test controls. */
function makePage() {
	let time = 5_000;
	const frames: (() => void)[] = [];
	const timers: { at: number; callback: () => void }[] = [];
	const clock = new NumbersClock({
		now: () => time,
		nextFrame: (callback) => frames.push(callback),
		after: (callback, milliseconds) => timers.push({ at: time + milliseconds, callback }),
	});
	return {
		clock,
		frame: () => {
			for (const callback of frames.splice(0)) callback();
		},
		pass(milliseconds: number) {
			time += milliseconds;
			for (const timer of timers.splice(0)) {
				if (timer.at <= time) timer.callback();
				else timers.push(timer);
			}
		},
	};
}

test('the first update comes in the next display frame, later ones a beat after the last', () => {
	const { clock, frame, pass } = makePage();
	const update = vi.fn();
	clock.request(update);
	expect(update).not.toHaveBeenCalled();
	frame();
	expect(update).toHaveBeenCalledTimes(1);
	for (let i = 0; i < 60; i++) {
		clock.request(update);
		pass(16);
		frame();
	}
	// 960 ms in beats of 125 ms, each in the display frame after it.
	expect(update.mock.calls.length).toBeGreaterThanOrEqual(6);
	expect(update.mock.calls.length).toBeLessThanOrEqual(8);
});

test('all that waits is shown in one display frame, each once', () => {
	const { clock, frame } = makePage();
	const shown: string[] = [];
	const [first, second] = [() => shown.push('first'), () => shown.push('second')];
	clock.request(first);
	clock.request(second);
	clock.request(first);
	frame();
	expect(shown).toEqual(['first', 'second']);
	frame();
	expect(shown).toHaveLength(2);
});

test('what is cancelled does not come, and what an update asks for comes at the next beat', () => {
	const { clock, frame, pass } = makePage();
	const [dropped, kept] = [vi.fn(), vi.fn(() => clock.request(next))];
	const next = vi.fn();
	clock.request(dropped);
	clock.request(kept);
	clock.cancel(dropped);
	frame();
	expect(dropped).not.toHaveBeenCalled();
	expect(next).not.toHaveBeenCalled();
	pass(125);
	frame();
	expect(next).toHaveBeenCalledTimes(1);
});

test('a clock that jumps back delays the next beat by one at most', () => {
	const { clock, frame, pass } = makePage();
	const update = vi.fn();
	clock.request(() => {});
	frame();
	pass(-4_000);
	clock.request(update);
	pass(125);
	frame();
	expect(update).toHaveBeenCalledTimes(1);
});

test('a beat lets the frames pass in which a person moves something, but not for long', () => {
	const { clock, frame, pass } = makePage();
	const update = vi.fn();
	clock.request(update);
	clock.giveWay();
	frame();
	expect(update).not.toHaveBeenCalled();
	pass(16);
	frame();
	expect(update).toHaveBeenCalledTimes(1);
	// What was moved long ago delays nothing.
	clock.giveWay();
	pass(200);
	clock.request(update);
	frame();
	expect(update).toHaveBeenCalledTimes(2);
	// A hand that never rests: the numbers change all the same, at half the rate.
	for (let i = 0; i < 120; i++) {
		clock.request(update);
		clock.giveWay();
		pass(8);
		frame();
		pass(8);
	}
	expect(update.mock.calls.length).toBeGreaterThanOrEqual(2 + 6);
	expect(update.mock.calls.length).toBeLessThanOrEqual(2 + 8);
});
