/** Runs spread over threads have the numbers that they have on one, to the last bit. */
import { describe, expect, test } from 'vitest';
import { loadSimd, nodeThreads } from '../../../scripts/simdModule';
import type { RunSettings } from '../../../src/model/settings';
import type { Trainer, TrainerSetup } from '../../../src/training/Trainer';
import { createSimd, threadsFor } from '../../../src/training/wasm/createSimd';
import { type FromPart, type StartPart, servePart, type ToPart } from '../../../src/training/wasm/parts';
import { SimdTrainer } from '../../../src/training/wasm/SimdTrainer';
import { SplitTrainer } from '../../../src/training/wasm/SplitTrainer';
import { goalSetup, KEPT, REBUILT } from './problems';

const SWEEP: readonly RunSettings[] = [KEPT, REBUILT, ...[0, 0.02, 2].map((klWeight) => ({ ...KEPT, klWeight }))];

/** A part that is served on this thread, with messages copied as between threads. */
function hereStart(): { readonly start: StartPart; readonly ended: () => number; fail(reason: string): void } {
	let ended = 0;
	let failAll = (_reason: string) => {};
	return {
		ended: () => ended,
		fail: (reason) => failAll(reason),
		start() {
			let onAnswer: (answer: FromPart) => void = () => {};
			const take = servePart((answer) => onAnswer(structuredClone(answer)));
			return {
				// A module goes to another thread whole, but cannot be cloned by hand.
				post: (message: ToPart) => void take(message.type === 'create' ? message : structuredClone(message)),
				listen(answer, failure) {
					onAnswer = answer;
					failAll = failure;
				},
				end: () => {
					ended++;
				},
			};
		},
	};
}

/** Everything that a trainer can say after some steps, a change of settings, and going back. */
async function everything(trainer: Trainer, runs: number): Promise<unknown> {
	const some = Uint32Array.from([0, 7, 131, 499]);
	const said: unknown[] = [await trainer.advance(9)];
	trainer.configure(runs - 1, { ...KEPT, klWeight: 5 });
	const checkpoint = await trainer.checkpoint();
	said.push(checkpoint, await trainer.advance(6));
	for (let run = 0; run < runs; run++)
		said.push(await trainer.encode(run, some), await trainer.evaluate(run, some), await trainer.weights(run));
	await trainer.restore(checkpoint);
	said.push(trainer.step, await trainer.advance(6), trainer.step, await trainer.checkpoint());
	trainer.dispose();
	return said;
}

const whole = async (setup: TrainerSetup) =>
	everything(await SimdTrainer.create(await loadSimd(), setup), setup.runs.length);

describe('runs over threads', () => {
	test.each([1, 2, 3, 5])('%d threads for five runs give the bits of one', async (count) => {
		const setup = goalSetup(SWEEP);
		const split = await SplitTrainer.create(await loadSimd(), setup, hereStart().start, count);
		expect(await everything(split, 5)).toEqual(await whole(setup));
	});

	test('and so do runs with seeds of their own', async () => {
		const setup = { ...goalSetup(SWEEP.slice(0, 3)), runSeeds: [4, 4, 9] };
		const split = await SplitTrainer.create(await loadSimd(), setup, hereStart().start, 2);
		expect(await everything(split, 3)).toEqual(await whole(setup));
	});

	test('and threads of Node, that really work side by side', { timeout: 60_000 }, async () => {
		const setup = goalSetup(SWEEP);
		const split = await SplitTrainer.create(await loadSimd(), setup, nodeThreads.start, 2);
		expect(split.memory()).toMatchObject({ tensors: 15 });
		expect(await everything(split, 5)).toEqual(await whole(setup));
	});
});

describe('a thread that fails', () => {
	test('is told as an engine that is lost', async () => {
		const here = hereStart();
		const split = await SplitTrainer.create(await loadSimd(), goalSetup(SWEEP), here.start, 2);
		here.fail('out of memory');
		expect(await split.lost).toBe('out of memory');
		split.dispose();
		expect(here.ended()).toBe(2);
	});

	test('in what it is asked says why, and goes on', async () => {
		const split = await SplitTrainer.create(await loadSimd(), goalSetup(SWEEP), hereStart().start, 2);
		await expect(split.restore({ step: 3, runs: [] })).rejects.toThrow();
		expect((await split.advance(2)).count).toBe(2);
		expect(() => split.encode(5, Uint32Array.of(0))).toThrow('there is no run 5');
		split.dispose();
	});

	test('at its start leaves the runs on one thread', async () => {
		const none: StartPart = () => {
			throw new Error('no workers in workers');
		};
		const setup = goalSetup(SWEEP, { width: 64, batchSize: 64 });
		const trainer = await createSimd(loadSimd, setup, { start: none, most: 3 });
		expect(trainer).toBeInstanceOf(SimdTrainer);
		trainer.dispose();
	});
});

describe('how many threads', () => {
	test('are at most one a run and one a core that is free, and none for what takes no time', () => {
		const setup = goalSetup(SWEEP, { width: 64, batchSize: 64 });
		expect([0, 1, 2, 4, 5, 16].map((most) => threadsFor(setup, most))).toEqual([1, 1, 2, 4, 5, 5]);
		expect(threadsFor(goalSetup(SWEEP), 16)).toBe(1);
	});

	test('is asked of the engine that trains', async () => {
		const here = hereStart();
		const setup = goalSetup(SWEEP, { width: 64, batchSize: 64 });
		const trainer = await createSimd(loadSimd, setup, { start: here.start, most: 3 });
		expect(trainer).toBeInstanceOf(SplitTrainer);
		trainer.dispose();
		expect(here.ended()).toBe(3);
		const alone = await createSimd(loadSimd, setup, { start: here.start, most: 1 });
		expect(alone).toBeInstanceOf(SimdTrainer);
		alone.dispose();
	});
});
