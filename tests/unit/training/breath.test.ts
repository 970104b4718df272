/** Long steps let messages in, however wide the model and slow the machine, and give the same bits. */
import { describe, expect, it } from 'vitest';
import { loadSimd } from '../../../scripts/simdModule';
import { Breath } from '../../../src/training/Breath';
import type { EngineCandidate } from '../../../src/training/engines';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import type { Trainer } from '../../../src/training/Trainer';
import { SimdTrainer } from '../../../src/training/wasm/SimdTrainer';
import { request, TestSession } from './fakeHost';
import { expectedSteps, goalSetup, KEPT, REBUILT, using } from './problems';

/** A slow machine, and what happens while messages are let in. */
function slowMachine(onTurn: () => void = () => {}) {
	let now = 0;
	const machine = { turns: 0 };
	const rest = async () => {
		machine.turns++;
		onTurn();
	};
	return Object.assign(machine, { breath: new Breath(() => (now += 100), rest) });
}

/** Everything that an engine gives after two steps. */
async function everything(trainer: Trainer) {
	const { values } = await trainer.advance(2);
	const indices = Uint32Array.from({ length: 300 }, (_, index) => index);
	return [values, await trainer.encode(1, indices), await trainer.evaluate(0, indices), await trainer.checkpoint()];
}

describe('a turn of the event loop', () => {
	it('is due when the last one is long ago, and not before', async () => {
		const clock = { now: 0, turns: 0 };
		const breath = new Breath(
			() => clock.now,
			async () => {
				clock.turns++;
				clock.now += 5;
			},
		);
		expect(breath.due()).toBeNull();
		clock.now = 60;
		await breath.due();
		expect(breath.due()).toBeNull();
		clock.now = 100;
		expect(breath.due()).toBeNull();
		clock.now = 130;
		await breath.due();
		expect(clock.turns).toBe(2);
	});

	it('comes within every product of a wide model in the reference', async () => {
		const setup = goalSetup([KEPT], { width: 256, batchSize: 512 });
		const machine = slowMachine();
		const sliced = new ReferenceTrainer(setup, machine.breath);
		const whole = new ReferenceTrainer(setup);
		expect((await sliced.advance(1)).values).toEqual((await whole.advance(1)).values);
		const bytes = async (trainer: Trainer) => Buffer.from((await trainer.weights(0)).buffer);
		expect((await bytes(sliced)).equals(await bytes(whole))).toBe(true);
		// Five layers of 256 × 256: a product forward and two backward, each in two parts or more.
		expect(machine.turns).toBeGreaterThan(5 * 3 * 2);
	});

	it('comes within a step, an encoding and an evaluation of every engine on this thread, and changes no bit', async () => {
		const setup = goalSetup([KEPT, REBUILT]);
		const module = await loadSimd();
		const engines = [
			async (breath?: Breath) => new ReferenceTrainer(setup, breath),
			async (breath?: Breath) => SimdTrainer.create(module, setup, breath),
		];
		for (const create of engines) {
			const machine = slowMachine();
			await using(create(machine.breath), async (sliced) => {
				await using(create(), async (whole) => {
					expect(await everything(sliced)).toEqual(await everything(whole));
				});
			});
			// Two runs of two steps, forward and backward; three parts of the encoding and of the evaluation.
			expect(machine.turns).toBeGreaterThanOrEqual(2 * 2 * 2 + 3 + 3);
		}
	});
});

describe('a command that comes in the middle of a step', () => {
	/** A session on an engine that lets messages in within every step. */
	async function slicedSession(amid: (test: TestSession, trainer: Trainer) => void) {
		const test = new TestSession(request());
		let trainer: Trainer | undefined;
		const machine = slowMachine(() => {
			// A step is long, so a burst has one.
			test.host.time += 20;
			if (trainer) amid(test, trainer);
		});
		const candidate: EngineCandidate = {
			engine: 'reference',
			create: async (setup) => {
				const made = new ReferenceTrainer(setup, machine.breath);
				if (setup.dataset.environment === 'goal') trainer = made;
				return made;
			},
		};
		test.host.candidates = [candidate];
		await test.session.prepare();
		test.send({ type: 'frameDrawn' });
		return test;
	}

	it('pauses with that step, which is the one that it would have been', async () => {
		let pausedAt = -1;
		const test = await slicedSession((session, { step }) => {
			if (step < 4 || pausedAt >= 0) return;
			pausedAt = step;
			session.send({ type: 'pause' });
		});
		const { step } = await test.play();
		// The step that it came in counts when it is taken whole.
		expect(step).toBe(pausedAt + 1);
		expect(test.host.of('halted')).toHaveLength(1);
		expect(test.steps()).toEqual(await expectedSteps(step));
	});

	it('encodes with the weights of a whole step', async () => {
		let asked = false;
		const test = await slicedSession((session, { step }) => {
			if (step < 2 || asked) return;
			asked = true;
			session.send({ type: 'encode', id: 9, run: 0, indices: Uint32Array.of(0, 1) });
		});
		await test.play({ type: 'play', stopAt: 6 });
		const { mean } = await test.host.until('encoded');
		const steps = Array.from({ length: 6 }, (_, index) => index + 1);
		const possible = await Promise.all(
			steps.map(async (count) => {
				const trainer = new ReferenceTrainer(goalSetup([KEPT, REBUILT]));
				await trainer.advance(count);
				return (await trainer.encode(0, Uint32Array.of(0, 1))).mean;
			}),
		);
		expect(possible).toContainEqual(mean);
	});
});

it('an engine of four seconds a step is told by its rate, shows every step, and pauses within one', async () => {
	const test = await TestSession.ready();
	test.drawFrames();
	test.host.steering.perStep = 4_000;
	test.host.steering.duringBurst = () => {
		if (test.host.trainer.step === 3) test.send({ type: 'pause' });
	};
	const { step } = await test.play();
	expect(step).toBe(3);
	const frames = test.host.of('frame').filter(({ frame }) => frame.step > 0);
	expect(frames.map(({ frame }) => frame.step)).toEqual([1, 2, 3, 3]);
	expect(frames.some(({ stepsPerSecond }) => Math.abs(stepsPerSecond - 0.25) < 0.01)).toBe(true);
});
