/** What Adam makes of the gradient of one weight, of a unit and of a layer. */
import { ADAM, adamUpdate } from '../model/adam';
import { DENSE_LAYERS, type DenseLayerName, type ParameterLayout, parameterLayout } from '../model/layout';
import type { OptimizerMode } from '../model/settings';
import { pow } from '../numerics/power';
import type { StepReading, StepRequest } from './trainingStep';

/** A layer that has weights, by its official name. */
export type WeightLayer = DenseLayerName | 'embeddings';

/** A running mean of Adam's: as it was, with the new gradient in it, and corrected for having begun at 0. */
export interface Moment {
	readonly before: number;
	readonly after: number;
	readonly corrected: number;
}

export interface WeightUpdate {
	readonly mode: OptimizerMode;
	/** Updates that this Adam has then made, from 1. */
	readonly count: number;
	readonly gradient: number;
	/** m, the mean of the gradients, and v, that of their squares. */
	readonly first: Moment;
	readonly second: Moment;
	/** Δθ = −rate · m̂ ÷ (√v̂ + ε). */
	readonly change: number;
	readonly before: number;
	readonly after: number;
}

/**
 * The update of one weight by one of the two Adams, whichever of them the run has.
 * @param index of the weight
 * @returns null for a kept Adam whose memory is not known
 */
export function weightUpdate(
	{ weights, learningRate, moments }: StepRequest,
	{ gradients }: Pick<StepReading, 'gradients'>,
	index: number,
	mode: OptimizerMode,
): WeightUpdate | null {
	const kept = mode === 'kept';
	if (kept && !moments) return null;
	const count = kept && moments ? moments.adamStep + 1 : 1;
	const gradient = Float32Array.of(gradients[index]);
	const before = {
		first: (kept && moments?.firstMoment[index]) || 0,
		second: (kept && moments?.secondMoment[index]) || 0,
	};
	const [first, second] = [Float32Array.of(before.first), Float32Array.of(before.second)];
	const after = Float32Array.of(weights[index]);
	adamUpdate(mode, learningRate, count, after, gradient, first, second);
	// From 0 and in float64, so that the weight does not round its small change.
	const change = new Float64Array(1);
	adamUpdate(
		mode,
		learningRate,
		count,
		change,
		gradient,
		Float64Array.of(before.first),
		Float64Array.of(before.second),
	);
	return {
		mode,
		count,
		gradient: gradient[0],
		first: { before: before.first, after: first[0], corrected: first[0] / (1 - pow(ADAM.beta1, count)) },
		second: { before: before.second, after: second[0], corrected: second[0] / (1 - pow(ADAM.beta2, count)) },
		change: change[0],
		before: weights[index],
		after: after[0],
	};
}

/** Units of a layer: of the table of embeddings, the numbers of one row. */
function unitsOf({ shape, layers }: ParameterLayout, layer: WeightLayer): number {
	return layer === 'embeddings' ? shape.embeddingDim : layers[layer].outputs;
}

/** Where the weights of a unit lie: those of its inputs, then its bias. @param action whose row of the table is meant */
function rangesOfUnit(
	{ shape, embeddings, layers }: ParameterLayout,
	layer: WeightLayer,
	unit: number,
	action: number,
): readonly (readonly [from: number, to: number])[] {
	if (layer === 'embeddings') {
		const at = embeddings + action * shape.embeddingDim + unit;
		return [[at, at + 1]];
	}
	const { weight, bias, inputs } = layers[layer];
	const from = weight + unit * inputs;
	return [
		[from, from + inputs],
		[bias + unit, bias + unit + 1],
	];
}

/** The weight of a unit with the largest gradient, and which input it weighs; null for its bias, or where it has no input. */
export function steepestWeight(
	layout: ParameterLayout,
	gradients: Float32Array,
	layer: WeightLayer,
	unit: number,
	action: number,
): { readonly index: number; readonly input: number | null } {
	const [[from, to], bias] = rangesOfUnit(layout, layer, unit, action);
	let index = from;
	for (let i = from; i < to; i++) if (Math.abs(gradients[i]) > Math.abs(gradients[index])) index = i;
	if (bias && Math.abs(gradients[bias[0]]) > Math.abs(gradients[index])) return { index: bias[0], input: null };
	return { index, input: bias ? index - from : null };
}

/** The unit of a dense layer that the weight with the largest gradient of all belongs to. */
export function steepestUnit(
	layout: ParameterLayout,
	gradients: Float32Array,
): { layer: DenseLayerName; unit: number } {
	let found: { layer: DenseLayerName; unit: number } = { layer: 'e1', unit: 0 };
	let most = -1;
	for (const layer of DENSE_LAYERS) {
		for (let unit = 0; unit < layout.layers[layer].outputs; unit++) {
			const size = Math.abs(gradients[steepestWeight(layout, gradients, layer, unit, 0).index]);
			if (size > most) [most, found] = [size, { layer, unit }];
		}
	}
	return found;
}

/** How large the gradient and the step of some weights are. */
export interface UnitUpdate {
	readonly weights: number;
	/** ‖g‖ */
	readonly gradient: number;
	/** ‖Δθ‖ */
	readonly change: number;
	/** Root mean square of Δθ ÷ the learning rate: 1 where every weight moves by the whole rate. */
	readonly inRates: number;
}

/** Of the weights of one unit, or of all units of a layer where none is named. */
export function unitUpdate(
	request: Pick<StepRequest, 'shape' | 'weights' | 'learningRate'>,
	reading: Pick<StepReading, 'gradients' | 'updated'>,
	layer: WeightLayer,
	unit: number | null,
	action: number,
): UnitUpdate {
	const layout = parameterLayout(request.shape);
	const units = unit === null ? Array.from({ length: unitsOf(layout, layer) }, (_, i) => i) : [unit];
	let [weights, gradient, change] = [0, 0, 0];
	for (const one of units) {
		for (const [from, to] of rangesOfUnit(layout, layer, one, action)) {
			weights += to - from;
			for (let i = from; i < to; i++) {
				gradient += reading.gradients[i] ** 2;
				change += (reading.updated[i] - request.weights[i]) ** 2;
			}
		}
	}
	const inRates = request.learningRate > 0 ? Math.sqrt(change / weights) / request.learningRate : 0;
	return { weights, gradient: Math.sqrt(gradient), change: Math.sqrt(change), inRates };
}

/** The steps of a layer's units, each in learning rates ({@link UnitUpdate.inRates}). */
export function unitSteps(
	request: Pick<StepRequest, 'shape' | 'weights' | 'learningRate'>,
	reading: Pick<StepReading, 'gradients' | 'updated'>,
	layer: WeightLayer,
	action: number,
): Float32Array {
	const count = unitsOf(parameterLayout(request.shape), layer);
	return Float32Array.from({ length: count }, (_, unit) => unitUpdate(request, reading, layer, unit, action).inRates);
}
