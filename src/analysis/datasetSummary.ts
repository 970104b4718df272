/** What is in a dataset: how often each action, which parameters, states and rewards, and what cannot be fitted. */
import type { Dataset } from '../dataset/Dataset';
import { scaleToUnit, type World } from '../environments/Environment';
import { clamp } from '../numerics/clamp';

/** Bins of every histogram. */
export const SUMMARY_BINS = 32;

/** Transitions between two pauses: well under a millisecond's work. */
const SLICE_ROWS = 200;

export interface ActionSummary {
	/** Transitions with this action. */
	readonly count: number;
	/** One entry a parameter of the action: counts over [−1, 1] in {@link SUMMARY_BINS} equal bins. */
	readonly parameters: readonly Uint32Array[];
}

export interface FeatureSummary {
	/** The smallest and the largest scaled value. */
	readonly smallest: number;
	readonly largest: number;
	/** Counts of the values between the feature's bounds, or over its reach; those outside are in the bins at the ends. */
	readonly counts: Uint32Array;
	/** Transitions whose Δs of this feature is beyond ±1. */
	readonly beyond: number;
	/** The largest |Δs|. */
	readonly largestDelta: number;
}

export interface DatasetSummary {
	readonly size: number;
	/** One entry a discrete action. */
	readonly actions: readonly ActionSummary[];
	/** One entry a feature of the state. */
	readonly features: readonly FeatureSummary[];
	/** Counts between the smallest and the largest reward. */
	readonly reward: { readonly smallest: number; readonly largest: number; readonly counts: Uint32Array };
	/** Transitions that end their episode. */
	readonly done: number;
	/**
	 * Entries of Δs beyond ±1. The model predicts Δs through tanh, so these cannot be fitted; scaled states reach from
	 * −1 to 1, so that a Δs can be ±2.
	 */
	readonly beyond: number;
	/** Entries of Δs: size × S. */
	readonly entries: number;
}

/** The bin of a value; values outside [low, high] go to the bins at the ends. */
function binOf(value: number, low: number, high: number): number {
	const bin = high > low ? Math.floor(((value - low) / (high - low)) * SUMMARY_BINS) : 0;
	return clamp(bin, 0, SUMMARY_BINS - 1);
}

/** Goes through the dataset twice, and pauses often: for work in slices. */
export function* summariseDataset(dataset: Dataset, environment: World): Generator<void, DatasetSummary> {
	const { size, stateDim, parameterDim } = dataset;
	const actions = environment.actions.map(({ parameters }) => ({
		count: 0,
		parameters: parameters.map(() => new Uint32Array(SUMMARY_BINS)),
	}));
	const features = environment.features.map(() => ({
		smallest: Number.POSITIVE_INFINITY,
		largest: Number.NEGATIVE_INFINITY,
		counts: new Uint32Array(SUMMARY_BINS),
		beyond: 0,
		largestDelta: 0,
	}));
	/** Scaled ends of each feature's counts. */
	const ends = environment.features.map(({ low, high, reach }) =>
		(reach ?? [low, high]).map((value) => scaleToUnit(value, low, high)),
	);
	let smallest = Number.POSITIVE_INFINITY;
	let largest = Number.NEGATIVE_INFINITY;
	let done = 0;
	for (let row = 0; row < size; row++) {
		const action = actions[dataset.action[row]];
		action.count++;
		action.parameters.forEach((counts, p) => {
			counts[binOf(dataset.parameters[row * parameterDim + p], -1, 1)]++;
		});
		features.forEach((feature, s) => {
			const value = dataset.state[row * stateDim + s];
			feature.smallest = Math.min(feature.smallest, value);
			feature.largest = Math.max(feature.largest, value);
			feature.counts[binOf(value, ends[s][0], ends[s][1])]++;
			const delta = Math.abs(dataset.stateDelta[row * stateDim + s]);
			if (delta > 1) feature.beyond++;
			feature.largestDelta = Math.max(feature.largestDelta, delta);
		});
		smallest = Math.min(smallest, dataset.reward[row]);
		largest = Math.max(largest, dataset.reward[row]);
		done += dataset.done[row];
		if (row % SLICE_ROWS === SLICE_ROWS - 1) yield;
	}
	const counts = new Uint32Array(SUMMARY_BINS);
	for (let row = 0; row < size; row++) {
		counts[binOf(dataset.reward[row], smallest, largest)]++;
		if (row % (20 * SLICE_ROWS) === 0) yield;
	}
	return {
		size,
		actions,
		features,
		reward: { smallest, largest, counts },
		done,
		beyond: features.reduce((sum, { beyond }) => sum + beyond, 0),
		entries: size * stateDim,
	};
}
