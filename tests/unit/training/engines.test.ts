import { describe, expect, test, vi } from 'vitest';
import { loadSimd } from '../../../scripts/simdModule';
import { chooseEngine } from '../../../src/training/contest';
import { type EngineCandidate, engineCandidates, startEngine } from '../../../src/training/engines';
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
	time = 0;
	return chooseEngine(candidates, wanted, setup, now, () => {});
}

describe('the engine that a training begins with', () => {
	const start = async (candidates: readonly EngineCandidate[], wanted: EngineId | 'auto' = 'auto') => {
		const shares: number[] = [];
		const begun = await startEngine(candidates, wanted, setup, (share) => shares.push(share));
		return { ...begun, shares };
	};

	test('is the first that is there at once, whatever else there is: no other is started', async () => {
		const gpu = fakeEngine('webgpu', 1);
		const [reference, simd] = [fakeEngine('reference', 9), fakeEngine('simd', 3)];
		const { trainer, reports, shares } = await start([gpu, reference, simd]);
		expect(trainer?.engine).toBe('simd');
		expect(trainer?.step).toBe(0);
		// The reference is what the others are tested against.
		expect(reports.map(({ engine, ok }) => [engine, ok])).toEqual([
			['simd', true],
			['reference', true],
		]);
		expect(shares).toEqual([1]);
		// One for the self-test, one to train.
		expect([gpu.made(), reference.made(), simd.made(), simd.alive()]).toEqual([0, 0, 2, 1]);
		trainer?.dispose();
	});

	test.each(['create', 'wrong'] as const)('is the next where the first fails (%s), and says why', async (fails) => {
		const { trainer, reports } = await start([fakeEngine('simd', 1, { fails }), fakeEngine('reference', 9)]);
		expect(trainer?.engine).toBe('reference');
		expect(reports[0]).toMatchObject({ engine: 'simd', ok: false, millisecondsPerStep: null });
		expect(reports[0].reason).toContain(fails === 'create' ? 'simd is not here' : 'self-test');
		expect(reports[1]).toEqual({ engine: 'reference', ok: true, millisecondsPerStep: null, reason: '' });
		trainer?.dispose();
	});

	test('is the one that is named and no other, though it would sit out', async () => {
		const sitsOut = vi.fn(async () => 'its adapter is software on the CPU');
		const software = fakeEngine('tfjs-webgpu', 100, { sitsOut });
		const other = fakeEngine('simd', 1);
		const { trainer, reports, shares } = await start([software, other], 'tfjs-webgpu');
		expect(trainer?.engine).toBe('tfjs-webgpu');
		expect(reports).toEqual([{ engine: 'tfjs-webgpu', ok: true, millisecondsPerStep: null, reason: '' }]);
		expect(shares).toEqual([1]);
		expect(sitsOut).not.toHaveBeenCalled();
		expect(other.made()).toBe(0);
		trainer?.dispose();
	});

	test('is none when the one that is named fails, or all do, with every reason', async () => {
		const named = await start([fakeEngine('simd', 1, { fails: 'wrong' }), fakeEngine('reference', 1)], 'simd');
		expect(named.trainer).toBeNull();
		expect(named.reports).toHaveLength(1);
		const odd: EngineCandidate = { engine: 'reference', create: () => Promise.reject('a text, no error') };
		const all = await start([fakeEngine('simd', 1, { fails: 'create' }), odd]);
		expect(all.trainer).toBeNull();
		expect(all.reports.map(({ ok, reason }) => [ok, reason])).toEqual([
			[false, 'simd is not here'],
			[false, 'a text, no error'],
		]);
		expect((await start([])).trainer).toBeNull();
	});
});

describe('the contest with the engine that trains', () => {
	test.each([
		[1, 3, 'webgpu'],
		[3, 1, 'simd'],
		[2, 2, 'simd'],
	] as const)('is won by the quicker one: WebGPU %d ms, SIMD %d ms', async (gpu, processor, winner) => {
		const engines = [fakeEngine('webgpu', gpu), fakeEngine('simd', processor)];
		const { trainer, reports } = await choose(engines);
		expect(trainer?.engine).toBe(winner);
		expect(trainer?.step).toBe(0);
		expect(reports.toSorted((a, b) => a.engine.localeCompare(b.engine))).toEqual([
			{ engine: 'simd', ok: true, millisecondsPerStep: processor, reason: '' },
			{ engine: 'webgpu', ok: true, millisecondsPerStep: gpu, reason: '' },
		]);
		// Only the winner lives on.
		expect(engines.map(({ alive }) => alive())).toEqual(engines.map(({ engine }) => (engine === winner ? 1 : 0)));
		trainer?.dispose();
	});

	test('is over the training itself: the first round only warms up, and one hiccup changes nothing', async () => {
		const warming = fakeEngine('webgpu', (step) => (step === 1 ? 5_000 : step === 10 ? 50 : 2));
		const { trainer, reports } = await choose([warming, fakeEngine('simd', 3)]);
		expect(trainer?.engine).toBe('webgpu');
		expect(reports.find(({ engine }) => engine === 'webgpu')?.millisecondsPerStep).toBe(2);
		trainer?.dispose();
	});

	test('counts what a frame costs, too', async () => {
		const quickSteps = fakeEngine('webgpu', 1, { encodeMilliseconds: 60 });
		const { trainer } = await choose([quickSteps, fakeEngine('simd', 4, { encodeMilliseconds: 1 })]);
		expect(trainer?.engine).toBe('simd');
		trainer?.dispose();
	});

	test('does not wait long for a slow engine', async () => {
		const { trainer } = await choose([fakeEngine('webgpu', 1_000), fakeEngine('simd', 1)]);
		// The self-test, a round that warms up and two more.
		expect(time).toBeLessThanOrEqual(1_000 * (3 + 3 * 4) + 100);
		trainer?.dispose();
	});

	test.each(['create', 'wrong'] as const)('ends for one that fails (%s) with the reason', async (fails) => {
		const gpu = fakeEngine('webgpu', 1, { fails });
		const { trainer, reports } = await choose([gpu, fakeEngine('simd', 9)]);
		expect(trainer?.engine).toBe('simd');
		const report = reports.find(({ engine }) => engine === 'webgpu');
		expect(report).toMatchObject({ ok: false, millisecondsPerStep: null });
		expect(report?.reason).toContain(fails === 'create' ? 'webgpu is not here' : 'self-test');
		expect(gpu.alive()).toBe(0);
		trainer?.dispose();
	});

	test('ends for one that fails or is lost on the way, and does not wait for its answer', async () => {
		const failing = (advance: () => Promise<never>, lost = new Promise<string>(() => {})): EngineCandidate => ({
			engine: 'webgpu',
			create: async (given) => {
				const trainer = new ReferenceTrainer(given);
				if (given === setup) Object.assign(trainer, { advance, lost });
				return trainer;
			},
		});
		const reasons: (string | undefined)[] = [];
		for (const gpu of [
			failing(() => Promise.reject(new Error('out of memory'))),
			failing(() => new Promise(() => {}), Promise.resolve('the driver was reset')),
		]) {
			const { trainer, reports } = await choose([gpu, fakeEngine('simd', 9)]);
			expect(trainer?.engine).toBe('simd');
			reasons.push(reports.find(({ engine }) => engine === 'webgpu')?.reason);
			trainer?.dispose();
		}
		expect(reasons).toEqual(['out of memory', 'the driver was reset']);
	});

	test('leaves out who sits out, without starting it, and takes one whose probe finds nothing', async () => {
		const software = fakeEngine('webgpu', 1, { sitsOut: async () => 'its adapter is software on the CPU' });
		const other = fakeEngine('tfjs-webgpu', 1, { sitsOut: async () => null, insteadOf: 'webgpu' });
		const { trainer, reports } = await choose([software, other, fakeEngine('simd', 9)]);
		expect(trainer?.engine).toBe('tfjs-webgpu');
		expect(reports.find(({ engine }) => engine === 'webgpu')).toEqual({
			engine: 'webgpu',
			ok: false,
			millisecondsPerStep: null,
			reason: 'its adapter is software on the CPU',
		});
		expect(software.made()).toBe(0);
		trainer?.dispose();
	});

	test('does not start a second engine on a device where the first works', async () => {
		const second = fakeEngine('tfjs-webgpu', 1, { insteadOf: 'webgpu' });
		const { trainer, reports } = await choose([fakeEngine('webgpu', 20), second, fakeEngine('simd', 9)]);
		expect(trainer?.engine).toBe('simd');
		expect(second.made()).toBe(0);
		expect(reports.some(({ engine }) => engine === 'tfjs-webgpu')).toBe(false);
		trainer?.dispose();
	});

	test('is not held where an engine is named', async () => {
		const gpu = fakeEngine('webgpu', 1);
		const { trainer, reports } = await choose([gpu, fakeEngine('simd', 9)], 'simd');
		expect(trainer?.engine).toBe('simd');
		expect([gpu.made(), reports.length]).toEqual([0, 1]);
		trainer?.dispose();
	});
});

describe('the engines of this build', () => {
	test('are all that a configuration can name, fastest hardware first', () => {
		expect(engineCandidates(loadSimd).map(({ engine }) => engine)).toEqual(ENGINE_IDS);
	});

	test('agree: without WebGPU the others work, by name and unnamed', async () => {
		const { trainer, reports } = await chooseEngine(engineCandidates(loadSimd), 'auto', setup, now, () => {});
		expect(reports.map(({ engine, ok }) => [engine, ok])).toEqual([
			['simd', true],
			['reference', true],
			['webgpu', false],
			['tfjs-webgpu', false],
		]);
		for (const { reason } of reports.slice(2)) expect(reason).toBe('this browser has no WebGPU');
		expect(trainer?.engine).toBe('simd');
		trainer?.dispose();
		const wasm = await chooseEngine(engineCandidates(loadSimd), 'simd', setup, now, () => {});
		expect(wasm.trainer?.engine).toBe('simd');
		wasm.trainer?.dispose();
	});
});
