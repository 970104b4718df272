import { describe, expect, test } from 'vitest';
import { splitDataset } from '../../../src/dataset/testPart';
import { MOST_TESTED } from '../../../src/training/TestEvaluation';
import { request, TestSession } from './fakeHost';
import { KEPT, REBUILT } from './problems';

const RUNS = [KEPT, REBUILT];

describe('the test split of a session', () => {
	test('is not told of where there is none', async () => {
		const session = await TestSession.ready();
		session.drawFrames();
		await session.play({ type: 'advance', id: 0, steps: 20 });
		for (const { test: terms } of session.host.of('frame')) expect(terms).toBeNull();
	});

	test('has the terms of every run with the first frame and the last', async () => {
		const session = await TestSession.ready(request(RUNS, { testShare: 0.3 }));
		session.drawFrames();
		await session.play({ type: 'advance', id: 0, steps: 20 });
		const frames = session.host.of('frame');
		for (const frame of [frames[0], frames[frames.length - 1]]) {
			expect(frame.test).toHaveLength(2);
			for (const { state, parameters, kl } of frame.test ?? []) {
				for (const term of [state, parameters, kl]) expect(Number.isFinite(term)).toBe(true);
			}
		}
		expect(frames[frames.length - 1].test).not.toEqual(frames[0].test);
	});

	test('is evaluated at most twice a second while it trains', async () => {
		const session = new TestSession(request(RUNS, { testShare: 0.3 }), { perStep: 20 });
		await session.session.prepare();
		session.send({ type: 'frameDrawn' });
		session.drawFrames();
		const start = session.host.time;
		await session.play({ type: 'advance', id: 0, steps: 200 });
		const told = session.host.of('frame').filter(({ test: terms }) => terms !== null).length;
		// The first frame and the last come on top.
		expect(told).toBeLessThanOrEqual((session.host.time - start) / 500 + 2);
		expect(told).toBeGreaterThan(3);
	});

	test('leaves the training of the rest alone', async () => {
		const curves = [];
		for (const testShare of [0, 0.3]) {
			const session = await TestSession.ready(request(RUNS, { testShare }));
			session.drawFrames();
			await session.play({ type: 'advance', id: 0, steps: 10 });
			curves.push(session.steps());
		}
		// Other batches, so other losses.
		expect(curves[1]).not.toEqual(curves[0]);
	});

	test('is cut to what a moment can evaluate', () => {
		expect(splitDataset({ seed: 1, size: 50_000 }, 0.5).test.length).toBeGreaterThan(MOST_TESTED);
	});
});
