import { describe, expect, test } from 'vitest';
import { leadingCodes } from '../../../src/analysis/posteriorCodes';
import { sampledCodes, transitionNoise } from '../../../src/analysis/transitionNoise';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import { request, TestSession } from './fakeHost';
import { expectedSteps, goalDataset, goalSetup, integers, KEPT, REBUILT } from './problems';

describe('preparing', () => {
	test('collects, tries the engines, initialises, is ready and sends a first picture, in this order', async () => {
		const { host, session } = new TestSession(request(undefined, { engine: 'auto' }));
		await session.prepare();
		await host.until('contested');
		const kinds = host.messages.map((message) => (message.type === 'preparing' ? message.preparation : message.type));
		expect(kinds.filter((kind, i) => kind !== kinds[i - 1])).toEqual([
			'collecting',
			'dataset',
			'engines',
			'initialising',
			'ready',
			'frame',
			'contested',
		]);
		expect(host.messages.every((message) => 'session' in message && message.session === 3)).toBe(true);
		for (const preparation of ['collecting', 'engines']) {
			const shares = host
				.of('preparing')
				.filter((message) => message.preparation === preparation)
				.map(({ progress }) => progress);
			expect(shares).toEqual(shares.toSorted((a, b) => a - b));
			expect(shares.at(-1)).toBe(1);
		}
	});

	test('hands over the data, the reports and the picture of the initial weights', async () => {
		const { host, session } = new TestSession();
		await session.prepare();
		expect(host.of('dataset')[0].dataset).toEqual(goalDataset());
		expect(host.of('ready')[0]).toMatchObject({ engine: 'reference', reports: [{ engine: 'reference', ok: true }] });
		const [{ frame, metrics, memory, stepsPerSecond }] = host.of('frame');
		expect(frame).toMatchObject({ source: 'training', step: 0, count: 40 });
		expect([metrics.count, stepsPerSecond]).toEqual([0, 0]);
		const setup = goalSetup([KEPT, REBUILT]);
		expect(frame.shape).toEqual(setup.shape);
		const reference = new ReferenceTrainer(setup);
		// Those that are measured come with the few that are drawn.
		const first = integers(0, 499);
		for (const run of [0, 1]) {
			const { mean, std } = await reference.encode(run, Uint32Array.from(first));
			const z = sampledCodes(mean, std, transitionNoise(1, first, 2));
			const measured = { mean, std, z };
			const drawn = leadingCodes(measured, 40, 2);
			expect(frame.runs[run]).toEqual({ ...drawn, measured, weights: await reference.weights(run) });
		}
		expect(memory).toEqual(reference.memory());
	});

	test('leaves alive the one trainer that it goes on with', async () => {
		const { host } = await TestSession.ready(request(undefined, { engine: 'auto' }));
		// One for the self-test, one to keep.
		expect(host.trainers.map(({ disposed }) => disposed)).toEqual([1, 0]);
	});

	test('says what stood in the way when no engine works', async () => {
		const { host, session } = new TestSession(request(undefined, { engine: 'auto' }));
		host.candidates = [
			{ engine: 'simd', create: () => Promise.reject(new Error('no WebAssembly')) },
			{ engine: 'reference', create: () => Promise.reject(new Error('no JavaScript')) },
		];
		await session.prepare();
		expect(host.messages.at(-1)).toMatchObject({
			type: 'unprepared',
			session: 3,
			detail: 'simd: no WebAssembly; reference: no JavaScript',
			reports: [{ ok: false }, { ok: false }],
		});
		expect(host.of('ready')).toEqual([]);
		// Commands to a session without a model are harmless.
		for (const type of ['pause', 'reset', 'frameDrawn'] as const) session.receive({ type, session: 3 });
		session.receive({ type: 'play', session: 3, stopAt: 0 });
		const { length } = host.messages;
		await host.settle();
		expect(host.messages).toHaveLength(length);
	});

	test('says so when the world is not known', async () => {
		const { host, session } = new TestSession(request([KEPT], { environment: 'chess' }));
		await session.prepare();
		expect(host.messages).toEqual([
			{ type: 'unprepared', session: 3, detail: 'there is no environment "chess"', reports: [] },
		]);
	});

	test('says so when the states that were asked for never occur', async () => {
		const dataStates = { feature: 'player-x', low: 900, high: 1_000 };
		const { host, session } = new TestSession(request([KEPT], { dataStates }));
		await session.prepare();
		expect(host.messages.at(-1)).toMatchObject({ type: 'unprepared', statesNotFound: true });
	});

	test('takes the engine that is named', async () => {
		const { host, session } = new TestSession(request([KEPT], { engine: 'simd' }));
		host.candidates = [host.candidate('reference'), host.candidate('simd')];
		await session.prepare();
		expect(host.of('ready')[0].engine).toBe('simd');
		expect(host.of('ready')[0].reports).toHaveLength(1);
	});

	test('shows no more transitions than there are', async () => {
		const { host } = await TestSession.ready(request([KEPT], { displayPoints: 10_000 }));
		expect(host.of('frame')[0].frame.count).toBe(500);
		expect(host.of('frame')[0].frame.runs[0].mean).toHaveLength(1_000);
	});

	test('plays afterwards what was asked for meanwhile', async () => {
		const test = new TestSession();
		test.send({ type: 'play', stopAt: 7 });
		await test.session.prepare();
		await test.host.until('playing', ({ playing }) => !playing);
		expect(test.host.trainer.step).toBe(7);
	});

	test('does not play when a pause came after the play', async () => {
		const test = new TestSession();
		test.send({ type: 'play', stopAt: 7 });
		test.send({ type: 'pause' });
		await test.session.prepare();
		await test.host.settle();
		expect(test.host.trainer.step).toBe(0);
		expect(test.host.of('playing')).toEqual([]);
	});
});

describe('playing', () => {
	test('takes every step once, in order, up to the stop and not past it', async () => {
		const test = await TestSession.ready();
		test.drawFrames();
		expect(await test.play({ type: 'play', stopAt: 333 })).toMatchObject({ playing: false, step: 333 });
		expect(test.steps()).toEqual(await expectedSteps(333));
		const { messages } = test.host;
		const kinds = messages.slice(messages.findIndex(({ type }) => type === 'playing')).map(({ type }) => type);
		expect(kinds[0]).toBe('playing');
		// The state that it stopped in is saved and shown before it says that it has stopped.
		// A person is answered first; then comes the last frame.
		expect(kinds.slice(-4)).toEqual(['halted', 'checkpoint', 'frame', 'playing']);
		expect(test.host.of('checkpoint').at(-1)?.checkpoint.step).toBe(333);
		expect(test.host.of('frame').at(-1)).toMatchObject({ frame: { step: 333 }, stepsPerSecond: 0 });
	});

	test('shows in each frame the codes and weights of its step', async () => {
		const test = await TestSession.ready();
		test.drawFrames();
		await test.play({ type: 'play', stopAt: 150 });
		const frames = test.host.of('frame');
		expect(frames.length).toBeGreaterThan(3);
		const reference = new ReferenceTrainer(goalSetup([KEPT, REBUILT]));
		const shown = Uint32Array.from(integers(0, 499));
		for (const {
			frame: { step, runs },
		} of frames) {
			if (step > reference.step) await reference.advance(step - reference.step);
			expect(runs[1].weights).toEqual(await reference.weights(1));
			expect(runs[0].measured?.mean).toEqual((await reference.encode(0, shown)).mean);
		}
	});

	test('tells steps a second by the clock', async () => {
		const test = await TestSession.ready();
		test.drawFrames();
		test.host.steering.perStep = 8;
		await test.play({ type: 'play', stopAt: 300 });
		const rates = test.host.of('frame').map(({ stepsPerSecond }) => stepsPerSecond);
		expect(rates.at(-2)).toBeCloseTo(125, 0);
	});

	test('stops between bursts when it is told', async () => {
		const test = await TestSession.ready();
		let pausedAt = -1;
		test.host.onRest = () => {
			if (test.host.trainer.step < 20 || pausedAt >= 0) return;
			pausedAt = test.host.trainer.step;
			test.send({ type: 'pause' });
		};
		expect((await test.play()).step).toBe(pausedAt);
		await test.host.settle();
		expect(test.host.trainer.step).toBe(pausedAt);
	});

	test('stops after the burst that is under way when it is told', async () => {
		const test = await TestSession.ready();
		let pausedAt = -1;
		test.host.steering.duringBurst = () => {
			if (test.host.trainer.step < 20 || pausedAt >= 0) return;
			pausedAt = test.host.trainer.step;
			test.send({ type: 'pause' });
		};
		expect((await test.play()).step).toBe(pausedAt);
		expect(test.steps().map(([step]) => step)).toEqual(integers(1, pausedAt));
	});

	test('goes on where it was, as if it had never stopped', async () => {
		const test = await TestSession.ready();
		test.drawFrames();
		await test.play({ type: 'play', stopAt: 21 });
		await test.play({ type: 'play', stopAt: 50 });
		expect(test.steps()).toEqual(await expectedSteps(50));
	});

	test('does nothing at the stop', async () => {
		const test = await TestSession.ready();
		await test.play({ type: 'play', stopAt: 10 });
		expect(await test.play({ type: 'play', stopAt: 10 })).toMatchObject({ step: 10 });
		expect(test.host.trainer.step).toBe(10);
	});

	test('twice is playing once', async () => {
		const test = await TestSession.ready();
		test.drawFrames();
		test.send({ type: 'play', stopAt: 40 });
		await test.play({ type: 'play', stopAt: 30 });
		expect(test.steps()).toEqual(await expectedSteps(30));
		expect(test.host.of('playing').map(({ playing }) => playing)).toEqual([true, false]);
	});

	test('goes on when it is asked while it is coming to a stop', async () => {
		const test = await TestSession.ready();
		// A person presses Train again before the checkpoint of the stop is there.
		test.host.steering.duringCheckpoint = () => {
			test.host.steering.duringCheckpoint = null;
			test.send({ type: 'play', stopAt: 20 });
		};
		test.send({ type: 'play', stopAt: 10 });
		await test.host.until('playing', ({ playing, step }) => !playing && step === 20);
		expect(test.host.of('halted').map(({ step }) => step)).toEqual([10, 20]);
		expect(test.host.of('playing').map(({ playing }) => playing)).toEqual([true, true, false]);
		expect(test.host.trainer.step).toBe(20);
	});
});

describe('frames', () => {
	test('never queue: no second one before the first is drawn', async () => {
		const test = await TestSession.ready();
		test.send({ type: 'play', stopAt: 0 });
		await test.host.until('frame', ({ frame }) => frame.step > 0);
		const drawn = test.host.of('frame').length;
		await test.host.settle(60);
		expect(test.host.trainer.step).toBeGreaterThan(200);
		expect(test.host.of('frame')).toHaveLength(drawn);
		test.send({ type: 'frameDrawn' });
		await test.host.until('frame', () => true, test.host.messages.length);
		await test.host.settle(60);
		expect(test.host.of('frame')).toHaveLength(drawn + 1);
		await test.play({ type: 'pause' });
		expect(test.steps().map(([step]) => step)).toEqual(integers(1, test.host.trainer.step));
	});

	test('come about as often as the eye follows, not at every burst', async () => {
		const test = await TestSession.ready();
		test.drawFrames();
		await test.play({ type: 'play', stopAt: 1_000 });
		// A second of the clock.
		const { length } = test.host.of('frame');
		expect(length).toBeGreaterThanOrEqual(17);
		expect(length).toBeLessThanOrEqual(27);
	});

	test('show another number of points from the next one on', async () => {
		const test = await TestSession.ready();
		test.send({ type: 'display', points: 7 });
		const { frame } = await test.host.until('frame', (message) => message.frame.count === 7);
		expect(frame.runs[0].mean).toHaveLength(14);
		expect(frame.runs[0].measured?.mean).toHaveLength(1_000);
		test.drawFrames();
		let asked = false;
		test.host.steering.duringBurst = () => {
			if (!asked) test.send({ type: 'display', points: 9 });
			asked = true;
		};
		await test.play({ type: 'play', stopAt: 200 });
		expect(test.host.of('frame').at(-1)?.frame.count).toBe(9);
		test.send({ type: 'display', points: 999_999 });
		await test.host.until('frame', (message) => message.frame.count === 500);
	});
});
