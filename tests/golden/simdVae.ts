/** The SIMD engine against the same forward pass, loss, gradients and Adam steps of the official model. */
import type { Batch } from '../../src/model/ConditionalVae';
import type { OptimizerMode } from '../../src/model/settings';
import { SimdModel } from '../unit/training/simdModel';
import { expectClose, flatten, namedParts } from './tensors';
import { lossRow, OFFICIAL, shapeOf, TOLERANCE, type TrainingTrace, type VaeFixture, weighted } from './vae';

/** Fails where the engine differs from the fixture by more than the reference may. */
export async function checkSimdVae(fixture: VaeFixture): Promise<void> {
	const shape = shapeOf(fixture);
	const rows = fixture.dims.batch;
	const batch: Batch = {
		state: Float32Array.from(fixture.batch.state.data),
		action: fixture.batch.action,
		parameters: Float32Array.from(fixture.batch.parameters.data),
		stateDelta: Float32Array.from(fixture.batch.state_delta.data),
	};
	const epsilon = fixture.batch.epsilon.map(({ data }) => Float32Array.from(data));

	const model = await SimdModel.create(shape, rows);
	model.weights.set(flatten(shape, fixture.weights));
	model.setBatch(batch, epsilon[0]);
	const { mean, std } = model.encode(rows);
	expectClose(mean, fixture.forward.mean.data, TOLERANCE.forward, 'mean');
	expectClose(std, fixture.forward.std.data, TOLERANCE.forward, 'std');
	expectClose(weighted(model.forward(rows)), lossRow(fixture), TOLERANCE.forward, 'loss terms');
	for (const { name, values } of namedParts(shape, model.backward(rows, OFFICIAL))) {
		expectClose(values, fixture.gradients[name].data, TOLERANCE.forward, `gradient of ${name}`);
	}
	model.setBatch(batch, Float32Array.from(fixture.forward.z.data));
	const decoded = model.decode(rows);
	expectClose(decoded.parameters, fixture.forward.parameters.data, TOLERANCE.forward, 'parameters');
	expectClose(decoded.stateDelta, fixture.forward.state_delta.data, TOLERANCE.forward, 'state change');

	await checkTraining(fixture, 'kept', fixture.adam.persistent, batch, epsilon);
	await checkTraining(fixture, 'rebuilt', fixture.adam.rebuilt_each_step, batch, epsilon);
}

async function checkTraining(
	fixture: VaeFixture,
	mode: OptimizerMode,
	trace: TrainingTrace,
	batch: Batch,
	epsilon: readonly Float32Array[],
): Promise<void> {
	const shape = shapeOf(fixture);
	const rows = fixture.dims.batch;
	const model = await SimdModel.create(shape, rows);
	model.weights.set(flatten(shape, fixture.weights));
	for (let step = 0; step < fixture.adam.steps; step++) {
		model.setBatch(batch, epsilon[step]);
		const terms = model.forward(rows);
		expectClose(weighted(terms), trace.losses[step], TOLERANCE.weights, `${mode}: losses of step ${step + 1}`);
		model.backward(rows, OFFICIAL);
		model.update(mode, fixture.adam.learning_rate, step + 1);
	}
	for (const { name, values } of namedParts(shape, model.weights)) {
		expectClose(values, trace.weights[name].data, TOLERANCE.weights, `${mode}: ${name}`);
	}
}
