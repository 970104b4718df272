/**
 * What the colour of a point shows: one number (or the discrete action) of each transition, the range that the colour
 * scale covers, and how its ends are written. All of it follows from the data and the setting, not from the training,
 * so the colours stand still while the points move.
 */
import type { Dataset } from '../dataset/Dataset';
import { type ActionParameter, unscaleFromUnit, type World } from '../environments/Environment';
import type { ColorBy } from '../state/config/schema';

/** A number a transition, with the range that the colours cover. */
export interface NumberScale {
	readonly kind: 'number';
	/** NaN where the transition has no such number. */
	readonly values: Float32Array;
	readonly low: number;
	readonly high: number;
	/** There are values below `low` or above `high`; they take the colours of the ends. */
	readonly clipped: boolean;
	/** From a value to the unit that people read; the identity where the ends differ by action. */
	readonly toReal: (value: number) => number;
	readonly unit: string;
	/** For a parameter: what −1 … +1 stand for, one entry for each different meaning. */
	readonly meanings: readonly ParameterMeaning[];
}

/** The discrete action itself. */
export interface ActionScale {
	readonly kind: 'action';
}

export type ColorScale = NumberScale | ActionScale;

/** One meaning of a parameter column, and the discrete actions that share it. */
export interface ParameterMeaning {
	readonly parameter: ActionParameter;
	readonly actions: readonly number[];
}

/** Share of the values beyond each end of the colour scale, so that one outlier does not grey out the rest. */
const CLIPPED_SHARE = 0.01;

/** The different meanings that parameter `index` has, in the order of the actions. */
export function parameterMeanings(environment: World, index: number): ParameterMeaning[] {
	const meanings: { parameter: ActionParameter; actions: number[] }[] = [];
	environment.actions.forEach(({ parameters }, action) => {
		const parameter = parameters[index];
		if (!parameter) return;
		const known = meanings.find((meaning) => sameMeaning(meaning.parameter, parameter));
		if (known) known.actions.push(action);
		else meanings.push({ parameter, actions: [action] });
	});
	return meanings;
}

function sameMeaning(a: ActionParameter, b: ActionParameter): boolean {
	return a.name.en === b.name.en && a.unit === b.unit && a.low === b.low && a.high === b.high;
}

/** The scale for a setting. @param count transitions from the first on */
export function colorScale(environment: World, dataset: Dataset, count: number, colorBy: ColorBy): ColorScale {
	if (colorBy === 'action') return { kind: 'action' };
	if (colorBy === 'reward') {
		return measured(dataset.reward.subarray(0, count), (value) => value, '');
	}
	const [kind, text] = colorBy.split(':');
	const index = Number(text);
	if (kind === 'parameter') return parameterScale(environment, dataset, count, index);
	const feature = environment.features[index];
	const half = (feature.high - feature.low) / 2;
	return kind === 'state'
		? measured(
				column(dataset.state, count, dataset.stateDim, index),
				(value) => unscaleFromUnit(value, feature.low, feature.high),
				feature.unit,
			)
		: measured(column(dataset.stateDelta, count, dataset.stateDim, index), (value) => half * value, feature.unit);
}

function parameterScale(environment: World, dataset: Dataset, count: number, index: number): NumberScale {
	const values = column(dataset.parameters, count, dataset.parameterDim, index);
	for (let i = 0; i < count; i++) {
		// An action without this parameter has padding there, which is not a value.
		if (!environment.actions[dataset.action[i]]?.parameters[index]) values[i] = Number.NaN;
	}
	const meanings = parameterMeanings(environment, index);
	const only = meanings.length === 1 ? meanings[0].parameter : null;
	return {
		kind: 'number',
		values,
		low: -1,
		high: 1,
		clipped: false,
		toReal: only ? (value) => unscaleFromUnit(value, only.low, only.high) : (value) => value,
		unit: only?.unit ?? '',
		meanings,
	};
}

function measured(values: Float32Array, toReal: (value: number) => number, unit: string): NumberScale {
	const sorted = values.filter(Number.isFinite).sort();
	const margin = Math.floor(CLIPPED_SHARE * sorted.length);
	const low = sorted.length > 0 ? sorted[margin] : 0;
	const high = sorted.length > 0 ? sorted[sorted.length - 1 - margin] : 0;
	const clipped = sorted.length > 0 && (sorted[0] < low || sorted[sorted.length - 1] > high);
	return { kind: 'number', values, low, high, clipped, toReal, unit, meanings: [] };
}

function column(table: Float32Array, count: number, width: number, index: number): Float32Array {
	const values = new Float32Array(count);
	for (let i = 0; i < count; i++) values[i] = table[i * width + index];
	return values;
}
