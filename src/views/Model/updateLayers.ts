/** The weights behind the picture's blocks: which layers each has, and what goes into a unit of them. */

import { steepestUnit, unitSteps, type WeightLayer } from '../../analysis/weightUpdate';
import { type ModelShape, parameterLayout } from '../../model/layout';
import { axisName } from '../../plane/axisName';
import type { BlockId, Pointed } from './modelLayout';
import type { TakenStep } from './useStepReading';

/** A step with what the picture draws of it: how far each unit's weights move, in learning rates. */
export interface DrawnUpdate {
	readonly taken: TakenStep;
	/** A number a unit, for each layer. */
	readonly steps: ReadonlyMap<WeightLayer, Float32Array>;
	/** The largest of all: a full bar. */
	readonly full: number;
}

/** @param action whose row of the table of embeddings is drawn */
export function drawnUpdate(taken: TakenStep, action: number): DrawnUpdate {
	const layers = Object.values(LAYERS_OF).flat();
	const steps = new Map(layers.map((layer) => [layer, unitSteps(taken.next, taken.reading, layer, action)]));
	let full = 0;
	for (const units of steps.values()) for (const step of units) full = Math.max(full, step);
	return { taken, steps, full };
}

/** The layers of a block from above; none where it has no weights. */
export const LAYERS_OF: Readonly<Partial<Record<BlockId, readonly WeightLayer[]>>> = {
	choice: ['embeddings'],
	encoderCondition: ['e0_0'],
	encoderParameters: ['e0_1'],
	encoderHidden: ['e1', 'e2'],
	mean: ['mean'],
	std: ['log_std'],
	decoderCondition: ['d0_0'],
	decoderLatent: ['d0_1'],
	decoderHidden: ['d1', 'd2'],
	hidden3: ['d3'],
	u: ['parameter_action_output'],
	s: ['delta_state_output'],
};

/** A layer's name where there is little room: that of the output in place of the layer that makes it. */
export function shortName(layer: WeightLayer): string {
	if (layer === 'parameter_action_output') return 'u';
	return layer === 'delta_state_output' ? 's' : layer;
}

/** What a layer reads; the condition and z have names of their own. */
const READS: Readonly<Partial<Record<WeightLayer, string>>> = {
	e0_1: 'x',
	e1: '(a × b)',
	e2: 'e1',
	mean: 'e2',
	log_std: 'e2',
	d1: '(a × b)',
	d2: 'd1',
	parameter_action_output: 'd2',
	d3: 'd2',
	delta_state_output: 'd3',
};

/** The name of an input of a layer. */
export function inputName(layer: WeightLayer, input: number, { stateDim }: ModelShape): string {
	if (layer === 'd0_1') return axisName(input);
	if (layer === 'e0_0' || layer === 'd0_0') return input < stateDim ? `s[${input}]` : `e[${input - stateDim}]`;
	return `${READS[layer]}[${input}]`;
}

/** The unit that is looked at in a layer with weights, or else the one with the steepest weight of all. */
export function unitLookedAt(
	{ next, reading }: TakenStep,
	held: Pointed | null,
): { readonly layer: WeightLayer; readonly unit: number } {
	const layer = held && LAYERS_OF[held.block]?.[held.layer];
	if (layer && held.unit !== null) return { layer, unit: held.unit };
	return steepestUnit(parameterLayout(next.shape), reading.gradients);
}
