import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ModelInput, traceModel } from '../../../src/analysis/modelTrace';
import { ConditionalVae } from '../../../src/model/ConditionalVae';
import { initialWeights } from '../../../src/model/initialise';
import { type ModelShape, parameterLayout } from '../../../src/model/layout';
import { norm } from '../../../src/numerics/norm';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';

const TERMS = { stateWeight: 1, parameterWeight: 2, klWeight: 0.5 };

const numbers = (length: number, seed: number, scale = 1) =>
	Float32Array.from({ length }, (_, i) => scale * normalAt(seed, Stream.monteCarlo, 0, 0, i));

function sample(shape: ModelShape, seed: number) {
	const input: ModelInput = {
		state: numbers(shape.stateDim, seed, 0.5),
		action: seed % shape.actionCount,
		parameters: numbers(shape.parameterDim, seed + 1, 0.5),
		stateDelta: numbers(shape.stateDim, seed + 2, 0.2),
	};
	return { weights: initialWeights(shape, seed), input, epsilon: numbers(shape.latentDim, seed + 3) };
}

const shapes = fc.record({
	stateDim: fc.integer({ min: 1, max: 9 }),
	actionCount: fc.integer({ min: 1, max: 5 }),
	embeddingDim: fc.integer({ min: 1, max: 6 }),
	parameterDim: fc.integer({ min: 1, max: 4 }),
	latentDim: fc.integer({ min: 1, max: 16 }),
	width: fc.integer({ min: 4, max: 40 }),
});

const ENCODER_LAYERS = [
	'fromCondition',
	'fromParameters',
	'fused',
	'hidden1',
	'hidden2',
	'mean',
	'logStd',
	'std',
] as const;
const DECODER_LAYERS = [
	'fromCondition',
	'fromLatent',
	'fused',
	'hidden1',
	'hidden2',
	'hidden3',
	'parameters',
	'stateDelta',
] as const;

describe('an input on its way through the model', () => {
	test('has the outputs, codes and losses of the reference model, to the bit', () => {
		fc.assert(
			fc.property(shapes, fc.integer({ min: 1, max: 999 }), (shape, seed) => {
				const { weights, input, epsilon } = sample(shape, seed);
				const trace = traceModel(shape, weights, input, { epsilon }, TERMS);
				const model = new ConditionalVae(shape, 1);
				const stateDelta = input.stateDelta ?? new Float32Array();
				const terms = model.forward(weights, { ...input, action: [input.action], stateDelta }, epsilon, 1);
				for (const layer of ENCODER_LAYERS) expect(trace.encoder?.[layer]).toEqual(model.encoder[layer]);
				for (const layer of DECODER_LAYERS) expect(trace.decoder[layer]).toEqual(model.decoder[layer]);
				expect(trace.z).toEqual(model.z);
				const { embeddings } = parameterLayout(shape);
				const row = embeddings + input.action * shape.embeddingDim;
				for (const [i, e] of trace.embedding.entries()) expect(e).toBeCloseTo(Math.tanh(weights[row + i]), 6);
				expect(trace.loss?.state).toBeCloseTo(terms.state, 10);
				expect(trace.loss?.parameters).toBeCloseTo(terms.parameters, 10);
				expect(trace.loss?.kl).toBeCloseTo(terms.kl, 10);
				expect(trace.total).toBeCloseTo(terms.state + 2 * terms.parameters + 0.5 * terms.kl, 9);
			}),
			{ numRuns: 40 },
		);
	});

	test('has the gradients of the reference model', () => {
		fc.assert(
			fc.property(shapes, fc.integer({ min: 1, max: 999 }), (shape, seed) => {
				const { weights, input, epsilon } = sample(shape, seed);
				const {
					gradients,
					slopes: ofPosterior,
					decoder,
					encoder,
				} = traceModel(shape, weights, input, { epsilon }, TERMS);
				const model = new ConditionalVae(shape, 1);
				const batch = { ...input, action: [input.action], stateDelta: input.stateDelta ?? new Float32Array() };
				model.forward(weights, batch, epsilon, 1);
				const flat = new Float32Array(weights.length);
				model.backward(weights, batch, epsilon, TERMS, flat, 1);
				// The gradient of a bias is that of the layer before its activation.
				const { layers } = parameterLayout(shape);
				const biasNorm = (name: keyof typeof layers) => {
					const { bias, outputs } = layers[name];
					return Math.hypot(...flat.subarray(bias, bias + outputs));
				};
				expect(biasNorm('mean')).toBeCloseTo(gradients?.mean ?? Number.NaN, 5);
				expect(biasNorm('log_std')).toBeCloseTo(gradients?.logStd ?? Number.NaN, 5);
				// And dimension by dimension.
				for (let dim = 0; dim < shape.latentDim; dim++) {
					const ofMean = (ofPosterior?.meanOfReconstruction[dim] ?? 0) + (ofPosterior?.meanOfKl[dim] ?? 0);
					const ofLogStd = (ofPosterior?.logStdOfReconstruction[dim] ?? 0) + (ofPosterior?.logStdOfKl[dim] ?? 0);
					expect(flat[layers.mean.bias + dim]).toBeCloseTo(ofMean, 5);
					expect(flat[layers.log_std.bias + dim]).toBeCloseTo(ofLogStd, 5);
				}
				const own = (d: ArrayLike<number>, y: Float32Array, weight: number, target: Float32Array) =>
					Math.hypot(...Array.from(y, (value, i) => ((2 * weight) / y.length) * (value - target[i]) * d[i]));
				const slopes = (y: Float32Array) => y.map((value) => 1 - value * value);
				expect(biasNorm('parameter_action_output')).toBeCloseTo(
					own(slopes(decoder.parameters), decoder.parameters, 2, input.parameters),
					5,
				);
				expect(gradients?.meanOfKl).toBeCloseTo((0.5 / shape.latentDim) * Math.hypot(...(encoder?.mean ?? [])), 6);
				const closest = (size: number | undefined, name: keyof typeof layers, y: Float32Array) => {
					// All of it where no unit is at rest, less where one is.
					expect(biasNorm(name)).toBeLessThanOrEqual((size ?? 0) * (1 + 1e-4) + 1e-7);
					if (y.every((value) => value > 0)) expect(biasNorm(name)).toBeCloseTo(size ?? 0, 4);
				};
				closest(gradients?.hidden3, 'd3', decoder.hidden3);
				closest(gradients?.decoderHidden, 'd2', decoder.hidden2);
				closest(gradients?.latent, 'd0_1', decoder.fromLatent);
				closest(gradients?.decoderCondition, 'd0_0', decoder.fromCondition);
				if (encoder) {
					closest(gradients?.encoderHidden, 'e2', encoder.hidden2);
					closest(gradients?.encoderParameters, 'e0_1', encoder.fromParameters);
					closest(gradients?.encoderCondition, 'e0_0', encoder.fromCondition);
				}
			}),
			{ numRuns: 40 },
		);
	});

	test('every part carries back the gradient of the reference model, with no unit at rest', () => {
		const RELU = ['e0_0', 'e0_1', 'e1', 'e2', 'd0_0', 'd0_1', 'd1', 'd2', 'd3'] as const;
		fc.assert(
			fc.property(shapes, fc.integer({ min: 1, max: 999 }), (shape, seed) => {
				const { weights, input, epsilon } = sample(shape, seed);
				const { layers, embeddings } = parameterLayout(shape);
				// The gradient of a bias is then that of what its layer gives on.
				for (const name of RELU) {
					const { weight, bias, inputs, outputs } = layers[name];
					for (let i = 0; i < inputs * outputs; i++) weights[weight + i] *= 0.2;
					weights.fill(1, bias, bias + outputs);
				}
				const traceOf = (changed: Float32Array) => traceModel(shape, changed, input, { epsilon }, TERMS).gradients;
				const gradientOf = (changed: Float32Array) => {
					const model = new ConditionalVae(shape, 1);
					const batch = { ...input, action: [input.action], stateDelta: input.stateDelta ?? new Float32Array() };
					model.forward(changed, batch, epsilon, 1);
					const flat = new Float32Array(changed.length);
					model.backward(changed, batch, epsilon, TERMS, flat, 1);
					for (const hidden of ['hidden2', 'hidden3'] as const)
						expect(Math.min(...model.decoder[hidden])).toBeGreaterThan(0);
					expect(Math.min(...model.encoder.hidden2)).toBeGreaterThan(0);
					const bias = (name: keyof typeof layers) =>
						flat.slice(layers[name].bias, layers[name].bias + layers[name].outputs);
					return { model, flat, bias };
				};
				/** The same weights without those of some inputs of a layer; all where none are named. */
				const without = (name: keyof typeof layers, from = 0) => {
					const changed = weights.slice();
					const { weight, inputs, outputs } = layers[name];
					for (let o = 0; o < outputs; o++) changed.fill(0, weight + o * inputs + from, weight + (o + 1) * inputs);
					return changed;
				};
				const close = (size: number | undefined, expected: ArrayLike<number>) =>
					expect(Math.abs((size ?? Number.NaN) - norm(expected))).toBeLessThan(1e-5 * (1 + norm(expected)));

				const all = traceOf(weights);
				const { bias, model } = gradientOf(weights);
				// A wide posterior can draw a z so far out that a unit rests all the same: that is another case.
				fc.pre(Math.min(...model.decoder.fromLatent) > 0);
				close(all?.hidden3, bias('d3'));
				close(all?.decoderHidden, bias('d2'));
				close(all?.latent, bias('d0_1'));
				close(all?.decoderCondition, bias('d0_0'));
				close(
					all?.decoderFused,
					bias('d0_1').map((g, i) => g / model.decoder.fromCondition[i]),
				);
				close(all?.encoderHidden, bias('e2'));
				close(all?.encoderParameters, bias('e0_1'));
				close(all?.encoderCondition, bias('e0_0'));
				close(
					all?.encoderFused,
					bias('e0_1').map((g, i) => g / model.encoder.fromCondition[i]),
				);

				// Where two ways part, each is alone without the other's weights.
				const alone = (changed: Float32Array) => ({ sizes: traceOf(changed), ...gradientOf(changed) });
				const ofParameters = alone(without('d3'));
				close(ofParameters.sizes?.decoderHiddenOfParameters, ofParameters.bias('d2'));
				const ofStateDelta = alone(without('parameter_action_output'));
				close(ofStateDelta.sizes?.decoderHiddenOfStateDelta, ofStateDelta.bias('d2'));
				const ofMean = alone(without('log_std'));
				close(ofMean.sizes?.encoderHiddenOfMean, ofMean.bias('e2'));
				const ofLogStd = alone(without('mean'));
				close(ofLogStd.sizes?.encoderHiddenOfLogStd, ofLogStd.bias('e2'));
				for (const [other, size] of [
					['d0_0', 'encoderEmbedding'],
					['e0_0', 'decoderEmbedding'],
				] as const) {
					const { sizes, flat } = alone(without(other, shape.stateDim));
					const row = embeddings + input.action * shape.embeddingDim;
					const slope = (i: number) => 1 - Math.tanh(weights[row + i]) ** 2;
					close(
						sizes?.[size],
						flat.slice(row, row + shape.embeddingDim).map((g, i) => g / slope(i)),
					);
				}
			}),
			{ numRuns: 40 },
		);
	});

	test('at w = 0 the KL carries no gradient', () => {
		const shape = { stateDim: 4, actionCount: 2, embeddingDim: 2, parameterDim: 2, latentDim: 2, width: 16 };
		const { weights, input, epsilon } = sample(shape, 5);
		const { gradients } = traceModel(shape, weights, input, { epsilon }, { ...TERMS, klWeight: 0 });
		expect(gradients).toMatchObject({ meanOfKl: 0, logStdOfKl: 0 });
		expect(gradients?.meanOfReconstruction).toBeGreaterThan(0);
	});

	test('from a given z asks no encoder, and without a known change has no loss', () => {
		const shape = { stateDim: 4, actionCount: 2, embeddingDim: 2, parameterDim: 2, latentDim: 2, width: 16 };
		const { weights, input, epsilon } = sample(shape, 5);
		const given = traceModel(shape, weights, input, { z: Float32Array.of(0.5) }, TERMS);
		expect(given).toMatchObject({
			encoder: null,
			epsilon: null,
			loss: null,
			total: null,
			gradients: null,
			slopes: null,
		});
		expect(Array.from(given.z)).toEqual([0.5, 0]);
		const untried = traceModel(shape, weights, { ...input, stateDelta: null }, { epsilon }, TERMS);
		expect(untried.encoder).not.toBeNull();
		expect(untried).toMatchObject({ loss: null, total: null, gradients: null, slopes: null });
	});
});
