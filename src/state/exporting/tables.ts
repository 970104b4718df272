/** The lab's results as tables of numbers, for export. */
import type { Dataset } from '../../dataset/Dataset';
import type { World } from '../../environments/Environment';
import type { ColumnGroup, Table } from '../../files/table';
import { RUN_NAMES } from '../../i18n/runNames';
import type { LossHistory } from '../../lab/LossHistory';
import { LOSS_TERMS, type LossTerm } from '../../model/settings';
import type { Frame } from '../../training/Frame';
import type { RolloutRow } from '../rollouts';

const numbered = (count: number) => Array.from({ length: count }, (_, i) => String(i + 1));

/** A group of columns that are called by their features or by their numbers. */
function wide(name: string, columns: readonly string[], values: ColumnGroup['values']): ColumnGroup {
	return { name, columns, values };
}

/** The codes on the maps: a row a transition, from the first of the data on. */
export function codesTable({ count, shape, runs }: Frame, { action, parameters, parameterDim }: Dataset): Table {
	const dims = numbered(shape.latentDim);
	const length = count * shape.latentDim;
	return {
		rows: count,
		groups: [
			{ name: 'action', values: action.slice(0, count) },
			wide('parameters', numbered(parameterDim), parameters.slice(0, count * parameterDim)),
			...runs.flatMap(({ mean, std, z }, run) => [
				wide(`mean_${RUN_NAMES[run]}`, dims, mean.slice(0, length)),
				wide(`std_${RUN_NAMES[run]}`, dims, std.slice(0, length)),
				wide(`z_${RUN_NAMES[run]}`, dims, z.slice(0, length)),
			]),
		],
	};
}

/** The transitions that the runs are trained on, scaled as the model sees them. */
export function dataTable(dataset: Dataset, { features }: World): Table {
	const { size, parameterDim, state, action, parameters, stateDelta, reward, done } = dataset;
	const ids = features.map(({ id }) => id);
	return {
		rows: size,
		groups: [
			wide('state', ids, state),
			{ name: 'action', values: action },
			wide('parameters', numbered(parameterDim), parameters),
			wide('state_delta', ids, stateDelta),
			{ name: 'reward', values: reward },
			{ name: 'done', values: done, truth: true },
		],
	};
}

/** The loss terms over the steps, raw and weighted; where steps were many, a row is the mean of `steps` of them. */
export function lossesTable(history: LossHistory): Table {
	const { length, runs, stride } = history;
	// The middle of some steps can lie between two.
	const step = Float64Array.from({ length }, (_, entry) => history.step(entry));
	const perRun = (read: (entry: number, run: number, term: LossTerm) => number, run: number) =>
		Float32Array.from(Array.from({ length }, (_, entry) => LOSS_TERMS.map((term) => read(entry, run, term))).flat());
	return {
		rows: length,
		groups: [
			{ name: 'step', values: step },
			{ name: 'steps', values: new Uint32Array(length).fill(stride) },
			...Array.from({ length: runs }, (_, run) => [
				wide(
					`raw_${RUN_NAMES[run]}`,
					LOSS_TERMS,
					perRun((entry, of, term) => history.value(entry, of, term), run),
				),
				wide(
					`weighted_${RUN_NAMES[run]}`,
					LOSS_TERMS,
					perRun((entry, of, term) => history.weighted(entry, of, term), run),
				),
			]).flat(),
		],
	};
}

/** One run of a sweep over the KL weight. */
export interface SweptPoint {
	readonly klWeight: number;
	/** KL, nats. */
	readonly rate: number;
	/** Mean squared error of x̂. */
	readonly distortion: number;
	readonly sigma: number;
}

/** Rate and distortion of a sweep: a row a KL weight. */
export function rateDistortionTable(points: readonly SweptPoint[]): Table {
	const column = (name: keyof SweptPoint, title: string): ColumnGroup => ({
		name: title,
		values: Float64Array.from(points, (point) => point[name]),
	});
	return {
		rows: points.length,
		groups: [
			column('klWeight', 'kl_weight'),
			column('rate', 'rate_nats'),
			column('distortion', 'distortion'),
			column('sigma', 'median_sigma'),
		],
	};
}

/** The results of the rollouts: a row for each policy that played. */
export function rolloutsTable(rows: readonly RolloutRow[]): Table {
	const played = rows.flatMap(({ id, report }) =>
		report && report.level.episodes > 0 ? [{ id, ...report.level }] : [],
	);
	const column = (name: string, of: (level: (typeof played)[number]) => number): ColumnGroup => ({
		name,
		values: Float64Array.from(played, of),
	});
	return {
		rows: played.length,
		groups: [
			{ name: 'policy', values: Uint8Array.from(played.keys()), labels: played.map(({ id }) => id) },
			column('episodes', ({ episodes }) => episodes),
			column('decisions', ({ decisions }) => decisions),
			column('mean_return', ({ meanReturn }) => meanReturn),
			column('return_deviation', ({ returnDeviation }) => returnDeviation),
			column('success_share', ({ success }) => success?.share ?? Number.NaN),
			column('mean_length', ({ meanLength }) => meanLength),
		],
	};
}
