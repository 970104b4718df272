/** What the model's picture writes, against the reference model. */
import { describe, expect, test } from 'vitest';
import { traceModel } from '../../../src/analysis/modelTrace';
import type { Environment } from '../../../src/environments/Environment';
import { goal } from '../../../src/environments/goal';
import { hardMove } from '../../../src/environments/hardMove';
import { platform } from '../../../src/environments/platform';
import { ConditionalVae } from '../../../src/model/ConditionalVae';
import { initialWeights } from '../../../src/model/initialise';
import { parameterLayout } from '../../../src/model/layout';
import type { RunSettings } from '../../../src/model/settings';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import type { Stage } from '../../../src/state/modelPage';
import { shapeOf } from '../../../src/training/shapeOf';
import { inputText, pointedText } from '../../../src/views/Model/blockTexts';
import type { BlockId } from '../../../src/views/Model/modelLayout';
import { stageNumbers } from '../../../src/views/Model/stageNumbers';
import type { ShownModel } from '../../../src/views/Model/useModelTrace';

const SETTINGS: RunSettings = {
	klWeight: 0.5,
	stateWeight: 1,
	parameterWeight: 2,
	learningRate: 1e-3,
	schedule: { kind: 'constant' },
	optimizer: 'kept',
};

const numbers = (length: number, seed: number, scale = 0.5) =>
	Float32Array.from({ length }, (_, i) => scale * normalAt(seed, Stream.monteCarlo, 0, 0, i));

/** A transition in a model, as the picture has it and as the reference has it. */
function shownIn(environment: Environment, width: number, latentDim: number) {
	const shape = shapeOf(environment, { ...DEFAULT_CONFIG.model, width, latentDim });
	const weights = initialWeights(shape, 3);
	const epsilon = numbers(latentDim, 4, 1);
	const action = shape.actionCount - 1;
	const stateDelta = numbers(shape.stateDim, 5);
	const input = { state: numbers(shape.stateDim, 6), action, parameters: numbers(shape.parameterDim, 7), stateDelta };
	const shown: ShownModel = {
		trace: traceModel(shape, weights, input, { epsilon }, SETTINGS),
		shape,
		environment,
		run: 0,
		step: 1,
		transition: 0,
		settings: SETTINGS,
		source: 'transition',
		row: null,
		next: null,
		encoded: true,
	};
	const model = new ConditionalVae(shape, 1);
	const batch = { ...input, action: [action] };
	model.forward(weights, batch, epsilon, 1);
	const gradient = new Float32Array(weights.length);
	model.backward(weights, batch, epsilon, SETTINGS, gradient, 1);
	return { shown, model, epsilon, input, gradient };
}

/** The numbers that a text prints after an equals sign or as factors. */
const printed = (text: string | null | undefined) =>
	Array.from((text ?? '').matchAll(/−?\d+(?:\.\d+)?(?:e[−\d]+)?/g), ([number]) => Number(number.replaceAll('−', '-')));
/** The last of them. */
const result = (text: string | null | undefined) => printed(text).at(-1) ?? Number.NaN;

const WORLDS = [
	[goal, 64, 2],
	[goal, 512, 6],
	[platform, 16, 1],
	[hardMove(10), 16, 2],
] as const;

describe.each(WORLDS)('the model of $0.id, %s wide, Z = %s', (environment, width, latentDim) => {
	const { shown, model, epsilon, input, gradient } = shownIn(environment, width, latentDim);
	const { shape } = shown;
	const { encoder, decoder, z } = model;
	const text = (id: string, stage: Stage) => stageNumbers(stage, shown, 'error').find((entry) => entry.id === id)?.text;

	test('writes the numbers of each part of the way', () => {
		for (let dim = 0; dim < Math.min(4, latentDim); dim++) {
			expect(result(text(`mu${dim}`, 'encode'))).toBeCloseTo(encoder.mean[dim], 3);
			expect(result(text(`sigma${dim}`, 'encode'))).toBeCloseTo(encoder.std[dim], 3);
			const kl = (encoder.mean[dim] ** 2 + encoder.std[dim] ** 2 - 1 - 2 * Math.log(encoder.std[dim])) / 2;
			expect(result(text(`kl${dim}`, 'encode'))).toBeCloseTo(kl, 3);
			expect(printed(text(`z${dim}`, 'sample')).slice(-4)).toEqual(
				[encoder.mean[dim], encoder.std[dim], epsilon[dim], z[dim]].map((value) => expect.closeTo(value, 3)),
			);
			const { mean, log_std } = parameterLayout(shape).layers;
			expect(result(text(`mu${dim}`, 'backward')) / gradient[mean.bias + dim]).toBeCloseTo(1, 1);
			expect(result(text(`sigma${dim}`, 'backward')) / gradient[log_std.bias + dim]).toBeCloseTo(1, 1);
		}
		for (const [p] of environment.actions[input.action].parameters.slice(0, 4).entries()) {
			const [decoded, error] = printed(text(`x${p}`, 'decode'));
			expect(decoded).toBeCloseTo(decoder.parameters[p], 3);
			expect(error).toBeCloseTo(decoder.parameters[p] - input.parameters[p], 3);
		}
	});

	test('writes every unit, and the product that it goes into', () => {
		const units = (block: BlockId, values: Float32Array, layer = 0) => {
			for (const [unit, value] of values.entries()) {
				const line = pointedText(shown, { block, layer, unit });
				const [name, rest] = [line?.slice(0, line.indexOf(' = ')), line?.slice((line.indexOf(' = ') ?? 0) + 3)];
				expect(name).toContain(`[${unit}]`);
				expect(printed(rest)[0]).toBeCloseTo(value, 3);
			}
		};
		const products = (block: BlockId, a: Float32Array, b: Float32Array, product: Float32Array) => {
			for (const [unit, value] of product.entries())
				expect(printed(pointedText(shown, { block, layer: 0, unit })).slice(-3)).toEqual(
					[a[unit], b[unit], value].map((number) => expect.closeTo(number, 3)),
				);
		};
		units('choice', shown.trace.embedding);
		units('encoderCondition', encoder.fromCondition);
		units('encoderParameters', encoder.fromParameters);
		units('encoderHidden', encoder.hidden1);
		units('encoderHidden', encoder.hidden2, 1);
		units('mean', encoder.mean);
		units('std', encoder.std);
		units('decoderCondition', decoder.fromCondition);
		units('decoderLatent', decoder.fromLatent);
		units('decoderHidden', decoder.hidden1);
		units('decoderHidden', decoder.hidden2, 1);
		units('hidden3', decoder.hidden3);
		for (const block of ['encoderCondition', 'encoderParameters', 'encoderProduct'] as const)
			products(block, encoder.fromCondition, encoder.fromParameters, encoder.fused);
		for (const block of ['decoderCondition', 'decoderLatent', 'decoderProduct'] as const)
			products(block, decoder.fromCondition, decoder.fromLatent, decoder.fused);
	});

	test('writes what goes in and what comes out beside each other', () => {
		const pair = (block: BlockId, unit: number) =>
			printed(
				inputText(shown, { block, layer: 0, unit })
					?.replace(/^.*?: /, '')
					.replaceAll(/\[\d+\]/g, ''),
			);
		for (let feature = 0; feature < shape.stateDim; feature++) {
			expect(pair('state', feature)).toEqual([expect.closeTo(input.state[feature], 3)]);
			expect(pair('s', feature)).toEqual(
				[decoder.stateDelta[feature], input.stateDelta[feature]].map((value) => expect.closeTo(value, 3)),
			);
		}
		for (let p = 0; p < shape.parameterDim; p++) {
			expect(pair('parameters', p)).toEqual([expect.closeTo(input.parameters[p], 3)]);
			expect(pair('u', p)).toEqual(
				[decoder.parameters[p], input.parameters[p]].map((value) => expect.closeTo(value, 3)),
			);
		}
	});
});
