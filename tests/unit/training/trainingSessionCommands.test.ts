import { describe, expect, test } from 'vitest';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import { request, TestSession } from './fakeHost';
import { expectedSteps, goalSetup, integers, KEPT, REBUILT } from './problems';

describe('advancing', () => {
	test('takes so many steps from here and stops', async () => {
		const test = await TestSession.ready();
		expect((await test.play({ type: 'advance', id: 0, steps: 1 })).step).toBe(1);
		expect((await test.play({ type: 'advance', id: 0, steps: 57 })).step).toBe(58);
		expect(test.steps()).toEqual(await expectedSteps(58));
	});

	test('ends a training that would have gone on', async () => {
		const test = await TestSession.ready();
		let until = -1;
		test.host.onRest = () => {
			if (until >= 0 || test.host.trainer.step < 10) return;
			until = test.host.trainer.step + 5;
			test.send({ type: 'advance', id: 0, steps: 5 });
		};
		expect((await test.play()).step).toBe(until);
	});

	test('is answered when the steps are taken, asked alone or while it pauses', async () => {
		const test = await TestSession.ready();
		test.send({ type: 'advance', id: 7, steps: 3 });
		expect(await test.host.until('advanced')).toMatchObject({ id: 7, step: 3 });
		let reached = 0;
		test.host.steering.duringCheckpoint = () => {
			if (reached > 0) return;
			reached = test.host.trainer.step;
			test.send({ type: 'advance', id: 8, steps: 3 });
		};
		test.send({ type: 'play', stopAt: 0 });
		test.send({ type: 'pause' });
		expect(await test.host.until('advanced', ({ id }) => id === 8)).toMatchObject({ step: reached + 3 });
		expect(test.host.of('advanced').map(({ id }) => id)).toEqual([7, 8]);
	});

	test('that a pause cuts short is answered with the step reached', async () => {
		const test = await TestSession.ready();
		test.host.onRest = () => test.send({ type: 'pause' });
		test.send({ type: 'advance', id: 1, steps: 100_000 });
		const { step } = await test.host.until('advanced');
		expect(step).toBe(test.host.trainer.step);
		expect(step).toBeLessThan(100_000);
	});

	test('counts from the checkpoint, also when asked before it is ready', async () => {
		const trainer = new ReferenceTrainer(goalSetup([KEPT, REBUILT]));
		await trainer.advance(25);
		const test = new TestSession(request(undefined, { checkpoint: await trainer.checkpoint() }));
		test.send({ type: 'advance', id: 2, steps: 5 });
		await test.session.prepare();
		expect(await test.host.until('advanced')).toMatchObject({ id: 2, step: 30 });
	});

	test('slowly is one step and one frame at a time, about ten a second', async () => {
		const test = await TestSession.ready();
		test.drawFrames();
		test.send({ type: 'pace', speed: 'slow' });
		test.host.time += 1_000;
		const began = test.host.time;
		await test.play({ type: 'advance', id: 0, steps: 20 });
		expect(test.host.time - began).toBeGreaterThanOrEqual(2_000);
		expect(test.host.time - began).toBeLessThan(2_200);
		const frames = test.host.of('frame').filter(({ metrics }) => metrics.count > 0);
		// What a checkpoint told already, the frame after it does not tell again.
		const saved = test.host.of('checkpoint').map(({ checkpoint }) => checkpoint.step);
		const told = [...frames.map(({ frame }) => frame.step), ...saved];
		expect([...new Set(told)].sort((a, b) => a - b)).toEqual(integers(1, 20));
		expect(test.steps().map(([step]) => step)).toEqual(integers(1, 20));
		test.send({ type: 'pace', speed: 'full' });
		await test.play({ type: 'advance', id: 0, steps: 200 });
		expect(test.host.of('frame').filter(({ metrics }) => metrics.count > 1).length).toBeGreaterThan(0);
	});

	test('beside something that a person holds it works a twelfth of the time, and takes the same steps', async () => {
		const [full, beside] = [await TestSession.ready(), await TestSession.ready()];
		beside.send({ type: 'pace', speed: 'beside' });
		const durations = [];
		for (const test of [full, beside]) {
			test.drawFrames();
			const began = test.host.time;
			await test.play({ type: 'advance', id: 0, steps: 200 });
			durations.push(test.host.time - began);
		}
		expect(durations[1]).toBe(12 * durations[0]);
		expect(beside.steps()).toEqual(full.steps());
	});
});

describe('going back', () => {
	test('shows step 0 and takes the same way again, bit for bit', async () => {
		const test = await TestSession.ready();
		test.drawFrames();
		await test.play({ type: 'play', stopAt: 40 });
		const first = test.steps();
		const from = test.host.messages.length;
		test.send({ type: 'reset' });
		const shown = await test.host.until('frame', ({ frame }) => frame.step === 0, from);
		expect(shown).toMatchObject({ metrics: { count: 0 }, stepsPerSecond: 0 });
		expect(shown.frame.runs).toEqual(test.host.of('frame')[0].frame.runs);
		expect(test.host.messages[from]).toMatchObject({ type: 'checkpoint', checkpoint: { step: 0 } });
		test.send({ type: 'frameDrawn' });
		await test.play({ type: 'play', stopAt: 40 });
		expect(test.steps(from)).toEqual(first);
	});

	test('while it plays stops it', async () => {
		const test = await TestSession.ready();
		test.drawFrames();
		let sent = false;
		test.host.steering.duringBurst = () => {
			if (sent || test.host.trainer.step < 30) return;
			sent = true;
			test.send({ type: 'reset' });
		};
		expect((await test.play()).step).toBe(0);
		expect(test.host.of('frame').at(-1)?.frame.step).toBe(0);
		expect(test.host.of('checkpoint').at(-1)?.checkpoint.step).toBe(0);
		await test.host.settle();
		expect(test.host.trainer.step).toBe(0);
	});

	test('drops the losses that no picture has told of yet', async () => {
		const test = await TestSession.ready();
		// Nothing is drawn, so that they wait.
		test.host.steering.duringBurst = () => {
			if (test.host.trainer.step < 100) return;
			test.host.steering.duringBurst = null;
			test.send({ type: 'reset' });
		};
		const from = test.host.messages.length;
		await test.play();
		const shown = await test.host.until('frame', ({ frame }) => frame.step === 0, from);
		expect(shown.metrics.count).toBe(0);
		await test.play({ type: 'play', stopAt: 12 });
		expect(test.steps(test.host.messages.indexOf(shown))).toEqual(await expectedSteps(12));
	});

	test('keeps the settings that were changed', async () => {
		const test = await TestSession.ready();
		test.send({ type: 'configure', runs: [REBUILT, REBUILT] });
		await test.play({ type: 'play', stopAt: 5 });
		test.send({ type: 'reset' });
		const from = test.host.messages.length;
		await test.host.until('frame', ({ frame }) => frame.step === 0, from);
		await test.play({ type: 'play', stopAt: 5 });
		expect(test.steps(from)).toEqual(await expectedSteps(5, [REBUILT, REBUILT]));
	});
});

describe('settings', () => {
	test('that change while it is prepared count from the first step', async () => {
		const test = new TestSession();
		const changed = [
			{ ...KEPT, learningRate: 1e-2 },
			{ ...REBUILT, klWeight: 3 },
		];
		test.host.onRest = () => test.send({ type: 'configure', runs: changed });
		await test.session.prepare();
		test.host.onRest = null;
		await test.play({ type: 'play', stopAt: 6 });
		expect(test.steps()).toEqual(await expectedSteps(6, changed));
	});

	test('that change while it plays count from the next burst on', async () => {
		const test = await TestSession.ready();
		test.drawFrames();
		const changed = { ...KEPT, klWeight: 4, learningRate: 1e-2 };
		let from = 0;
		test.host.steering.duringBurst = () => {
			if (from > 0 || test.host.trainer.step < 10) return;
			from = test.host.trainer.step;
			test.send({ type: 'configure', runs: [changed, REBUILT] });
		};
		await test.play({ type: 'play', stopAt: 60 });
		const reference = new ReferenceTrainer(goalSetup([KEPT, REBUILT]));
		const before = await reference.advance(from);
		reference.configure(0, changed);
		const after = await reference.advance(60 - from);
		expect(test.steps().flatMap(([, ...terms]) => terms)).toEqual([...before.values, ...after.values]);
	});
});

describe('codes of chosen transitions', () => {
	const indices = Uint32Array.of(499, 0, 7, 7);

	test('are answered while it waits', async () => {
		const test = await TestSession.ready();
		await test.play({ type: 'play', stopAt: 5 });
		test.send({ type: 'encode', id: 12, run: 1, indices });
		const { id, mean, std } = await test.host.until('encoded');
		expect({ id, mean, std }).toEqual({ id: 12, ...(await test.host.trainer.encode(1, indices)) });
	});

	test('are answered while it trains, and do not disturb it', async () => {
		const test = await TestSession.ready();
		test.drawFrames();
		let asked = 0;
		test.host.steering.duringBurst = () => {
			if (test.host.trainer.step > 20 * asked) test.send({ type: 'encode', id: asked++, run: 0, indices });
		};
		await test.play({ type: 'play', stopAt: 100 });
		expect(asked).toBeGreaterThan(2);
		await test.host.until('encoded', ({ id }) => id === asked - 1);
		expect(test.host.of('encoded').map(({ id }) => id)).toEqual(integers(0, asked - 1));
		expect(test.host.of('encoded')[1].mean).not.toEqual(test.host.of('encoded')[0].mean);
		expect(test.steps()).toEqual(await expectedSteps(100));
		// One thing at a time.
		expect(test.host.mostAtOnce).toBe(1);
	});
});

describe('codes of what is not there', () => {
	test.each([
		['a run', 2, [0], 'no run 2'],
		['a run before the first', -1, [0], 'no run -1'],
		['a transition', 0, [0, 500], '500 transitions'],
	])('%s are refused, and the training goes on as ever', async (_, run, indices, reason) => {
		const test = await TestSession.ready();
		test.drawFrames();
		test.send({ type: 'encode', id: 4, run, indices: Uint32Array.from(indices) });
		expect(await test.host.until('refused')).toMatchObject({ id: 4, reason: expect.stringContaining(reason) });
		await test.play({ type: 'play', stopAt: 20 });
		expect(test.steps()).toEqual(await expectedSteps(20));
		expect(test.host.of('fault')).toEqual([]);
	});
});

describe('continuing', () => {
	test('from a checkpoint goes on to the last bit, and back to the very beginning', async () => {
		const expected = await expectedSteps(40);
		const trainer = new ReferenceTrainer(goalSetup([KEPT, REBUILT]));
		await trainer.advance(25);
		const test = await TestSession.ready(request(undefined, { checkpoint: await trainer.checkpoint() }));
		expect(test.host.of('frame')[0]).toMatchObject({ frame: { step: 25 }, metrics: { count: 0 } });
		test.drawFrames();
		await test.play({ type: 'play', stopAt: 40 });
		expect(test.steps()).toEqual(expected.slice(25));
		test.send({ type: 'reset' });
		const from = test.host.messages.length;
		await test.host.until('frame', ({ frame }) => frame.step === 0, from);
		await test.play({ type: 'play', stopAt: 40 });
		expect(test.steps(from)).toEqual(expected);
	});

	test('is possible from every checkpoint that it sent, about one in two seconds', async () => {
		const test = await TestSession.ready();
		test.drawFrames();
		test.host.steering.perStep = 50;
		await test.play({ type: 'play', stopAt: 200 });
		const sent = test.host.of('checkpoint').map(({ checkpoint }) => checkpoint);
		// Ten seconds of the clock.
		expect(sent.length).toBeGreaterThanOrEqual(5);
		expect(sent.length).toBeLessThanOrEqual(7);
		const reference = new ReferenceTrainer(goalSetup([KEPT, REBUILT]));
		for (const checkpoint of sent) {
			await reference.advance(checkpoint.step - reference.step);
			expect(checkpoint).toEqual(await reference.checkpoint());
		}
	});
});
