/**
 * The discrete actions of some data as sources of parameters: how often each is taken, and how its parameters vary.
 *
 * With few transitions an action, sample variances scatter, and the largest of many is far too large: of 1,024 actions
 * with two transitions each, three times what it should be. So every entry of a covariance is drawn towards the mean over
 * the actions as far as chance explains the difference (random effects, DerSimonian & Laird 1986), and a correlation
 * that chance explains towards 0.
 */
import type { Dataset } from '../dataset/Dataset';
import { symmetricEigenvalues } from './symmetricEigenvalues';

/** One discrete action as a source of parameters. */
export interface ActionSource {
	/** Index of the action. */
	readonly action: number;
	/** Share of the transitions, 0 … 1. */
	readonly share: number;
	/** P: variances along the principal directions of the parameters within the action, the largest first. */
	readonly variances: Float64Array;
}

/** Parameters of transitions with their actions. */
type ActionColumns = Pick<Dataset, 'size' | 'action' | 'parameters' | 'parameterDim'>;

/** Statistics of one action's transitions. */
interface ActionSample {
	readonly action: number;
	readonly rows: readonly number[];
	/** P × P: unbiased covariance; 0 of a single row. */
	readonly covariance: Float64Array;
	/** P × P: mean squared product of two deviations. */
	readonly fourth: Float64Array;
	/** P: whether the action has the parameter. One that it does not have is 0 throughout. */
	readonly has: readonly boolean[];
}

/**
 * The actions that the data have, by index. The dependence on the state is ignored: where a scripted policy makes the
 * parameters depend on it, there is less to encode than these variances suggest.
 */
export function actionSources(columns: ActionColumns): ActionSource[] {
	const { size, parameterDim } = columns;
	const samples = actionSamples(columns);
	const estimates = samples.map(() => new Float64Array(parameterDim * parameterDim));
	for (let i = 0; i < parameterDim; i++) {
		for (let j = 0; j <= i; j++) {
			const having = Array.from(samples.keys()).filter((k) => samples[k].has[i] && samples[k].has[j]);
			const entries = drawnTogether(
				having.map((k) => samples[k]),
				i * parameterDim + j,
				i !== j,
			);
			for (const [index, k] of having.entries()) {
				estimates[k][i * parameterDim + j] = entries[index];
				estimates[k][j * parameterDim + i] = entries[index];
			}
		}
	}
	return samples.map(({ action, rows }, k) => ({
		action,
		share: rows.length / size,
		// Entries estimated one by one may give a matrix that is slightly indefinite.
		variances: symmetricEigenvalues(estimates[k], parameterDim).map((value) => Math.max(0, value)),
	}));
}

/** Mean squared error over the P parameters of always answering the mean of the action. */
export function parameterVariance({ size, action, parameters, parameterDim }: ActionColumns): number {
	const samples = actionSamples({ size, action, parameters, parameterDim });
	let sum = 0;
	for (const { rows, covariance } of samples) {
		for (let i = 0; i < parameterDim; i++) sum += (rows.length - 1) * covariance[i * parameterDim + i];
	}
	return sum / (size * parameterDim);
}

function actionSamples({ size, action, parameters, parameterDim }: ActionColumns): ActionSample[] {
	const rowsOf = new Map<number, number[]>();
	for (let row = 0; row < size; row++) {
		const rows = rowsOf.get(action[row]);
		if (rows) rows.push(row);
		else rowsOf.set(action[row], [row]);
	}
	return Array.from(rowsOf)
		.sort(([one], [other]) => one - other)
		.map(([index, rows]) => sampleOf(index, rows, parameters, parameterDim));
}

function sampleOf(action: number, rows: readonly number[], table: Float32Array, columns: number): ActionSample {
	const mean = new Float64Array(columns);
	const has = Array.from({ length: columns }, (_, i) => rows.some((row) => table[row * columns + i] !== 0));
	for (const row of rows) for (let i = 0; i < columns; i++) mean[i] += table[row * columns + i] / rows.length;
	const [covariance, fourth] = [new Float64Array(columns ** 2), new Float64Array(columns ** 2)];
	if (rows.length < 2) return { action, rows, covariance, fourth, has };
	// Deviations from the rows' own mean are too small; this factor makes their variance unbiased.
	const widened = rows.length / (rows.length - 1);
	for (const row of rows) {
		for (let i = 0; i < columns; i++) {
			for (let j = 0; j < columns; j++) {
				const product = widened * (table[row * columns + i] - mean[i]) * (table[row * columns + j] - mean[j]);
				covariance[i * columns + j] += product / rows.length;
				fourth[i * columns + j] += product ** 2 / rows.length;
			}
		}
	}
	return { action, rows, covariance, fourth, has };
}

/** One entry of the covariances of some actions, each drawn to the mean of all as far as chance explains the difference. */
function drawnTogether(samples: readonly ActionSample[], entry: number, mayBeZero: boolean): number[] {
	const values = samples.map(({ covariance }) => covariance[entry]);
	const degrees = samples.map(({ rows }) => rows.length - 1);
	const allDegrees = degrees.reduce((sum, count) => sum + count, 0);
	if (allDegrees === 0) return values;
	const mean = values.reduce((sum, value, k) => sum + (degrees[k] / allDegrees) * value, 0);
	const fourth = samples.reduce((sum, sample, k) => sum + (degrees[k] / allDegrees) * sample.fourth[entry], 0);
	// Sampling variance of an entry is this over the degrees of freedom.
	const chance = fourth - mean ** 2;
	if (!(chance > 0)) return values;
	const precision = degrees.map((count) => count / chance);
	const all = allDegrees / chance;
	const differences = precision.reduce((sum, weight, k) => sum + weight * (values[k] - mean) ** 2, 0);
	const scale = all - precision.reduce((sum, weight) => sum + weight ** 2, 0) / all;
	const informative = degrees.filter((count) => count > 0).length;
	const between = scale > 0 ? Math.max(0, (differences - (informative - 1)) / scale) : 0;
	const centre = mayBeZero && mean !== 0 ? mean * Math.max(0, 1 - 1 / (all * mean ** 2)) : mean;
	return values.map((value, k) => {
		const own = precision[k] === 0 ? 0 : between / (between + 1 / precision[k]);
		return centre + own * (value - mean);
	});
}
