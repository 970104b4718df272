import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConditionalVae } from '../../../src/model/ConditionalVae';
import { type ModelShape, parameterLayout } from '../../../src/model/layout';
import type { RunSettings } from '../../../src/model/settings';
import { LOG_STD_MAX, LOG_STD_MIN } from '../../../src/model/sigmaRange';
import { forwardInFloat64 } from './float64Model';
import { anyRecipe, makeProblem, type Problem } from './shapes';

type LossWeights = Pick<RunSettings, 'stateWeight' | 'parameterWeight' | 'klWeight'>;

const PUBLISHED: LossWeights = { stateWeight: 1, parameterWeight: 2, klWeight: 0.5 };

/** Fixed, so that no activation lies within rounding of a ReLU's corner on one day and not on another. */
const SEED = 20_240_607;

const small: ModelShape = { stateDim: 3, actionCount: 4, embeddingDim: 2, parameterDim: 1, latentDim: 2, width: 16 };
const smallProblem = (rows: number, logStdBias = [0]) => makeProblem({ shape: small, rows, seed: 3, logStdBias });

function gradientsOf({ shape, rows, weights, batch, epsilon }: Problem, loss: LossWeights): Float32Array {
	const model = new ConditionalVae(shape, rows);
	// What is not written stays NaN, and a test sees it.
	const gradients = new Float32Array(weights.length).fill(Number.NaN);
	model.forward(weights, batch, epsilon, rows);
	model.backward(weights, batch, epsilon, loss, gradients, rows);
	return gradients;
}

/** The total loss in float64 with the weights moved by `by` along `direction`. */
function movedLoss(problem: Problem, loss: LossWeights, direction: Float64Array, by: number): number {
	const { shape, rows, weights, batch, epsilon } = problem;
	const moved = Float64Array.from(weights, (value, i) => value + by * direction[i]);
	const { state, parameters, kl } = forwardInFloat64(shape, moved, batch, epsilon, rows).terms;
	return loss.stateWeight * state + loss.parameterWeight * parameters + loss.klWeight * kl;
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number, what: string): void {
	for (let i = 0; i < expected.length; i++) {
		const allowed = tolerance * Math.max(1, Math.abs(expected[i]));
		if (!(Math.abs(actual[i] - expected[i]) <= allowed)) expect.fail(`${what}[${i}]: ${actual[i]} for ${expected[i]}`);
	}
}

describe('the forward pass', () => {
	test('is the model as it is described, for any sizes', () => {
		fc.assert(
			fc.property(anyRecipe, (recipe) => {
				const { shape, rows, weights, batch, epsilon } = makeProblem(recipe);
				const model = new ConditionalVae(shape, rows);
				const terms = model.forward(weights, batch, epsilon, rows);
				const expected = forwardInFloat64(shape, weights, batch, epsilon, rows);
				expectClose(model.encoder.mean, expected.mean, 1e-5, 'μ');
				expectClose(model.encoder.logStd, expected.logStd, 1e-5, 'log σ');
				expectClose(model.encoder.std, expected.logStd.map(Math.exp), 1e-5, 'σ');
				expectClose(model.z, expected.z, 1e-5, 'z');
				expectClose(model.decoder.parameters, expected.parameters, 1e-5, 'parameters');
				expectClose(model.decoder.stateDelta, expected.stateDelta, 1e-5, 'state change');
				const list = ({ state, parameters, kl }: typeof terms) => [state, parameters, kl];
				expectClose(list(terms), list(expected.terms), 1e-5, 'terms');
			}),
			{ numRuns: 40, seed: SEED },
		);
	});

	test('clamps log σ at both ends', () => {
		const { weights, batch, epsilon } = smallProblem(3, [-30, 30]);
		const model = new ConditionalVae(small, 3);
		model.forward(weights, batch, epsilon, 3);
		const both = [LOG_STD_MIN, LOG_STD_MAX];
		expect([...model.encoder.logStd]).toEqual([...both, ...both, ...both]);
	});

	test('shows a weight that is not a number', () => {
		const { weights, batch, epsilon } = smallProblem(3);
		weights[parameterLayout(small).layers.log_std.bias] = Number.NaN;
		expect(new ConditionalVae(small, 3).forward(weights, batch, epsilon, 3).kl).toBeNaN();
	});

	test('of a batch is that of its rows, in a model with room for more', () => {
		fc.assert(
			fc.property(anyRecipe, (recipe) => {
				const { shape, rows, weights, batch, epsilon } = makeProblem(recipe);
				const whole = new ConditionalVae(shape, rows + 5);
				// What an earlier, larger batch left in the buffers must not matter.
				const other = makeProblem({ ...recipe, rows: rows + 5, seed: 77 });
				whole.forward(other.weights, other.batch, other.epsilon, rows + 5);
				const terms = whole.forward(weights, batch, epsilon, rows);
				const single = new ConditionalVae(shape, 1);
				let kl = 0;
				for (let row = 0; row < rows; row++) {
					const at = (values: Float32Array, width: number) => values.slice(row * width, (row + 1) * width);
					const one = {
						state: at(batch.state, shape.stateDim),
						action: [batch.action[row]],
						parameters: at(batch.parameters, shape.parameterDim),
						stateDelta: at(batch.stateDelta, shape.stateDim),
					};
					kl += single.forward(weights, one, at(epsilon, shape.latentDim), 1).kl / rows;
					expect(single.z).toEqual(at(whole.z, shape.latentDim));
					expect(single.decoder.parameters).toEqual(at(whole.decoder.parameters, shape.parameterDim));
				}
				expect(Math.abs(terms.kl - kl)).toBeLessThanOrEqual(1e-12 * Math.abs(kl));
			}),
			{ numRuns: 20, seed: SEED },
		);
	});

	test('is encoding, then drawing, then decoding', () => {
		fc.assert(
			fc.property(anyRecipe, (recipe) => {
				const { shape, rows, weights, batch, epsilon } = makeProblem(recipe);
				const whole = new ConditionalVae(shape, rows);
				whole.forward(weights, batch, epsilon, rows);
				const parts = new ConditionalVae(shape, rows);
				parts.encode(weights, batch, rows);
				expect(parts.encoder.mean).toEqual(whole.encoder.mean);
				expect(parts.encoder.std).toEqual(whole.encoder.std);
				parts.decode(weights, batch.state, batch.action, whole.z, rows);
				expect(parts.decoder.parameters).toEqual(whole.decoder.parameters);
				expect(parts.decoder.stateDelta).toEqual(whole.decoder.stateDelta);
			}),
			{ numRuns: 10, seed: SEED },
		);
	});
});

describe('the gradient', () => {
	test('of every weight is that of the loss, by central differences in float64', () => {
		const h = 1e-6;
		fc.assert(
			fc.property(anyRecipe, fc.double({ min: 0, max: 2, noNaN: true }), (recipe, klWeight) => {
				const problem = makeProblem(recipe);
				const loss = { ...PUBLISHED, klWeight: klWeight * problem.klScale };
				const gradients = gradientsOf(problem, loss);
				for (const { name, offset, rows, columns } of parameterLayout(problem.shape).views) {
					const length = rows * columns;
					const part = gradients.subarray(offset, offset + length);
					const largest = part.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
					// The first, the last and some in between.
					for (const i of new Set([0, length - 1, length >> 1, Math.floor(0.37 * length)])) {
						const direction = new Float64Array(gradients.length);
						direction[offset + i] = 1;
						const up = movedLoss(problem, loss, direction, h);
						const down = movedLoss(problem, loss, direction, -h);
						const expected = (up - down) / (2 * h);
						// Float32 in the gradient, and what rounding leaves of a difference of losses.
						const allowed = 2e-4 * largest + 1e-6 + (1e-15 * Math.abs(up)) / h;
						if (!(Math.abs(part[i] - expected) <= allowed)) {
							expect.fail(`${name}[${i}]: ${part[i]}, by differences ${expected}`);
						}
					}
				}
			}),
			{ numRuns: 30, seed: SEED },
		);
	});

	test('along a random direction through all weights at once is the slope of the loss', () => {
		const h = 1e-7;
		fc.assert(
			fc.property(anyRecipe, (recipe) => {
				const problem = makeProblem({ ...recipe, logStdBias: [0] });
				const gradients = gradientsOf(problem, PUBLISHED);
				for (let number = 0; number < 3; number++) {
					const direction = Float64Array.from(gradients, (_, i) => (Math.sin(i * 12.9898 + number) > 0 ? 1 : -1));
					const expected =
						(movedLoss(problem, PUBLISHED, direction, h) - movedLoss(problem, PUBLISHED, direction, -h)) / (2 * h);
					let slope = 0;
					let size = 0;
					gradients.forEach((value, i) => {
						slope += value * direction[i];
						size += Math.abs(value);
					});
					expect(Math.abs(slope - expected)).toBeLessThanOrEqual(1e-5 * size + 1e-6);
				}
			}),
			{ numRuns: 30, seed: SEED },
		);
	});

	test('of the log σ head is 0 where the clamp holds, and only there', () => {
		fc.assert(
			fc.property(anyRecipe, (recipe) => {
				const { shape } = recipe;
				const { layers } = parameterLayout(shape);
				const { weight, bias, inputs } = layers.log_std;
				const gradients = gradientsOf(makeProblem({ ...recipe, logStdBias: [-30, 0.7, 30] }), PUBLISHED);
				for (let dim = 0; dim < shape.latentDim; dim++) {
					const head = [
						...gradients.subarray(weight + dim * inputs, weight + (dim + 1) * inputs),
						gradients[bias + dim],
					];
					if (dim % 3 === 1) expect(head.some((value) => value !== 0)).toBe(true);
					else for (const value of head) expect(Math.abs(value)).toBe(0);
				}
				// μ has no clamp.
				for (let dim = 0; dim < shape.latentDim; dim++) expect(gradients[layers.mean.bias + dim]).not.toBe(0);
			}),
			{ numRuns: 20, seed: SEED },
		);
	});

	test.each([LOG_STD_MIN, LOG_STD_MAX])('passes at the very edge of the clamp, %i, as in PyTorch', (edge) => {
		const problem = smallProblem(3);
		const { weight, bias, inputs } = parameterLayout(small).layers.log_std;
		problem.weights.fill(0, weight, weight + 2 * inputs);
		problem.weights.fill(edge, bias, bias + 2);
		const onlyKl = { stateWeight: 0, parameterWeight: 0, klWeight: 1 };
		const gradients = gradientsOf(problem, onlyKl);
		// (σ² − 1), averaged over two dims.
		expect(gradients[bias] / ((Math.exp(2 * edge) - 1) / 2)).toBeCloseTo(1, 5);
		problem.weights[bias] += edge > 0 ? 1e-5 : -1e-5;
		expect(Math.abs(gradientsOf(problem, onlyKl)[bias])).toBe(0);
	});

	test('is the weighted sum of the gradients of the three terms', () => {
		fc.assert(
			fc.property(anyRecipe, (recipe) => {
				const problem = makeProblem(recipe);
				const none = { stateWeight: 0, parameterWeight: 0, klWeight: 0 };
				const state = gradientsOf(problem, { ...none, stateWeight: 1 });
				const parameters = gradientsOf(problem, { ...none, parameterWeight: 1 });
				const kl = gradientsOf(problem, { ...none, klWeight: problem.klScale });
				const klWeight = 0.25 * problem.klScale;
				const all = gradientsOf(problem, { stateWeight: 3, parameterWeight: 0.5, klWeight });
				const largest = all.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
				const sum = all.map((_, i) => 3 * state[i] + 0.5 * parameters[i] + 0.25 * kl[i]);
				all.forEach((value, i) => {
					if (!(Math.abs(value - sum[i]) <= 1e-5 * largest)) expect.fail(`${i}: ${value} for ${sum[i]}`);
				});
				expect(gradientsOf(problem, none).every((value) => value === 0)).toBe(true);
			}),
			{ numRuns: 10, seed: SEED },
		);
	});

	test('of the KL alone reaches the encoder and the table, not the decoder', () => {
		const gradients = gradientsOf(smallProblem(7), { stateWeight: 0, parameterWeight: 0, klWeight: 1 });
		const { layers } = parameterLayout(small);
		expect(gradients.subarray(layers.d0_0.weight).every((value) => value === 0)).toBe(true);
		expect(gradients.subarray(0, 8).some((value) => value !== 0)).toBe(true);
	});

	test('of a row of the table that the batch lacks is 0', () => {
		const problem = smallProblem(6);
		const batch = { ...problem.batch, action: [0, 2, 2, 0, 2, 0] };
		const gradients = gradientsOf({ ...problem, batch }, PUBLISHED);
		expect([...gradients.subarray(2, 4), ...gradients.subarray(6, 8)].map(Math.abs)).toEqual([0, 0, 0, 0]);
		expect(gradients[0]).not.toBe(0);
		expect(gradients[4]).not.toBe(0);
	});
});
