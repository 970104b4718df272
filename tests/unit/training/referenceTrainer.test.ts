import { describe, expect, test } from 'vitest';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import { goalSetup, KEPT, REBUILT, using } from './problems';
import { testTrainerContract } from './trainerContract';

const create = async (setup: ConstructorParameters<typeof ReferenceTrainer>[0]) => new ReferenceTrainer(setup);

describe('the reference engine', () => {
	testTrainerContract({ engine: 'reference', create, few: 5, leakSteps: 200, encodings: 20, configureSteps: 30 });

	test('is never lost', async () => {
		const trainer = new ReferenceTrainer(goalSetup([KEPT]));
		await trainer.advance(1);
		trainer.dispose();
		expect(await Promise.race([trainer.lost, new Promise((resolve) => setImmediate(resolve, 'still there'))])).toBe(
			'still there',
		);
	});

	test('counts weights and moments of every run as its memory', async () => {
		const setup = goalSetup([KEPT, REBUILT]);
		await using(new ReferenceTrainer(setup), async (trainer) => {
			const { length } = await trainer.weights(0);
			expect(trainer.memory()).toEqual({ tensors: 6, bytes: 2 * 3 * 4 * length });
		});
	});
});
