/** A whole session on the fused engine: bursts on the real clock, pause, and a device that goes away. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSimd } from '../../scripts/simdModule';
import { engineCandidates } from '../../src/training/engines';
import type { StepMetrics } from '../../src/training/Trainer';
import { startDevice } from '../../src/training/webgpu/device';
import { WebGpuTrainer } from '../../src/training/webgpu/WebGpuTrainer';
import { request, TestSession } from '../unit/training/fakeHost';
import { expectedSteps, KEPT, REBUILT } from '../unit/training/problems';
import { takeUncaughtErrors } from './setup';

/** Rejections that nobody handled: a device that goes away must not leave any. */
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

beforeEach(() => {
	unhandled.length = 0;
	process.on('unhandledRejection', note);
});
afterEach(() => {
	process.off('unhandledRejection', note);
	expect(unhandled).toEqual([]);
});

const ASKED = request([KEPT, REBUILT], { engine: 'webgpu' });

/** A session that is ready on the engines of the page. */
async function ready(asked = ASKED): Promise<TestSession> {
	const session = new TestSession(asked);
	Object.assign(session.host, {
		candidates: engineCandidates(loadSimd),
		now: () => performance.now(),
		rest: async (milliseconds: number) => {
			await new Promise((resolve) => setTimeout(resolve, milliseconds));
			session.host.onRest?.();
		},
	});
	await session.session.prepare();
	session.send({ type: 'frameDrawn' });
	session.drawFrames();
	return session;
}

/** Waits in real time, since a GPU takes some. */
async function until(condition: () => boolean): Promise<void> {
	for (let turn = 0; turn < 2_000 && !condition(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
	expect(condition()).toBe(true);
}

const stopped = ({ host }: TestSession) => host.of('playing').some(({ playing }) => !playing);

test('trains to the step where it stops, and frames tell of every step once', async () => {
	const session = await ready();
	expect(session.host.of('ready')[0].engine).toBe('webgpu');
	session.send({ type: 'play', stopAt: 60 });
	await until(() => stopped(session));
	const expected = await expectedSteps(60);
	const steps = session.steps();
	expect(steps.map(([step]) => step)).toEqual(expected.map(([step]) => step));
	steps.forEach((terms, i) => {
		terms.forEach((term, j) => {
			expect(Math.abs(term - expected[i][j])).toBeLessThanOrEqual(1e-3 * expected[i][j]);
		});
	});
	session.session.close();
});

test('a pause waits for the burst under way and for no other', async () => {
	const session = await ready();
	const bursts: number[] = [];
	const { advance } = WebGpuTrainer.prototype;
	WebGpuTrainer.prototype.advance = function (this: WebGpuTrainer, steps: number): Promise<StepMetrics> {
		bursts.push(steps);
		return advance.call(this, steps);
	};
	try {
		session.send({ type: 'play', stopAt: 0 });
		await until(() => bursts.length >= 12);
		const before = bursts.length;
		session.send({ type: 'pause' });
		await until(() => stopped(session));
		expect(bursts.length).toBe(before);
		const total = bursts.reduce((sum, steps) => sum + steps, 0);
		expect(session.host.of('playing').at(-1)).toMatchObject({ playing: false, step: total });
		expect(session.host.of('frame').at(-1)?.frame.step).toBe(total);
	} finally {
		WebGpuTrainer.prototype.advance = advance;
		session.session.close();
	}
});

test('a device that goes away is told at once, and another engine goes on from the checkpoint', async () => {
	const session = await ready();
	session.send({ type: 'play', stopAt: 20 });
	await until(() => stopped(session));
	const saved = session.host.of('checkpoint').at(-1)?.checkpoint;
	expect(saved?.step).toBe(20);
	session.send({ type: 'play', stopAt: 0 });
	await until(() => session.host.of('frame').some(({ frame }) => frame.step > 20));
	(await startDevice()).device.destroy();
	await until(() => session.host.of('fault').length > 0);
	const [fault] = session.host.of('fault');
	expect(fault).toMatchObject({ fault: 'device-lost', engine: 'webgpu' });
	session.session.close();

	const good = session.host.of('checkpoint').at(-1)?.checkpoint;
	expect(fault.step).toBe(good?.step);
	const next = await ready({ ...ASKED, engine: 'reference', checkpoint: saved ?? null });
	next.send({ type: 'play', stopAt: 25 });
	await until(() => stopped(next));
	const expected = (await expectedSteps(25)).slice(20);
	next.steps().forEach((terms, i) => {
		terms.forEach((term, j) => {
			expect(Math.abs(term - expected[i][j])).toBeLessThanOrEqual(1e-3 * expected[i][j]);
		});
	});
	next.session.close();
	expect(takeUncaughtErrors()).toEqual([]);
});
