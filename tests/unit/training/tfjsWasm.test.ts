import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CreateTrainer } from '../../../src/training/engines';
import { BackendUnavailable, startBackend } from '../../../src/training/tfjs/backend';
import { TfjsTrainer } from '../../../src/training/tfjs/TfjsTrainer';
import { goalSetup, KEPT, using } from './problems';
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
