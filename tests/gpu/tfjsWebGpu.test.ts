import * as tf from '@tensorflow/tfjs';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { afterEach, describe, expect, test } from 'vitest';
import { loadSimd } from '../../scripts/simdModule';
import { collectTransitions } from '../../src/dataset/collect';
import { hardMove } from '../../src/environments/hardMove';
import { chooseEngine } from '../../src/training/contest';
import { engineCandidates } from '../../src/training/engines';
import { isSoftwareAdapter } from '../../src/training/gpuDevice';
import type { CreateTrainer } from '../../src/training/Trainer';
import { TfjsTrainer } from '../../src/training/tfjs/TfjsTrainer';
import { curveOf, goalSetup, KEPT, using } from '../unit/training/problems';
import { expectParity, testTrainerContract } from '../unit/training/trainerContract';

const create: CreateTrainer = (setup) => TfjsTrainer.create(setup);

/** The backend that is current, which must be the one under test. */
function gpuBackend(): WebGPUBackend {
	const backend = tf.backend();
	if (!(backend instanceof WebGPUBackend)) throw new Error(`the backend is ${tf.getBackend()}`);
	return backend;
}

describe('TensorFlow.js on WebGPU', () => {
	// Whatever a test did, it was done there.
	afterEach(() => {
		expect(tf.getBackend()).toBe('webgpu');
		gpuBackend();
	});

	testTrainerContract({ engine: 'tfjs-webgpu', create, few: 2, leakSteps: 4, encodings: 2, configureSteps: 6 });

	test('computes on the adapter that this run has found', async () => {
		await using(create(goalSetup([KEPT])), async (trainer) => {
			expect(trainer.engine).toBe('tfjs-webgpu');
			const adapter = await navigator.gpu.requestAdapter();
			const { vendor, architecture } = gpuBackend().device.adapterInfo;
			expect({ vendor, architecture }).toEqual({
				vendor: adapter?.info.vendor,
				architecture: adapter?.info.architecture,
			});
			expect(await isSoftwareAdapter()).toBe(architecture === 'swiftshader');
		});
	});
});

test.each([
	[1, 17],
	[6, 17],
])('parity with the reference: Z = %i, batch %i, kept and rebuilt', async (latentDim, batchSize) => {
	const setup = goalSetup([KEPT, { ...KEPT, optimizer: 'rebuilt' }], { latentDim, batchSize });
	await expectParity(create, setup, async (trainer) => [await trainer.advance(3)]);
	expect(tf.getBackend()).toBe('webgpu');
});

test('parity with the reference in a world with more actions than a batch has rows, and the same curve twice', async () => {
	const dataset = collectTransitions({ environment: hardMove(6), published: true, seed: 1, size: 500 });
	const shape = { stateDim: 4, actionCount: 64, embeddingDim: 6, parameterDim: 1, latentDim: 2, width: 16 };
	const setup = { shape, dataset, seed: 1, batchSize: 16, runs: [KEPT] };
	await expectParity(create, setup, async (trainer) => [await trainer.advance(3)]);
	const curves = [0, 1].map(() => using(create(setup), async (trainer) => curveOf(await trainer.advance(3), 0)));
	const [first, second] = await Promise.all(curves);
	expect(second).toEqual(first);
});

test('passes the self-test when it is asked for by name, though nobody races it where its adapter is software', async () => {
	const setup = goalSetup([KEPT]);
	const software = await isSoftwareAdapter();
	const webgpu = engineCandidates(loadSimd).filter(({ engine }) => engine === 'tfjs-webgpu');
	const asked = await chooseEngine(
		webgpu,
		'tfjs-webgpu',
		setup,
		() => 0,
		() => {},
	);
	expect(asked.reports).toEqual([{ engine: 'tfjs-webgpu', ok: true, millisecondsPerStep: null, reason: '' }]);
	expect(asked.trainer?.engine).toBe('tfjs-webgpu');
	asked.trainer?.dispose();
	expect(await webgpu[0].sitsOut?.()).toBe(software ? 'its adapter is software on the CPU' : null);
});
