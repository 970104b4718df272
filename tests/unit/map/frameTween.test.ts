import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameTween } from '../../../src/map/drawing/FrameTween';
import type { Frame } from '../../../src/state/frames';

const DATA = {};
const shape = { stateDim: 1, actionCount: 1, embeddingDim: 1, parameterDim: 1, latentDim: 1, width: 1 };

/** A frame of one run and one code, which lies at its step unless told otherwise. */
function frame(step: number, parts: Partial<Frame> = {}, at = step): Frame {
	const codes = { mean: Float32Array.of(at), std: Float32Array.of(2 * at), z: Float32Array.of(-at) };
	const runs = [{ ...codes, weights: new Float32Array(1), measured: null }];
	return { source: 'training', step, count: 1, shape, runs, ...parts };
}

/** A tween that has taken steps 0, 100, 200 at 0, 100, 200 ms, and is to draw the way to 200. */
function onItsWay(): FrameTween {
	const tween = new FrameTween();
	for (const time of [0, 100, 200]) {
		tween.codesAt(time);
		tween.take(frame(time), DATA, time, true);
	}
	return tween;
}

const drawn = (tween: FrameTween, now: number) => tween.codesAt(now)?.[0].mean[0];

describe('codes between two frames', () => {
	test('go evenly, all three tables, and arrive in the time between frames', () => {
		const tween = onItsWay();
		expect(drawn(tween, 200)).toBeCloseTo(100, 3);
		expect(drawn(tween, 225)).toBeCloseTo(125, 3);
		const [half] = tween.codesAt(250) ?? [];
		expect([half.mean[0], half.std[0], half.z[0]]).toEqual([150, 300, -150]);
		expect(tween.moving).toBe(true);
		expect(drawn(tween, 300)).toBe(200);
		expect(tween.moving).toBe(false);
	});

	test('are only worked out where they are drawn', () => {
		const tween = onItsWay();
		const newest = frame(300);
		tween.codesAt(250, ['mean']);
		tween.take(newest, DATA, 260, true);
		const [first] = tween.codesAt(280, ['mean']) ?? [];
		expect(first.mean[0]).toBeGreaterThan(150);
		expect(first.mean[0]).toBeLessThan(300);
		expect([first.std, first.z]).toEqual([newest.runs[0].std, newest.runs[0].z]);
		// A table that is shown from now on goes on from the frame before.
		const [second] = tween.codesAt(280) ?? [];
		expect(second.std[0]).toBeGreaterThan(400);
		expect(second.std[0]).toBeLessThan(600);
	});

	test('are the frame itself once they are there', () => {
		const tween = onItsWay();
		const last = frame(300);
		tween.take(last, DATA, 300, true);
		expect(tween.codesAt(400)).toBe(last.runs);
	});

	test('turn from where they were drawn when the next frame comes early, and the one between is passed over', () => {
		const tween = onItsWay();
		expect(drawn(tween, 250)).toBeCloseTo(150, 3);
		tween.take(frame(300), DATA, 260, true);
		tween.take(frame(400), DATA, 270, true);
		expect(drawn(tween, 270)).toBeCloseTo(150, 3);
		expect(drawn(tween, 1_000)).toBe(400);
	});

	test.each<[string, Frame, object, boolean]>([
		['motion is not wanted', frame(300), DATA, false],
		['the training was reset', frame(0, {}, 7), DATA, true],
		['an earlier picture is shown', frame(300, { source: 'past' }), DATA, true],
		['another showing begins', frame(300, { source: 'recording' }), DATA, true],
		['the data are others', frame(300), {}, true],
		['the model is another', frame(300, { shape: { ...shape, width: 2 } }), DATA, true],
		['other transitions are shown', frame(300, { count: 2 }), DATA, true],
	])('jump where %s', (_, next, data, smooth) => {
		const tween = onItsWay();
		drawn(tween, 230);
		tween.take(next, data, 260, smooth);
		expect(tween.moving).toBe(false);
		expect(tween.codesAt(260)).toBe(next.runs);
	});

	test('go both ways where the past of one model is shown', () => {
		const model = {};
		const tween = onItsWay();
		tween.take(frame(300, { model }), DATA, 300, true);
		tween.codesAt(1_000);
		tween.take(frame(100, { model, source: 'past' }), DATA, 1_060, true);
		expect(tween.moving).toBe(true);
		tween.take(frame(300, { model }), DATA, 1_120, true);
		expect(tween.moving).toBe(true);
	});

	test('jump after the past was shown, too', () => {
		const tween = onItsWay();
		tween.take(frame(100, { source: 'past' }), DATA, 260, true);
		tween.take(frame(300), DATA, 300, true);
		expect(drawn(tween, 300)).toBe(300);
	});

	test('are drawn as they come where frames come as fast as a display shows them', () => {
		const tween = new FrameTween();
		for (let step = 0; step < 20; step++) tween.take(frame(step), DATA, 12 * step, true);
		expect(tween.moving).toBe(false);
	});

	test('are drawn as they come for a while where the machine draws late, then go again', () => {
		const tween = onItsWay();
		const moving: boolean[] = [];
		let due = 300;
		for (let step = 300; step < 6_000; step += 100) {
			tween.take(frame(step), DATA, step, true);
			moving.push(tween.moving);
			// Late in the first two seconds, in time from then on.
			for (; due < step + 100; due += due < 2_000 ? 70 : 16) tween.codesAt(due);
		}
		expect(moving[0]).toBe(true);
		expect(moving.slice(5, 20)).not.toContain(true);
		expect(moving.slice(-10)).not.toContain(false);
	});

	test('never leave the stretch between the frames that they were drawn from, and end at the newest', () => {
		const event = fc.record({ wait: fc.integer({ min: 1, max: 150 }), draws: fc.boolean() });
		fc.assert(
			fc.property(fc.array(event, { minLength: 2, maxLength: 40 }), (events) => {
				const tween = new FrameTween();
				let now = 0;
				let last = 0;
				for (const [step, { wait, draws }] of events.entries()) {
					now += wait;
					tween.take(frame(step + 1), DATA, now, true);
					now += wait;
					if (!draws) continue;
					const at = drawn(tween, now) ?? Number.NaN;
					expect(at).toBeGreaterThanOrEqual(last - 1e-4);
					expect(at).toBeLessThanOrEqual(step + 1);
					last = at;
				}
				expect(drawn(tween, now + 1_000)).toBe(events.length);
			}),
		);
	});
});
