import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { request, TestSession } from './fakeHost';
import { expectedSteps, integers, KEPT } from './problems';

/** Rejections that nobody handled: a session must not leave any. */
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

describe('a loss that is not a number', () => {
	test('stops the training, names the run and goes back to the last good step', async () => {
		const test = await TestSession.ready();
		test.drawFrames();
		// Every fifty steps the clock's two seconds are over and a checkpoint is made.
		test.host.steering.perStep = 40;
		test.host.steering.notANumberAt = 120;
		expect(await test.play()).toMatchObject({ playing: false });
		const [fault] = test.host.of('fault');
		const good = test.host.of('checkpoint').at(-1)?.checkpoint;
		expect(good?.step).toBeGreaterThanOrEqual(50);
		expect(good?.step).toBeLessThan(120);
		expect(fault).toMatchObject({
			session: 3,
			fault: 'not-a-number',
			run: 1,
			step: good?.step,
			engine: 'reference',
			detail: expect.stringContaining('not a number'),
		});
		expect(await test.host.trainer.checkpoint()).toEqual(good);
		// The frame is that of the good state again, then it says that it has stopped.
		const kinds = test.host.messages.slice(test.host.messages.indexOf(fault)).map(({ type }) => type);
		expect(kinds).toEqual(['fault', 'checkpoint', 'frame', 'playing']);
		expect(test.host.of('frame').at(-1)).toMatchObject({ frame: { step: good?.step }, metrics: { count: 0 } });
		expect(test.host.of('playing').at(-1)).toMatchObject({ playing: false, step: good?.step });
	});

	test('shows no step that was not good, and leaves out none that was', async () => {
		const test = await TestSession.ready();
		// Nothing is drawn for a while, as in a hidden tab, so the losses wait for the next frame.
		test.host.steering.perStep = 40;
		test.host.steering.notANumberAt = 120;
		await test.play();
		const good = test.host.of('fault')[0].step;
		const shown = test.steps().map(([step]) => step);
		expect(shown.filter((step) => step >= 120)).toEqual([]);
		expect(integers(1, good).filter((step) => !shown.includes(step))).toEqual([]);
	});

	test('leaves the training possible, with the same steps as ever', async () => {
		const test = await TestSession.ready();
		test.drawFrames();
		test.host.steering.perStep = 40;
		test.host.steering.notANumberAt = 120;
		await test.play();
		const good = test.host.of('fault')[0].step;
		test.host.steering.notANumberAt = 0;
		const from = test.host.messages.length;
		test.send({ type: 'frameDrawn' });
		await test.play({ type: 'play', stopAt: 130 });
		const again = test.steps(from);
		expect(again).toEqual((await expectedSteps(130)).slice(good));
	});

	test('goes back to what steps were taken from, not to what the next step failed from', async () => {
		const test = await TestSession.ready();
		test.drawFrames();
		test.host.steering.perStep = 40;
		await test.play({ type: 'play', stopAt: 50 });
		await test.play({ type: 'play', stopAt: 60 });
		// The checkpoint of step 60 is the newest, and the step after it fails.
		test.host.steering.notANumberAt = 61;
		await test.play();
		const [fault] = test.host.of('fault');
		expect(fault.step).toBeLessThan(60);
		expect(fault.step).toBeGreaterThanOrEqual(50);
		expect(test.host.of('checkpoint').at(-1)?.checkpoint.step).toBe(fault.step);
		expect(test.host.trainer.step).toBe(fault.step);
	});

	test('before any checkpoint goes back to the initial weights', async () => {
		const test = await TestSession.ready();
		test.host.steering.notANumberAt = 3;
		await test.play();
		expect(test.host.of('fault')[0]).toMatchObject({ step: 0, run: 1 });
		expect(test.host.trainer.step).toBe(0);
	});

	test('in the first of two runs is found there', async () => {
		const test = await TestSession.ready();
		test.host.steering.brokenWeightsAt = 4;
		test.host.trainer.configure(1, KEPT);
		await test.play();
		// The weights became NaN in step 4, so the terms of step 5 show it.
		expect(test.host.of('fault')[0]).toMatchObject({ fault: 'not-a-number', run: 0 });
	});

	test('hidden in the weights is found before they become a checkpoint', async () => {
		const test = await TestSession.ready();
		test.host.steering.brokenWeightsAt = 6;
		await test.play({ type: 'play', stopAt: 6 });
		expect(test.host.of('fault')[0]).toMatchObject({ fault: 'not-a-number', run: 0, step: 0 });
		for (const { checkpoint } of test.host.of('checkpoint')) {
			for (const { weights } of checkpoint.runs) expect(weights.every(Number.isFinite)).toBe(true);
		}
		expect(test.host.trainer.step).toBe(0);
	});
});

describe('a lost device', () => {
	test('while nothing is done is said', async () => {
		const test = await TestSession.ready();
		await test.play({ type: 'play', stopAt: 8 });
		test.host.trainer.lose('the driver was reset');
		const fault = await test.host.until('fault');
		expect(fault).toMatchObject({
			fault: 'device-lost',
			detail: 'the driver was reset',
			step: 8,
			run: null,
			engine: 'reference',
		});
		await test.host.settle();
		expect(test.host.trainer.disposed).toBe(1);
		// It gets no more requests, and requests for steps are refused.
		test.send({ type: 'advance', id: 7, steps: 3 });
		expect(test.host.of('refused')).toMatchObject([{ id: 7, reason: 'the driver was reset' }]);
		const { length } = test.host.messages;
		test.send({ type: 'play', stopAt: 0 });
		test.send({ type: 'reset' });
		test.send({ type: 'display', points: 5 });
		await test.host.settle();
		expect(test.host.messages.slice(length)).toEqual([]);
	});

	test('while a step never comes back ends the wait', async () => {
		const test = await TestSession.ready();
		test.drawFrames();
		test.host.steering.hangsAt = 30;
		test.send({ type: 'play', stopAt: 0 });
		await test.host.settle(200);
		expect(test.host.trainer.step).toBeGreaterThanOrEqual(30);
		expect(test.host.of('fault')).toEqual([]);
		test.host.trainer.lose('the GPU hung');
		expect(await test.host.until('fault')).toMatchObject({ fault: 'device-lost', detail: 'the GPU hung' });
		expect(await test.host.until('playing', ({ playing }) => !playing)).toBeDefined();
		expect(test.host.of('fault')).toHaveLength(1);
	});

	test.each([false, true])('between two bursts stops the training (it answers no more: %s)', async (silent) => {
		const test = await TestSession.ready();
		test.host.steering.silentWhenLost = silent;
		let lost = false;
		test.host.onRest = () => {
			if (lost || test.host.trainer.step < 20) return;
			lost = true;
			test.host.trainer.lose('gone');
		};
		await test.play();
		expect(test.host.of('fault')).toMatchObject([{ fault: 'device-lost', detail: 'gone' }]);
		const { rests } = test.host;
		await test.host.settle();
		expect(test.host.rests).toBe(rests);
	});

	test.each(['between two bursts', 'during a burst'])(
		'%s gives no picture and no checkpoint any more: what it computes may be garbage',
		async (when) => {
			const test = await TestSession.ready();
			test.drawFrames();
			let lost = false;
			const lose = () => {
				if (lost || test.host.trainer.step < 20) return;
				lost = true;
				// A frame and a checkpoint are due.
				test.host.time += 5_000;
				test.host.trainer.lose('a shader failed');
			};
			if (when === 'during a burst') test.host.steering.duringBurst = lose;
			else test.host.onRest = lose;
			await test.play();
			await test.host.settle();
			const kinds = test.host.messages.map(({ type }) => type);
			expect(kinds.slice(kinds.indexOf('fault'))).toEqual(['fault', 'playing']);
		},
	);

	test('after the session was closed is nobody’s concern', async () => {
		const test = await TestSession.ready();
		const { trainer } = test.host;
		test.session.close();
		const { length } = test.host.messages;
		trainer.lose('gone');
		await test.host.settle();
		expect(test.host.messages).toHaveLength(length);
	});
});

describe('an engine that throws', () => {
	test('is said to have failed, with its words and the last good step', async () => {
		const test = await TestSession.ready();
		await test.play({ type: 'play', stopAt: 8 });
		test.host.steering.throwsAt = 20;
		await test.play();
		expect(test.host.of('fault')).toMatchObject([
			{ fault: 'engine-failed', detail: 'the device ran out of memory', step: 8, run: null },
		]);
	});
});

describe('a session that is closed', () => {
	test('while it collects sends nothing more and starts no engine', async () => {
		const test = new TestSession(request([KEPT], { dataSize: 2_000 }));
		test.host.onRest = () => test.session.close();
		await test.session.prepare();
		expect(test.host.messages.map(({ type }) => type)).toEqual(['preparing']);
		expect(test.host.trainers).toEqual([]);
	});

	test('while engines are tried ends the one that was chosen', async () => {
		const test = new TestSession(request(undefined, { engine: 'auto' }));
		const { create, ...reference } = test.host.candidate('reference');
		test.host.candidates = [
			{
				...reference,
				create: (setup) => {
					test.session.close();
					return create(setup);
				},
			},
		];
		await test.session.prepare();
		expect(test.host.of('ready')).toEqual([]);
		expect(test.host.of('unprepared')).toEqual([]);
		expect(test.host.trainers.every(({ disposed }) => disposed === 1)).toBe(true);
	});

	test('while the chosen one is set up sends nothing more and ends it', async () => {
		const test = new TestSession();
		test.host.steering.duringCheckpoint = () => test.session.close();
		await test.session.prepare();
		await test.host.settle();
		expect(test.host.messages.at(-1)).toMatchObject({ type: 'preparing', preparation: 'initialising' });
		expect(test.host.trainers.every(({ disposed }) => disposed === 1)).toBe(true);
	});

	test('while it waits ends its trainer', async () => {
		const test = await TestSession.ready();
		test.session.close();
		await test.host.settle();
		expect(test.host.trainer.disposed).toBe(1);
	});

	test('while it trains sends nothing more, and ends its trainer when the burst is over', async () => {
		const test = await TestSession.ready();
		let length = -1;
		test.host.steering.duringBurst = () => {
			if (length >= 0 || test.host.trainer.step < 10) return;
			length = test.host.messages.length;
			expect(test.host.trainer.disposed).toBe(0);
			test.session.close();
		};
		test.send({ type: 'play', stopAt: 0 });
		await test.host.settle(200);
		expect(length).toBeGreaterThan(0);
		expect(test.host.messages).toHaveLength(length);
		expect(test.host.trainer.disposed).toBe(1);
	});
});
