/**
 * What the next update of a run does to its weights, with Adam kept and re-created: sizes per group of
 * layers, and how many weights move by exactly the learning rate, whatever their gradient is.
 */
import type { TransitionRows } from '../dataset/transitionRows';
import { adamUpdate } from '../model/adam';
import { ConditionalVae } from '../model/ConditionalVae';
import { type ModelShape, type ParameterLayout, parameterLayout } from '../model/layout';
import { scheduledKlWeight, scheduledLearningRate } from '../model/schedule';
import type { OptimizerMode, RunSettings } from '../model/settings';
import { norm } from '../numerics/norm';

/** The groups in the order in which the data pass them. */
export const WEIGHT_GROUPS = ['embeddings', 'encoder', 'decoder', 'parameterHead', 'stateHead'] as const;
export type WeightGroup = (typeof WEIGHT_GROUPS)[number];

/** |Δθ| counts as the whole rate from this share of it on: the ε in Adam’s denominator takes 1 % of it where |g| is 10⁻⁶. */
const WHOLE_RATE = 0.99;

/** Bars of the histogram of |Δθ| ÷ rate, and their distance: the first is centred on 0, one on the rate itself. */
export const HISTOGRAM_BARS = 61;
export const BAR_WIDTH = 0.025;

/** One run before its next update. */
export interface UpdateRun {
	readonly weights: Float32Array;
	readonly firstMoment: Float32Array;
	readonly secondMoment: Float32Array;
	/** Updates since Adam was made. */
	readonly adamStep: number;
	readonly settings: RunSettings;
}

export interface UpdateRequest {
	readonly shape: ModelShape;
	/** Number of the update, from 1. */
	readonly step: number;
	/** The batch of that step; `rows` transitions. */
	readonly batch: TransitionRows;
	/** rows × Z */
	readonly epsilon: Float32Array;
	readonly rows: number;
	readonly runs: readonly UpdateRun[];
}

export interface GroupUpdate {
	/** ‖Δθ‖ over the group's weights. */
	readonly norm: number;
	/** Share of the weights with |Δθ| of the whole rate, 0 … 1. */
	readonly wholeRate: number;
	/** Share of the weights that do not move at all. */
	readonly still: number;
}

export interface UpdateReading {
	/** The mode that the run is in. */
	readonly optimizer: OptimizerMode;
	/** The learning rate of the step, after the schedule. */
	readonly rate: number;
	/** Updates that Adam will have counted. */
	readonly adamStep: number;
	readonly gradientNorm: number;
	/** ‖m‖ and ‖√v‖ before the update. */
	readonly momentNorms: readonly [first: number, rootOfSecond: number];
	readonly all: GroupUpdate;
	readonly groups: Readonly<Record<WeightGroup, GroupUpdate>>;
	/** Weights by |Δθ| ÷ rate, as shares; the last bar has everything beyond. */
	readonly histogram: Float64Array;
}

/** The next update of every run, each in its own mode. */
export function measureUpdates(request: UpdateRequest): UpdateReading[] {
	const { shape, rows, batch, epsilon, step, runs } = request;
	const model = new ConditionalVae(shape, rows);
	const layout = parameterLayout(shape);
	return runs.map(({ weights, firstMoment, secondMoment, adamStep, settings }) => {
		const gradients = new Float32Array(weights.length);
		model.forward(weights, batch, epsilon, rows);
		const weighted = { ...settings, klWeight: scheduledKlWeight(settings, step) };
		model.backward(weights, batch, epsilon, weighted, gradients, rows);
		const rate = scheduledLearningRate(settings, step);
		const updates = settings.optimizer === 'kept' ? adamStep + 1 : 1;
		// From 0, so that a float32 weight does not round its small update.
		const moved = new Float32Array(weights.length);
		adamUpdate(settings.optimizer, rate, updates, moved, gradients, firstMoment.slice(), secondMoment.slice());
		for (let i = 0; i < moved.length; i++) moved[i] = Math.abs(moved[i]);
		return {
			optimizer: settings.optimizer,
			rate,
			adamStep: updates,
			gradientNorm: norm(gradients),
			momentNorms: [norm(firstMoment), Math.sqrt(sum(secondMoment))],
			all: groupUpdate(moved, [[0, moved.length]], rate),
			groups: Object.fromEntries(
				WEIGHT_GROUPS.map((group) => [group, groupUpdate(moved, rangesOf(layout, group), rate)]),
			) as Record<WeightGroup, GroupUpdate>,
			histogram: histogramOf(moved, rate),
		};
	});
}

type Range = readonly [from: number, to: number];

/** Where the weights of a group lie. */
function rangesOf({ views }: ParameterLayout, group: WeightGroup): Range[] {
	return views
		.filter(({ name }) => groupOf(name) === group)
		.map(({ offset, rows, columns }) => [offset, offset + rows * columns] as const);
}

function groupOf(view: string): WeightGroup {
	if (view.startsWith('parameter_action_output')) return 'parameterHead';
	if (view.startsWith('d3') || view.startsWith('delta_state_output')) return 'stateHead';
	if (/^(e\d|mean|log_std)/.test(view)) return 'encoder';
	return /^d\d/.test(view) ? 'decoder' : 'embeddings';
}

function groupUpdate(moved: Float32Array, ranges: readonly Range[], rate: number): GroupUpdate {
	let [count, squares, whole, still] = [0, 0, 0, 0];
	for (const [from, to] of ranges) {
		count += to - from;
		for (let i = from; i < to; i++) {
			squares += moved[i] ** 2;
			if (moved[i] >= WHOLE_RATE * rate && moved[i] <= rate / WHOLE_RATE) whole++;
			if (moved[i] === 0) still++;
		}
	}
	return { norm: Math.sqrt(squares), wholeRate: whole / count, still: still / count };
}

function histogramOf(moved: Float32Array, rate: number): Float64Array {
	const bars = new Float64Array(HISTOGRAM_BARS);
	for (const distance of moved) {
		const bar = Math.round(distance / rate / BAR_WIDTH);
		bars[Math.min(HISTOGRAM_BARS - 1, bar)] += 1 / moved.length;
	}
	return bars;
}

function sum(values: Float32Array): number {
	let total = 0;
	for (const value of values) total += value;
	return total;
}
