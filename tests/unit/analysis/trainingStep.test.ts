import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureStep, type StepRequest, traceRow } from '../../../src/analysis/trainingStep';
import { steepestUnit, steepestWeight, unitSteps, unitUpdate, weightUpdate } from '../../../src/analysis/weightUpdate';
import { ConditionalVae } from '../../../src/model/ConditionalVae';
import { initialWeights } from '../../../src/model/initialise';
import { DENSE_LAYERS, type ModelShape, parameterLayout } from '../../../src/model/layout';
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
const request: StepRequest = { shape, weights, batch, epsilon, settings, learningRate: 1e-3, moments: null };
const reading = measureStep(request);
const trace = traceRow(request, reading, 3);

describe('a training step', () => {
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
		const steps = runs.map(
			(moments, run): StepRequest => ({
				shape: setup.shape,
				weights: moments.weights,
				batch: source,
				epsilon: source.epsilon,
				settings: setup.runs[run],
				learningRate: setup.runs[run].learningRate,
				moments,
			}),
		);
		await trainer.advance(1);
		const after = (await trainer.checkpoint()).runs;
		for (const [run, step] of steps.entries()) {
			const taken = measureStep(step);
			const { groups } = traceRow(step, taken, 2);
			const weightsAfter = await trainer.weights(run);
			const moved = Math.hypot(...weightsAfter.map((value, i) => value - runs[run].weights[i]));
			expect(Math.hypot(...groups.map(({ update }) => update))).toBeCloseTo(moved, 6);
			expect(taken.optimizer).toBe(setup.runs[run].optimizer);
			expect(taken.updated).toEqual(weightsAfter);
			// Every number that is shown of a weight is the one in the training's next checkpoint.
			for (let index = 0; index < weightsAfter.length; index += 7) {
				const shown = weightUpdate(step, taken, index, taken.optimizer);
				expect(shown?.after).toBe(weightsAfter[index]);
				expect(shown?.first.after).toBe(after[run].firstMoment[index]);
				expect(shown?.second.after).toBe(after[run].secondMoment[index]);
				expect(shown?.count).toBe(taken.optimizer === 'kept' ? 13 : 1);
			}
		}
	});

	test('the batch is the very one that training draws, with the number of each transition', () => {
		const setup = goalSetup([KEPT]);
		const source = new BatchSource(setup.dataset, setup.seed, setup.batchSize, setup.shape.latentDim);
		source.draw(5);
		const { stateDim } = setup.dataset;
		for (const [row, index] of source.index.entries()) {
			expect(source.action[row]).toBe(setup.dataset.action[index]);
			expect(source.state.slice(row * stateDim, (row + 1) * stateDim)).toEqual(
				setup.dataset.state.slice(index * stateDim, (index + 1) * stateDim),
			);
		}
	});
});

const shapes = fc.record({
	stateDim: fc.integer({ min: 1, max: 9 }),
	actionCount: fc.integer({ min: 1, max: 5 }),
	embeddingDim: fc.integer({ min: 1, max: 6 }),
	parameterDim: fc.integer({ min: 1, max: 4 }),
	latentDim: fc.integer({ min: 1, max: 16 }),
	width: fc.integer({ min: 4, max: 40 }),
});

function anyStep(size: ModelShape, rows: number, seed: number): StepRequest {
	const numbers = (place: number, length: number, scale: number) =>
		Float32Array.from({ length }, (_, i) => scale * normalAt(seed, Stream.monteCarlo, place, 0, i));
	const start = initialWeights(size, seed);
	const { length } = start;
	return {
		shape: size,
		weights: start,
		batch: {
			state: numbers(1, rows * size.stateDim, 0.5),
			action: Uint16Array.from({ length: rows }, (_, row) => row % size.actionCount),
			parameters: numbers(2, rows * size.parameterDim, 0.5),
			stateDelta: numbers(3, rows * size.stateDim, 0.3),
		},
		epsilon: numbers(4, rows * size.latentDim, 1),
		settings: { ...settings, klWeight: seed % 3 === 0 ? 0 : 0.5 },
		learningRate: 2e-3,
		moments: {
			firstMoment: numbers(5, length, 1e-2),
			secondMoment: numbers(6, length, 1e-2).map((value) => value * value),
			adamStep: seed,
		},
	};
}

describe('every number that is drawn of a step', () => {
	test('is the reference model’s: losses, gradients, rows, units and weights', () => {
		fc.assert(
			fc.property(shapes, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 999 }), (size, rows, seed) => {
				const step = anyStep(size, rows, seed);
				const taken = measureStep(step);
				const model = new ConditionalVae(size, rows);
				const terms = model.forward(step.weights, step.batch, step.epsilon, rows);
				expect(taken.all).toEqual(terms);
				const gradients = new Float32Array(step.weights.length);
				model.backward(step.weights, step.batch, step.epsilon, step.settings, gradients, rows);
				expect(taken.gradients).toEqual(gradients);
				// The batch's loss and its gradient are the means of the rows'.
				const mean = taken.rowTotals.reduce((sum, value) => sum + value, 0) / rows;
				expect(mean).toBeCloseTo(taken.allTotal, 5);
				expect(taken.rowTotalsAfter.reduce((sum, value) => sum + value, 0) / rows).toBeCloseTo(taken.allAfter, 5);
				expect(taken.rowShares.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
				for (let row = 0; row < rows; row++) {
					const { own, ownTotal, ownAfter } = traceRow(step, taken, row);
					expect(ownTotal).toBe(taken.rowTotals[row]);
					expect(ownAfter).toBe(taken.rowTotalsAfter[row]);
					expect(own.kl).toBeGreaterThanOrEqual(0);
				}
				// By the formulas, as they stand under the table.
				const layout = parameterLayout(size);
				for (const layer of DENSE_LAYERS) {
					const unit = seed % layout.layers[layer].outputs;
					const { index } = steepestWeight(layout, gradients, layer, unit, 0);
					for (const mode of ['kept', 'rebuilt'] as const) {
						const shown = weightUpdate(step, taken, index, mode);
						if (!shown) throw new Error('the moments are known');
						const [m0, v0, t] =
							mode === 'kept' && step.moments
								? [step.moments.firstMoment[index], step.moments.secondMoment[index], seed + 1]
								: [0, 0, 1];
						const g = gradients[index];
						const m = 0.9 * m0 + 0.1 * g;
						const v = 0.999 * v0 + 0.001 * g * g;
						const close = (value: number, expected: number) =>
							expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-5 * Math.abs(expected) + 1e-12);
						close(shown.first.after, m);
						close(shown.second.after, v);
						close(shown.first.corrected, m / (1 - 0.9 ** t));
						close(shown.second.corrected, v / (1 - 0.999 ** t));
						close(shown.change, (-2e-3 * (m / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-8));
						expect(shown.gradient).toBe(g);
						expect(shown.before).toBe(step.weights[index]);
					}
					expect(weightUpdate(step, taken, index, 'kept')?.after).toBe(taken.updated[index]);
					// A layer is all of its units.
					const whole = unitUpdate(step, taken, layer, null, 0);
					const { weight, bias, outputs } = layout.layers[layer];
					expect(whole.weights).toBe(bias + outputs - weight);
					expect(whole.gradient).toBeCloseTo(Math.hypot(...gradients.subarray(weight, bias + outputs)), 6);
					const steps = unitSteps(step, taken, layer, 0);
					expect(steps.length).toBe(outputs);
					const perUnit = whole.weights / outputs;
					const together = Math.hypot(...steps) * 2e-3 * Math.sqrt(perUnit);
					expect(together / whole.change).toBeCloseTo(1, 5);
				}
				const { layer, unit } = steepestUnit(layout, gradients);
				const dense = gradients.subarray(layout.layers.e0_0.weight);
				const steepest = steepestWeight(layout, gradients, layer, unit, 0);
				expect(Math.abs(gradients[steepest.index])).toBe(dense.reduce((most, g) => Math.max(most, Math.abs(g)), 0));
			}),
			{ numRuns: 25 },
		);
	});

	test('of an Adam that is re-created is ± the rate, and of one whose memory is unknown there is none', () => {
		const step = { ...anyStep(shape, 4, 3), moments: null };
		const taken = measureStep(step);
		expect(taken.optimizer).toBe('rebuilt');
		const { layer, unit } = steepestUnit(parameterLayout(shape), taken.gradients);
		const { index } = steepestWeight(parameterLayout(shape), taken.gradients, layer, unit, 0);
		expect(weightUpdate(step, taken, index, 'kept')).toBeNull();
		const change = weightUpdate(step, taken, index, 'rebuilt')?.change ?? 0;
		expect(change).toBeCloseTo(-2e-3 * Math.sign(taken.gradients[index]), 7);
		expect(unitUpdate(step, taken, 'embeddings', 1, 1).weights).toBe(1);
	});
});
