/** The conditional VAE against one forward pass, its loss and gradients, and five Adam steps of the official model. */
import { expect } from 'vitest';
import { adamUpdate } from '../../src/model/adam';
import { type Batch, ConditionalVae } from '../../src/model/ConditionalVae';
import { nearestAction } from '../../src/model/embedding';
import type { ModelShape } from '../../src/model/layout';
import type { LossTerms, OptimizerMode } from '../../src/model/settings';
import type { NamedTensors, Tensor } from './fixtures';
import { expectClose, flatten, namedParts } from './tensors';

/** Losses and the last weights of a short training. */
export interface TrainingTrace {
	/** A row a step: total, Δs, weighted parameters, weighted KL. */
	readonly losses: readonly (readonly [number, number, number, number])[];
	readonly weights: NamedTensors;
}

export interface VaeFixture {
	readonly dims: {
		readonly state: number;
		readonly actions: number;
		readonly embedding: number;
		readonly parameters: number;
		readonly latent: number;
		readonly hidden: number;
		readonly batch: number;
	};
	readonly weights: NamedTensors;
	readonly batch: {
		/** batch × state */
		readonly state: Tensor;
		/** batch: indices */
		readonly action: readonly number[];
		/** batch × parameters */
		readonly parameters: Tensor;
		/** batch × state */
		readonly state_delta: Tensor;
		/** One batch × latent a training step; forward pass, loss and gradients use the first. */
		readonly epsilon: readonly Tensor[];
	};
	readonly forward: {
		readonly mean: Tensor;
		readonly std: Tensor;
		readonly z: Tensor;
		readonly parameters: Tensor;
		readonly state_delta: Tensor;
	};
	/** Weighted as in the official code: 1 · Δs, 2 · parameters, 0.5 · KL. */
	readonly loss: {
		readonly total: number;
		readonly state_delta_mse: number;
		readonly weighted_parameter_mse: number;
		readonly weighted_kl: number;
	};
	readonly gradients: NamedTensors;
	readonly adam: {
		readonly learning_rate: number;
		readonly steps: number;
		readonly persistent: TrainingTrace;
		readonly rebuilt_each_step: TrainingTrace;
	};
	/** Embeddings and the discrete action that each is nearest to. */
	readonly nearest: { readonly query: Tensor; readonly action: readonly number[] };
}

/** The weights of the official loss: 1 · Δs, 2 · parameters, 0.5 · KL. */
export const OFFICIAL = { stateWeight: 1, parameterWeight: 2, klWeight: 0.5 } as const;

/** How far float32 arithmetic in another order may lead. */
export const TOLERANCE = { forward: 1e-5, weights: 2e-5 } as const;

/** Fails where our model differs from the fixture. */
export function checkVae(fixture: VaeFixture): void {
	const shape = shapeOf(fixture);
	const rows = fixture.dims.batch;
	const weights = flatten(shape, fixture.weights);
	const batch: Batch = {
		state: Float32Array.from(fixture.batch.state.data),
		action: fixture.batch.action,
		parameters: Float32Array.from(fixture.batch.parameters.data),
		stateDelta: Float32Array.from(fixture.batch.state_delta.data),
	};
	const epsilon = fixture.batch.epsilon.map(({ data }) => Float32Array.from(data));

	const model = new ConditionalVae(shape, rows);
	const terms = model.forward(weights, batch, epsilon[0], rows);
	expectClose(model.encoder.mean, fixture.forward.mean.data, TOLERANCE.forward, 'mean');
	expectClose(model.encoder.std, fixture.forward.std.data, TOLERANCE.forward, 'std');
	expectClose(model.z, fixture.forward.z.data, TOLERANCE.forward, 'z');
	expectClose(model.decoder.parameters, fixture.forward.parameters.data, TOLERANCE.forward, 'parameters');
	expectClose(model.decoder.stateDelta, fixture.forward.state_delta.data, TOLERANCE.forward, 'state change');
	expectClose(weighted(terms), lossRow(fixture), TOLERANCE.forward, 'loss terms');

	const gradients = new Float32Array(weights.length).fill(Number.NaN);
	model.backward(weights, batch, epsilon[0], OFFICIAL, gradients, rows);
	for (const { name, values } of namedParts(shape, gradients)) {
		expectClose(values, fixture.gradients[name].data, TOLERANCE.forward, `gradient of ${name}`);
	}

	checkTraining(fixture, 'kept', fixture.adam.persistent, batch, epsilon);
	checkTraining(fixture, 'rebuilt', fixture.adam.rebuilt_each_step, batch, epsilon);

	fixture.nearest.action.forEach((action, index) => {
		const found = nearestAction(shape, weights, fixture.nearest.query.data, index * shape.embeddingDim);
		expect(found, `nearest embedding of query ${index}`).toBe(action);
	});
}

function checkTraining(
	fixture: VaeFixture,
	mode: OptimizerMode,
	trace: TrainingTrace,
	batch: Batch,
	epsilon: readonly Float32Array[],
): void {
	const shape = shapeOf(fixture);
	const rows = fixture.dims.batch;
	const model = new ConditionalVae(shape, rows);
	const weights = flatten(shape, fixture.weights);
	const gradients = new Float32Array(weights.length);
	const first = new Float32Array(weights.length);
	const second = new Float32Array(weights.length);
	for (let step = 0; step < fixture.adam.steps; step++) {
		const terms = model.forward(weights, batch, epsilon[step], rows);
		expectClose(weighted(terms), trace.losses[step], TOLERANCE.weights, `${mode}: losses of step ${step + 1}`);
		model.backward(weights, batch, epsilon[step], OFFICIAL, gradients, rows);
		adamUpdate(mode, fixture.adam.learning_rate, step + 1, weights, gradients, first, second);
	}
	for (const { name, values } of namedParts(shape, weights)) {
		expectClose(values, trace.weights[name].data, TOLERANCE.weights, `${mode}: ${name}`);
	}
}

/** The sizes of the fixture's model. */
export function shapeOf({ dims }: VaeFixture): ModelShape {
	return {
		stateDim: dims.state,
		actionCount: dims.actions,
		embeddingDim: dims.embedding,
		parameterDim: dims.parameters,
		latentDim: dims.latent,
		width: dims.hidden,
	};
}

/** Total, Δs, weighted parameters, weighted KL. */
export function weighted(terms: LossTerms): number[] {
	const state = OFFICIAL.stateWeight * terms.state;
	const parameters = OFFICIAL.parameterWeight * terms.parameters;
	const kl = OFFICIAL.klWeight * terms.kl;
	return [state + parameters + kl, state, parameters, kl];
}

/** The same of the fixture's first forward pass. */
export function lossRow({ loss }: VaeFixture): number[] {
	return [loss.total, loss.state_delta_mse, loss.weighted_parameter_mse, loss.weighted_kl];
}
