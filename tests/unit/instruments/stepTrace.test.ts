import { describe, expect, test } from 'vitest';
import { traceStep } from '../../../src/instruments/slowStep/stepTrace';
import { initialWeights } from '../../../src/model/initialise';
import type { ModelShape } from '../../../src/model/layout';
import { normalAt, Stream, uniformAt } from '../../../src/randomness/counterRandom';
import { BatchSource } from '../../../src/training/BatchSource';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import { forwardInFloat64 } from '../model/float64Model';
import { goalSetup, KEPT, REBUILT } from '../training/problems';

const shape: ModelShape = { stateDim: 3, actionCount: 2, embeddingDim: 2, parameterDim: 2, latentDim: 2, width: 16 };
const ROWS = 8;
const spread = (step: number, length: number) =>
	Float32Array.from({ length }, (_, i) => 2 * uniformAt(5, Stream.policy, step, i, 0) - 1);
const batch = {
	state: spread(1, ROWS * 3),
	action: Uint16Array.from({ length: ROWS }, (_, row) => row % 2),
	parameters: spread(2, ROWS * 2),
	stateDelta: spread(3, ROWS * 3),
};
const epsilon = Float32Array.from({ length: ROWS * 2 }, (_, i) => normalAt(5, Stream.epsilon, 1, i, 0));
const settings = {
	klWeight: 0.1,
	stateWeight: 1,
	parameterWeight: 2,
	learningRate: 1e-3,
	schedule: { kind: 'constant' },
	optimizer: 'kept',
} as const;
const weights = initialWeights(shape, 5);
const trace = traceStep({ shape, weights, batch, epsilon, settings, learningRate: 1e-3, moments: null, row: 3 });

describe('one step in slow motion', () => {
	test('has the numbers of the model, of the row and of the batch', () => {
		const pass = forwardInFloat64(shape, weights, batch, epsilon, ROWS);
		for (const dim of [0, 1]) {
			expect(trace.mean[dim]).toBeCloseTo(pass.mean[6 + dim], 5);
			expect(trace.z[dim]).toBeCloseTo(pass.z[6 + dim], 5);
			expect(trace.z[dim]).toBeCloseTo(trace.mean[dim] + trace.std[dim] * trace.epsilon[dim], 6);
			expect(trace.decodedParameters[dim]).toBeCloseTo(pass.parameters[6 + dim], 5);
		}
		expect(trace.all.state).toBeCloseTo(pass.terms.state, 5);
		expect(trace.all.kl).toBeCloseTo(pass.terms.kl, 5);
		const total = pass.terms.state + 2 * pass.terms.parameters + 0.1 * pass.terms.kl;
		expect(trace.allTotal).toBeCloseTo(total, 5);
		expect((trace.nats[0] + trace.nats[1]) / 2).toBeCloseTo(trace.own.kl, 6);
	});

	test('a rebuilt Adam moves every weight with a gradient by the learning rate', () => {
		for (const { gradient, update, weights: count } of trace.groups) {
			expect(gradient).toBeGreaterThan(0);
			expect(update).toBeLessThanOrEqual(1e-3 * Math.sqrt(count) * 1.0001);
			expect(update).toBeGreaterThan(1e-3 * Math.sqrt(count) * 0.3);
		}
		expect(trace.groups.reduce((sum, { weights: count }) => sum + count, 0)).toBe(weights.length);
	});

	test('the step makes the batch’s loss smaller and leaves the weights given alone', () => {
		expect(trace.allAfter).toBeLessThan(trace.allTotal);
		expect(weights).toEqual(initialWeights(shape, 5));
	});

	test('the slope by μ is that of the row’s own loss', () => {
		const one = {
			state: batch.state.slice(9, 12),
			action: [1],
			parameters: batch.parameters.slice(6, 8),
			stateDelta: batch.stateDelta.slice(9, 12),
		};
		const H = 1e-4;
		const loss = (shift: number) => {
			const noise = [epsilon[6] + shift / trace.std[0], epsilon[7]];
			const { terms } = forwardInFloat64(shape, weights, one, noise, 1);
			const mu = trace.mean[0] + shift;
			return terms.state + 2 * terms.parameters + (0.1 / 2) * 0.5 * mu * mu;
		};
		expect(trace.slopeMean[0]).toBeCloseTo((loss(H) - loss(-H)) / (2 * H), 4);
	});

	test('with what Adam remembers it is the very step that training takes', async () => {
		const setup = goalSetup([KEPT, REBUILT]);
		const trainer = new ReferenceTrainer(setup);
		await trainer.advance(12);
		const { runs } = await trainer.checkpoint();
		const source = new BatchSource(setup.dataset, setup.seed, setup.batchSize, setup.shape.latentDim);
		source.draw(13);
		const traces = runs.map((moments, run) =>
			traceStep({
				shape: setup.shape,
				weights: moments.weights,
				batch: source,
				epsilon: source.epsilon,
				settings: setup.runs[run],
				learningRate: setup.runs[run].learningRate,
				moments,
				row: 2,
			}),
		);
		await trainer.advance(1);
		for (const [run, { groups, optimizer }] of traces.entries()) {
			const after = await trainer.weights(run);
			const moved = Math.hypot(...after.map((value, i) => value - runs[run].weights[i]));
			expect(Math.hypot(...groups.map(({ update }) => update))).toBeCloseTo(moved, 6);
			expect(optimizer).toBe(setup.runs[run].optimizer);
		}
	});
});
