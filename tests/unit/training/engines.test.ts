import { describe, expect, test, vi } from 'vitest';
import { loadSimd } from '../../../scripts/simdModule';
import { chooseEngine, type EngineCandidate, engineCandidates } from '../../../src/training/engines';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import type { EngineId } from '../../../src/training/Trainer';
import { ENGINE_IDS } from '../../../src/training/Trainer';
import { goalSetup, KEPT } from './problems';

/** Milliseconds of a clock that only the engines move. */
let time = 0;
const now = () => time;

interface FakeEngine extends EngineCandidate {
	/** Trainers that were made and not yet disposed of. */
	readonly alive: () => number;
	readonly made: () => number;
}

/** An engine that computes right and takes so long a step. */
function fakeEngine(
	engine: EngineId,
	millisecondsPerStep: number | ((step: number) => number),
	options: Partial<EngineCandidate> & {
		readonly fails?: 'create' | 'wrong';
		readonly encodeMilliseconds?: number;
	} = {},
): FakeEngine {
	let alive = 0;
	let made = 0;
	const { fails, encodeMilliseconds = 0, ...rest } = options;
	return {
		engine,
		alive: () => alive,
		made: () => made,
		create: async (setup) => {
			if (fails === 'create') throw new Error(`${engine} is not here`);
			const trainer = new ReferenceTrainer(setup);
			made++;
			alive++;
			const { advance, encode, dispose } = trainer;
			trainer.advance = async (steps) => {
				const metrics = await advance.call(trainer, steps);
				for (let i = 0; i < steps; i++) {
					const step = trainer.step - steps + 1 + i;
					time += typeof millisecondsPerStep === 'number' ? millisecondsPerStep : millisecondsPerStep(step);
				}
				if (fails === 'wrong') metrics.values[0] += 1;
				return metrics;
			};
			trainer.encode = (run, indices) => {
				time += encodeMilliseconds;
				return encode.call(trainer, run, indices);
			};
			trainer.dispose = () => {
				alive--;
				dispose.call(trainer);
			};
			Object.assign(trainer, { engine });
			return trainer;
		},
		...rest,
	};
}

const setup = goalSetup([KEPT]);

async function choose(candidates: readonly EngineCandidate[], wanted: EngineId | 'auto' = 'auto') {
	const shares: number[] = [];
	time = 0;
	const choice = await chooseEngine(candidates, wanted, setup, now, (share) => shares.push(share));
	return { ...choice, shares };
}

describe('the choice of an engine', () => {
	test('takes the fastest, wherever it stands in the list', async () => {
		for (const [gpu, wasm, reference, winner] of [
			[1, 2, 3, 'tfjs-webgpu'],
			[3, 1, 2, 'simd'],
			[30, 20, 10, 'reference'],
		] as const) {
			const engines = [fakeEngine('tfjs-webgpu', gpu), fakeEngine('simd', wasm), fakeEngine('reference', reference)];
			const { trainer, reports, shares } = await choose(engines);
			expect(trainer?.engine).toBe(winner);
			expect(trainer?.step).toBe(0);
			expect(reports).toEqual([
				{ engine: 'tfjs-webgpu', ok: true, millisecondsPerStep: gpu, reason: '' },
				{ engine: 'simd', ok: true, millisecondsPerStep: wasm, reason: '' },
				{ engine: 'reference', ok: true, millisecondsPerStep: reference, reason: '' },
			]);
			expect(shares).toEqual([1 / 3, 2 / 3, 1]);
			// Only the winner lives on, fresh.
			expect(engines.map(({ alive }) => alive())).toEqual(engines.map(({ engine }) => (engine === winner ? 1 : 0)));
			trainer?.dispose();
		}
	});

	test('takes the first of equals', async () => {
		const { trainer } = await choose([fakeEngine('tfjs-webgpu', 2), fakeEngine('simd', 2)]);
		expect(trainer?.engine).toBe('tfjs-webgpu');
	});

	test('races the training itself: the first step only warms up, and one hiccup changes nothing', async () => {
		const warming = fakeEngine('tfjs-webgpu', (step) => (step === 1 ? 5_000 : step === 10 ? 50 : 2));
		const steady = fakeEngine('simd', 3);
		const { trainer, reports } = await choose([warming, steady]);
		expect(trainer?.engine).toBe('tfjs-webgpu');
		expect(reports[0].millisecondsPerStep).toBe(2);
	});

	test('counts what a frame costs, too', async () => {
		const quickSteps = fakeEngine('tfjs-webgpu', 1, { encodeMilliseconds: 60 });
		const quickFrames = fakeEngine('simd', 4, { encodeMilliseconds: 1 });
		const { trainer } = await choose([quickSteps, quickFrames]);
		expect(trainer?.engine).toBe('simd');
	});

	test('does not wait long for a slow engine, and looks longer at a fast one', async () => {
		await choose([fakeEngine('reference', 1_000)]);
		const slowSteps = time / 1_000;
		expect(slowSteps).toBeLessThanOrEqual(16);
		await choose([fakeEngine('reference', 1)]);
		expect(time).toBeGreaterThan(slowSteps);
		expect(time).toBeLessThanOrEqual(40);
	});

	test('passes over one that computes wrongly and one that is not there, and says why', async () => {
		const engines = [
			fakeEngine('tfjs-webgpu', 1, { fails: 'wrong' }),
			fakeEngine('simd', 1, { fails: 'create' }),
			fakeEngine('reference', 50),
		];
		const { trainer, reports } = await choose(engines);
		expect(trainer?.engine).toBe('reference');
		expect(reports[0]).toMatchObject({ ok: false, millisecondsPerStep: null });
		expect(reports[0].reason).toContain('self-test');
		expect(reports[1]).toEqual({
			engine: 'simd',
			ok: false,
			millisecondsPerStep: null,
			reason: 'simd is not here',
		});
		expect(engines[0].alive()).toBe(0);
		trainer?.dispose();
	});

	test('passes over one that fails in the race, or whose probe throws something odd', async () => {
		const raceFails: EngineCandidate = {
			engine: 'tfjs-webgpu',
			create: async (given) => {
				const trainer = new ReferenceTrainer(given);
				if (given === setup) trainer.advance = () => Promise.reject(new Error('out of memory'));
				return trainer;
			},
		};
		const odd = fakeEngine('simd', 1, { sitsOut: () => Promise.reject('a text, no error') });
		const { trainer, reports } = await choose([raceFails, odd, fakeEngine('reference', 9)]);
		expect(trainer?.engine).toBe('reference');
		expect(reports.map(({ reason }) => reason)).toEqual(['out of memory', 'a text, no error', '']);
	});

	test('leaves out who sits out, without starting it', async () => {
		const software = fakeEngine('tfjs-webgpu', 1, { sitsOut: async () => 'its adapter is software on the CPU' });
		const { trainer, reports } = await choose([software, fakeEngine('reference', 9)]);
		expect(trainer?.engine).toBe('reference');
		expect(reports[0]).toEqual({
			engine: 'tfjs-webgpu',
			ok: false,
			millisecondsPerStep: null,
			reason: 'its adapter is software on the CPU',
		});
		expect(software.made()).toBe(0);
	});

	test('races one whose probe finds nothing against it', async () => {
		const { trainer } = await choose([fakeEngine('tfjs-webgpu', 1, { sitsOut: async () => null })]);
		expect(trainer?.engine).toBe('tfjs-webgpu');
	});

	test('tries only the one that is wanted, without a race and though it would sit out', async () => {
		const sitsOut = vi.fn(async () => 'its adapter is software on the CPU');
		const software = fakeEngine('tfjs-webgpu', 100, { sitsOut });
		const other = fakeEngine('reference', 1);
		const { trainer, reports, shares } = await choose([software, other], 'tfjs-webgpu');
		expect(trainer?.engine).toBe('tfjs-webgpu');
		expect(reports).toEqual([{ engine: 'tfjs-webgpu', ok: true, millisecondsPerStep: null, reason: '' }]);
		expect(shares).toEqual([1]);
		expect(sitsOut).not.toHaveBeenCalled();
		expect(other.made()).toBe(0);
		// The self-test's and the one that was asked for.
		expect(software.made()).toBe(2);
	});

	test('falls back to none when the one that is wanted fails', async () => {
		const { trainer, reports } = await choose(
			[fakeEngine('tfjs-webgpu', 1, { fails: 'wrong' }), fakeEngine('reference', 1)],
			'tfjs-webgpu',
		);
		expect(trainer).toBeNull();
		expect(reports).toHaveLength(1);
	});

	test('has no trainer when all fail, and every reason', async () => {
		const { trainer, reports, shares } = await choose([
			fakeEngine('tfjs-webgpu', 1, { fails: 'create' }),
			fakeEngine('reference', 1, { fails: 'wrong' }),
		]);
		expect(trainer).toBeNull();
		expect(reports.every(({ ok, reason }) => !ok && reason !== '')).toBe(true);
		expect(shares).toEqual([0.5, 1]);
		expect((await choose([])).trainer).toBeNull();
	});
});

describe('the engines of this build', () => {
	test('are all that a configuration can name, fastest hardware first', () => {
		expect(engineCandidates(loadSimd).map(({ engine }) => engine)).toEqual(ENGINE_IDS);
	});

	test('agree: without WebGPU the others work, by name and by race', async () => {
		const { trainer, reports } = await chooseEngine(engineCandidates(loadSimd), 'auto', setup, now, () => {});
		expect(reports.map(({ ok }) => ok)).toEqual([false, false, true, true]);
		for (const { reason } of reports.slice(0, 2)) expect(reason).toBe('this browser has no WebGPU');
		trainer?.dispose();
		const wasm = await chooseEngine(engineCandidates(loadSimd), 'simd', setup, now, () => {});
		expect(wasm.trainer?.engine).toBe('simd');
		wasm.trainer?.dispose();
	});
});
