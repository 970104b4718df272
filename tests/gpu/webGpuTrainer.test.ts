import { describe, expect, test } from 'vitest';
import { loadSimd } from '../../scripts/simdModule';
import { chooseEngine } from '../../src/training/contest';
import { engineCandidates } from '../../src/training/engines';
import { isSoftwareAdapter } from '../../src/training/gpuDevice';
import type { CreateTrainer } from '../../src/training/Trainer';
import { openDevice, startDevice } from '../../src/training/webgpu/device';
import { WebGpuTrainer } from '../../src/training/webgpu/WebGpuTrainer';
import { goalSetup, KEPT, using } from '../unit/training/problems';
import { expectSameCurve, testTrainerContract } from '../unit/training/trainerContract';
import { takeUncaughtErrors } from './setup';

const create: CreateTrainer = (setup) => WebGpuTrainer.create(setup);
const setup = goalSetup([KEPT]);

describe('the fused engine on WebGPU', () => {
	testTrainerContract({ engine: 'webgpu', create, few: 5, leakSteps: 40, encodings: 4, configureSteps: 60 });
});

test('passes the self-test when it is asked for by name, though nobody races it where its adapter is software', async () => {
	const candidates = engineCandidates(loadSimd).filter(({ engine }) => engine === 'webgpu');
	const asked = await chooseEngine(
		candidates,
		'webgpu',
		setup,
		() => 0,
		() => {},
	);
	expect(asked.reports).toEqual([{ engine: 'webgpu', ok: true, millisecondsPerStep: null, reason: '' }]);
	asked.trainer?.dispose();
	const software = await isSoftwareAdapter();
	expect(await candidates[0].sitsOut?.()).toBe(software ? 'its adapter is software on the CPU' : null);
});

test('tells how far the compiling of its kernels is', async () => {
	const shares: number[] = [];
	const { device } = await openDevice(undefined, (share) => shares.push(share));
	device.destroy();
	expect(shares.length).toBeGreaterThan(4);
	expect(shares).toEqual(shares.map((_, i) => (i + 1) / shares.length));
});

test('encodes and evaluates more transitions than one submission takes', async () => {
	await using(create(setup), async (trainer) => {
		// 16,384 a submission; these are the same 500 again and again.
		const many = Uint32Array.from({ length: 17_000 }, (_, i) => i % 500);
		const { mean } = await trainer.encode(0, many);
		const once = await trainer.encode(0, many.subarray(0, 500));
		expect(mean.slice(0, 1_000)).toEqual(once.mean);
		expect(mean.slice(2 * 16_500)).toEqual(once.mean);
		const all = await trainer.evaluate(0, many);
		const part = await trainer.evaluate(0, many.subarray(0, 500));
		expect(all.kl / part.kl).toBeCloseTo(1, 4);
		expect(all.state / part.state).toBeCloseTo(1, 4);
	});
});

test('says no to what the GPU has no room for, and goes on with what it has', async () => {
	const { device } = await startDevice();
	const rows = device.limits.maxStorageBufferBindingSize / 64;
	await expect(create({ ...setup, batchSize: rows })).rejects.toThrow(/in one buffer, and this GPU allows/);
	await expect(create(goalSetup(Array(33).fill(KEPT)))).rejects.toThrow('at most 32 runs');
	await using(create(setup), async (trainer) => expect((await trainer.advance(1)).count).toBe(1));
});

describe('a lost device', () => {
	const pending = Symbol('pending');
	const stateOf = (lost: Promise<string>) =>
		Promise.race([lost, new Promise((resolve) => setTimeout(resolve, 50, pending))]);

	test('is told, and another trainer goes on from the checkpoint', async () => {
		const first = await create(setup);
		const before = await first.advance(2);
		const checkpoint = await first.checkpoint();
		const rest = await first.advance(1);
		expect(await stateOf(first.lost)).toBe(pending);
		const { device } = await startDevice();
		device.destroy();
		expect(typeof (await first.lost)).toBe('string');
		await expect(first.advance(1)).rejects.toThrow();

		const second = await create(setup);
		expect((await startDevice()).device).not.toBe(device);
		expect(await stateOf(second.lost)).toBe(pending);
		expectSameCurve(await second.advance(2), before);
		await second.restore(checkpoint);
		expectSameCurve(await second.advance(1), rest);
		second.dispose();
		first.dispose();
		expect(takeUncaughtErrors()).toEqual([]);
	});

	test('counts an error of the GPU that nothing catches as a loss: what it computes may be garbage', async () => {
		const trainer = await create(setup);
		expect(await stateOf(trainer.lost)).toBe(pending);
		(await startDevice()).device.createShaderModule({ code: 'this is no shader' });
		expect(await trainer.lost).toContain('this is no shader');
		expect(takeUncaughtErrors()).toHaveLength(1);
		trainer.dispose();
		await using(create(setup), async (next) => expect(await stateOf(next.lost)).toBe(pending));
	});
});
