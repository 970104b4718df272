/** The fused engine against one forward pass, its loss and gradients, and five Adam steps of the official model. */
import { expect, test } from 'vitest';
import type { Dataset } from '../../src/dataset/Dataset';
import { ADAM } from '../../src/model/adam';
import type { OptimizerMode, RunSettings } from '../../src/model/settings';
import type { StepMetrics } from '../../src/training/Trainer';
import { WebGpuTrainer } from '../../src/training/webgpu/WebGpuTrainer';
import { loadFixtures } from '../golden/fixtures';
import { expectClose, flatten, namedParts } from '../golden/tensors';
import { lossRow, OFFICIAL, shapeOf, TOLERANCE, type VaeFixture, weighted } from '../golden/vae';

const fixtures = loadFixtures(process.env.GOLDEN_DIR ?? 'tests/fixtures/golden')
	.flatMap(({ fixtures }) => fixtures)
	.flatMap((fixture) => (fixture.kind === 'vae' ? [fixture.content] : []));

/** The fixture's batch as a dataset of its own. */
function datasetOf({ dims, batch }: VaeFixture): Dataset {
	return {
		environment: 'golden',
		published: true,
		seed: 0,
		size: dims.batch,
		stateDim: dims.state,
		parameterDim: dims.parameters,
		simulatorStateLength: 0,
		state: Float32Array.from(batch.state.data),
		action: Uint16Array.from(batch.action),
		parameters: Float32Array.from(batch.parameters.data),
		stateDelta: Float32Array.from(batch.state_delta.data),
		reward: new Float32Array(dims.batch),
		done: new Uint8Array(dims.batch),
		simulatorState: new Float64Array(0),
	};
}

/** Two runs from the fixture's weights: one with Adam kept, one with Adam rebuilt. */
async function trainerOf(fixture: VaeFixture): Promise<WebGpuTrainer> {
	const shape = shapeOf(fixture);
	const run = (optimizer: OptimizerMode): RunSettings => ({
		...OFFICIAL,
		learningRate: fixture.adam.learning_rate,
		schedule: { kind: 'constant' },
		optimizer,
	});
	const runs = [run('kept'), run('rebuilt')];
	const trainer = await WebGpuTrainer.create({
		shape,
		dataset: datasetOf(fixture),
		seed: 1,
		batchSize: fixture.dims.batch,
		runs,
	});
	const weights = flatten(shape, fixture.weights);
	const zeros = new Float32Array(weights.length);
	const start = { weights, firstMoment: zeros, secondMoment: zeros, adamStep: 0 };
	await trainer.restore({ step: 0, runs: [start, start] });
	return trainer;
}

/** The weighted terms of a run at its one step. */
function lossOf({ values }: StepMetrics, run: number): number[] {
	const [state, parameters, kl] = values.subarray(3 * run, 3 * run + 3);
	return weighted({ state, parameters, kl });
}

test('there is a golden fixture of the model', () => {
	expect(fixtures.length).toBeGreaterThan(0);
});

test.each(fixtures)('forward pass, loss and gradients, fixture %#', async (fixture) => {
	const { dims, forward } = fixture;
	const trainer = await trainerOf(fixture);
	const metrics = await trainer.advanceOn(Float32Array.from(fixture.batch.epsilon[0].data));
	expectClose(lossOf(metrics, 0), lossRow(fixture), TOLERANCE.forward, 'loss terms');

	const read = (name: Parameters<WebGpuTrainer['activations']>[1], width: number) =>
		trainer.activations(0, name, width);
	expectClose(await read('mean', dims.latent), forward.mean.data, TOLERANCE.forward, 'mean');
	expectClose((await read('rawLogStd', dims.latent)).map(Math.exp), forward.std.data, TOLERANCE.forward, 'std');
	expectClose(await read('z', dims.latent), forward.z.data, TOLERANCE.forward, 'z');
	const parameters = await read('decodedParameters', dims.parameters);
	expectClose(parameters, forward.parameters.data, TOLERANCE.forward, 'parameters');
	const stateDelta = await read('decodedStateDelta', dims.state);
	expectClose(stateDelta, forward.state_delta.data, TOLERANCE.forward, 'state change');

	// The gradient itself never leaves the registers, but the first of Adam's moments is a share of it.
	const [{ firstMoment }] = (await trainer.checkpoint()).runs;
	const gradients = firstMoment.map((m) => m / (1 - ADAM.beta1));
	for (const { name, values } of namedParts(shapeOf(fixture), gradients)) {
		expectClose(values, fixture.gradients[name].data, TOLERANCE.forward, `gradient of ${name}`);
	}
	trainer.dispose();
});

test.each(fixtures)('five Adam steps, kept and rebuilt, fixture %#', async (fixture) => {
	const { adam, batch } = fixture;
	const trainer = await trainerOf(fixture);
	const traces = [adam.persistent, adam.rebuilt_each_step];
	for (let step = 0; step < adam.steps; step++) {
		const metrics = await trainer.advanceOn(Float32Array.from(batch.epsilon[step].data));
		traces.forEach(({ losses }, run) => {
			expectClose(lossOf(metrics, run), losses[step], TOLERANCE.weights, `run ${run}: losses of step ${step + 1}`);
		});
	}
	for (const [run, { weights }] of traces.entries()) {
		for (const { name, values } of namedParts(shapeOf(fixture), await trainer.weights(run))) {
			expectClose(values, weights[name].data, TOLERANCE.weights, `run ${run}: ${name}`);
		}
	}
	trainer.dispose();
});
