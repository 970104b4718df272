import * as tf from '@tensorflow/tfjs';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { expect, test } from 'vitest';
import type { Trainer } from '../../src/training/Trainer';
import { TfjsTrainer } from '../../src/training/tfjs/TfjsTrainer';
import { goalSetup, KEPT } from '../unit/training/problems';
import { expectSameCurve } from '../unit/training/trainerContract';
import { takeUncaughtErrors } from './setup';

const setup = goalSetup([KEPT]);

function device(): GPUDevice {
	const backend = tf.backend();
	if (!(backend instanceof WebGPUBackend)) throw new Error(`the backend is ${tf.getBackend()}`);
	return backend.device;
}

const pending = Symbol('pending');
const stateOf = (trainer: Trainer) =>
	Promise.race([trainer.lost, new Promise((resolve) => setTimeout(resolve, 50, pending))]);

test('a device that is lost is told, and another trainer can be made in the same process', async () => {
	const first = await TfjsTrainer.create(setup);
	const before = await first.advance(2);
	const checkpoint = await first.checkpoint();
	const rest = await first.advance(1);
	expect(await stateOf(first)).toBe(pending);

	const lostDevice = device();
	lostDevice.destroy();
	expect(typeof (await first.lost)).toBe('string');

	const second = await TfjsTrainer.create(setup);
	expect(second.engine).toBe('tfjs-webgpu');
	expect(tf.getBackend()).toBe('webgpu');
	expect(device()).not.toBe(lostDevice);
	expect(await stateOf(second)).toBe(pending);
	// The new device computes, from the start and from where the other one stopped.
	expectSameCurve(await second.advance(2), before);
	await second.restore(checkpoint);
	expectSameCurve(await second.advance(1), rest);
	second.dispose();
	expect(takeUncaughtErrors()).toEqual([]);
});

test('an error of the GPU that nothing catches counts as a loss: what it computes may be garbage', async () => {
	const trainer = await TfjsTrainer.create(setup);
	expect(await stateOf(trainer)).toBe(pending);
	device().createShaderModule({ code: 'this is no shader' });
	expect(await trainer.lost).toContain('this is no shader');
	expect(takeUncaughtErrors()).toHaveLength(1);
	trainer.dispose();
});
