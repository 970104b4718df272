import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { collectTransitions } from '../../../src/dataset/collect';
import { hardMove } from '../../../src/environments/hardMove';
import type { CreateTrainer } from '../../../src/training/engines';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import { BackendUnavailable, startBackend } from '../../../src/training/tfjs/backend';
import { TfjsTrainer } from '../../../src/training/tfjs/TfjsTrainer';
import { goalSetup, KEPT, meanAbsoluteDifference, using } from './problems';
import { expectParity, testTrainerContract } from './trainerContract';

const create: CreateTrainer = (setup) => TfjsTrainer.create('wasm', setup);

describe('TensorFlow.js on WebAssembly', () => {
	// What a page that is cross-origin isolated finds.
	beforeAll(() => tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', true));

	testTrainerContract({ engine: 'tfjs-wasm', create, few: 5, leakSteps: 200, snapshots: 20, configureSteps: 30 });

	test('really computes there', async () => {
		await using(create(goalSetup([KEPT])), async (trainer) => {
			await tf.setBackend('cpu');
			await trainer.advance(1);
			expect(tf.getBackend()).toBe('wasm');
			await tf.setBackend('cpu');
			await trainer.encode(0, Uint32Array.of(1));
			expect(tf.getBackend()).toBe('wasm');
		});
	});

	test('keeps to one thread, also where more could be had', async () => {
		await using(create(goalSetup([KEPT])), async (trainer) => {
			await trainer.advance(1);
			expect(tf.env().getBool('WASM_HAS_MULTITHREAD_SUPPORT')).toBe(false);
		});
	});

	test('is the library that this test sees, so that its counts are those of the engine', async () => {
		const before = tf.memory().numTensors;
		const trainer = await create(goalSetup([KEPT]));
		expect(tf.memory().numTensors).toBe(before + 3);
		expect(trainer.memory()).toEqual({ tensors: before + 3, bytes: tf.memory().numBytes });
		trainer.dispose();
		expect(tf.memory().numTensors).toBe(before);
	});

	test('learns the embeddings of many actions as the reference does, and leaves nothing behind', async () => {
		const dataset = collectTransitions({ environment: hardMove(8), published: true, seed: 1, size: 500 });
		const shape = { stateDim: 4, actionCount: 256, embeddingDim: 6, parameterDim: 1, latentDim: 2, width: 16 };
		const setup = { shape, dataset, seed: 1, batchSize: 64, runs: [KEPT, { ...KEPT, optimizer: 'rebuilt' as const }] };
		await expectParity(create, setup, async (trainer) => {
			await trainer.advance(2);
			const { tensors } = trainer.memory();
			const steps = await trainer.advance(28);
			expect(trainer.memory().tensors).toBe(tensors);
			return [steps];
		});
	});

	test('takes no more memory for codes and tests of a world with 1,024 actions than their rows do', async () => {
		const dataset = collectTransitions({ environment: hardMove(10), published: true, seed: 1, size: 2_000 });
		const shape = { stateDim: 4, actionCount: 1024, embeddingDim: 6, parameterDim: 1, latentDim: 2, width: 16 };
		const setup = { shape, dataset, seed: 1, batchSize: 16, runs: [KEPT] };
		const all = Uint32Array.from({ length: 2_000 }, (_, index) => index);
		await using(create(setup), async (trainer) => {
			const before = trainer.memory().bytes;
			const { mean } = await trainer.encode(0, all);
			// State, action and parameter of each row; a table by actions would be 8 MB.
			expect(trainer.memory().bytes - before).toBe(4 * 2_000 * (4 + 1 + 1));
			await using(new ReferenceTrainer(setup), async (reference) => {
				const expected = await reference.encode(0, all);
				expect(meanAbsoluteDifference(mean, expected.mean)).toBeLessThan(1e-5);
				const [terms, wanted] = [await trainer.evaluate(0, all), await reference.evaluate(0, all)];
				expect(terms.state).toBeCloseTo(wanted.state, 5);
				expect(terms.parameters).toBeCloseTo(wanted.parameters, 5);
			});
		});
	});

	test('is never lost', async () => {
		await using(create(goalSetup([KEPT])), async (trainer) => {
			await trainer.advance(1);
			expect(await Promise.race([trainer.lost, new Promise((resolve) => setImmediate(resolve, 'still there'))])).toBe(
				'still there',
			);
		});
	});

	test('is not WebGPU where there is none', async () => {
		await expect(startBackend('webgpu', {})).rejects.toThrow(BackendUnavailable);
		await expect(TfjsTrainer.create('webgpu', goalSetup([KEPT]))).rejects.toThrow('no WebGPU');
	});
});

describe.each([1, 2, 6])('parity with the reference over 30 steps, Z = %i', (latentDim) => {
	test.each([17, 64])('batch %i, kept and rebuilt', async (batchSize) => {
		const setup = goalSetup([KEPT, { ...KEPT, optimizer: 'rebuilt' }], { latentDim, batchSize });
		await expectParity(create, setup, async (trainer) => [await trainer.advance(30)]);
	});
});
