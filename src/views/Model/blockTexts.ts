/** What stands in the line under the model when a block or one of its units is pointed at. */
import type { ModelTrace } from '../../analysis/modelTrace';
import { unitUpdate } from '../../analysis/weightUpdate';
import { localized } from '../../i18n';
import { formatCount, formatFixed, formatMeasured } from '../../i18n/formatNumber';
import { axisName } from '../../plane/axisName';
import type { BlockId, Pointed } from './modelLayout';
import { LAYERS_OF } from './updateLayers';
import type { ShownModel } from './useModelTrace';
import type { TakenStep } from './useStepReading';

/** A layer of a block: the official code's name, what it computes, and its units. */
interface Layer {
	readonly name: string;
	readonly formula: string;
	readonly values: Float32Array;
	/** The two factors of each unit, where it is a product. */
	readonly factors?: readonly [Float32Array, Float32Array];
	/** The product that each unit goes into, as the layer that it is. */
	readonly product?: Layer;
}

function productOf(name: string, a: Float32Array, b: Float32Array, values: Float32Array): Layer {
	return { name, formula: 'a × b', values, factors: [a, b] };
}

/** The layers of a block; none where it has none of its own. */
function layersOf(block: BlockId, { embedding, encoder, decoder, z, epsilon }: ModelTrace): readonly Layer[] {
	const encoded = encoder && productOf('e0_0 × e0_1', encoder.fromCondition, encoder.fromParameters, encoder.fused);
	const decoded = productOf('d0_0 × d0_1', decoder.fromCondition, decoder.fromLatent, decoder.fused);
	switch (block) {
		case 'encoderCondition':
			return encoder && encoded
				? [{ name: 'e0_0', formula: 'relu(W·[s, e] + b)', values: encoder.fromCondition, product: encoded }]
				: [];
		case 'encoderParameters':
			return encoder && encoded
				? [{ name: 'e0_1', formula: 'relu(W·x + b)', values: encoder.fromParameters, product: encoded }]
				: [];
		case 'encoderProduct':
			return encoded ? [encoded] : [];
		case 'encoderHidden':
			return encoder
				? [
						{ name: 'e1', formula: 'relu(W·(a × b) + b)', values: encoder.hidden1 },
						{ name: 'e2', formula: 'relu(W·e1 + b)', values: encoder.hidden2 },
					]
				: [];
		case 'mean':
			return encoder ? [{ name: 'mean', formula: 'W·e2 + b', values: encoder.mean }] : [];
		case 'std':
			return encoder ? [{ name: 'log_std', formula: 'σ = exp(clamp(W·e2 + b, −4, 15))', values: encoder.std }] : [];
		case 'latent':
			return [
				{
					name: 'z',
					formula: 'μ + σ × ε',
					values: z,
					...(encoder && epsilon && { factors: [encoder.std, epsilon] as const }),
				},
			];
		case 'decoderCondition':
			return [{ name: 'd0_0', formula: 'relu(W·[s, e] + b)', values: decoder.fromCondition, product: decoded }];
		case 'decoderLatent':
			return [{ name: 'd0_1', formula: 'relu(W·z + b)', values: decoder.fromLatent, product: decoded }];
		case 'decoderProduct':
			return [decoded];
		case 'decoderHidden':
			return [
				{ name: 'd1', formula: 'relu(W·(a × b) + b)', values: decoder.hidden1 },
				{ name: 'd2', formula: 'relu(W·d1 + b)', values: decoder.hidden2 },
			];
		case 'hidden3':
			return [{ name: 'd3', formula: 'relu(W·d2 + b)', values: decoder.hidden3 }];
		case 'u':
			return [{ name: 'parameter_action_output', formula: 'tanh(W·d2 + b)', values: decoder.parameters }];
		case 's':
			return [{ name: 'delta_state_output', formula: 'tanh(W·d3 + b)', values: decoder.stateDelta }];
		case 'choice':
			return [{ name: 'embeddings', formula: 'e = tanh(W[k])', values: embedding }];
		default:
			return [];
	}
}

/** How many numbers go into a block. */
function inputsOf(block: BlockId, { shape }: ShownModel): number {
	const { stateDim, embeddingDim, parameterDim, latentDim, width } = shape;
	switch (block) {
		case 'encoderCondition':
		case 'decoderCondition':
			return stateDim + embeddingDim;
		case 'encoderParameters':
			return parameterDim;
		case 'decoderLatent':
			return latentDim;
		default:
			return width;
	}
}

const three = (value: number) => formatFixed(value, 3);

/** The line for what is pointed at; null where the block explains itself. */
export function pointedText(shown: ShownModel, { block, layer, unit }: Pointed): string | null {
	const found = layersOf(block, shown.trace)[layer];
	if (!found) return null;
	const { name, formula, values, factors, product } = found;
	const elementwise = block === 'latent' || block === 'choice' || block.endsWith('Product');
	const shape = elementwise ? `${values.length}` : `${inputsOf(block, shown)} → ${values.length}`;
	if (unit === null || unit >= values.length) return `${name}: ${formula}, ${shape}`;
	const called = block === 'latent' ? axisName(unit) : `${name}[${unit}]`;
	if (!factors) {
		const own = `${called} = ${three(values[unit])}, ${formula}, ${shape}`;
		return product ? `${own}; ${product.name}: ${termsOf(product, unit)}` : own;
	}
	const mean = block === 'latent' && shown.trace.encoder ? `${three(shown.trace.encoder.mean[unit])} + ` : '';
	return `${called} = ${mean}${termsOf(found, unit)}`;
}

function termsOf({ factors, values }: Layer, unit: number): string {
	return `${factors?.map((factor) => three(factor[unit])).join(' × ')} = ${three(values[unit])}`;
}

/** The name and value of an input or an output that has a name of its own. */
export function inputText({ environment, trace }: ShownModel, { block, unit }: Pointed): string | null {
	if (unit === null) return null;
	if (block === 'state')
		return `${localized(environment.features[unit].name)}: s[${unit}] = ${three(trace.input.state[unit])}`;
	if (block === 's') {
		const { stateDelta } = trace.input;
		const told = stateDelta ? `, Δs[${unit}] = ${three(stateDelta[unit])}` : '';
		return `${localized(environment.features[unit].name)}: Δŝ[${unit}] = ${three(trace.decoder.stateDelta[unit])}${told}`;
	}
	if (block !== 'parameters' && block !== 'u') return null;
	const parameter = environment.actions[trace.input.action].parameters[unit];
	const given = `x[${unit}] = ${three(trace.input.parameters[unit])}`;
	const decoded = `x̂[${unit}] = ${three(trace.decoder.parameters[unit])}`;
	const value = block === 'parameters' ? given : trace.encoder ? `${decoded}, ${given}` : decoded;
	return parameter ? `${localized(parameter.name)}: ${value}` : value;
}

/** ‖∂L/∂a‖ of what a block gives on; null where there is none. */
export function gradientOf({ trace }: ShownModel, block: BlockId): number | null {
	const { gradients } = trace;
	if (!gradients) return null;
	const sizes: Partial<Record<BlockId, number>> = {
		encoderCondition: gradients.encoderCondition,
		encoderParameters: gradients.encoderParameters,
		encoderProduct: gradients.encoderFused,
		encoderHidden: gradients.encoderHidden,
		mean: gradients.mean,
		std: gradients.logStd,
		latent: gradients.z,
		decoderCondition: gradients.decoderCondition,
		decoderLatent: gradients.latent,
		decoderProduct: gradients.decoderFused,
		decoderHidden: gradients.decoderHidden,
		hidden3: gradients.hidden3,
		u: gradients.parameters,
		s: gradients.stateDelta,
	};
	return sizes[block] ?? null;
}

/** The gradient and the step of a unit's weights, or of the whole layer; null where a block has none. */
export function updateText(
	{ next, reading }: TakenStep,
	shown: ShownModel,
	{ block, layer, unit }: Pointed,
): string | null {
	const name = LAYERS_OF[block]?.[layer];
	if (!name) return null;
	const { weights, gradient, change, inRates } = unitUpdate(next, reading, name, unit, shown.trace.input.action);
	const called = unit === null ? name : `${name}[${unit}]`;
	const sizes = `‖g‖ = ${formatMeasured(gradient)}, ‖Δθ‖ = ${formatMeasured(change)}`;
	return `${called}: ${formatCount(weights)} θ, ${sizes}, RMS Δθ ÷ η = ${formatMeasured(inRates)}`;
}
