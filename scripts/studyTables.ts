/** The results of a study as one table of all evaluations, and as one like the paper's. */
import { meanInterval, RunningMoments } from '../src/analysis/confidenceInterval';
import { ENVIRONMENTS } from '../src/environments/registry';
import { writeNpz } from '../src/files/npz';
import type { Tensor } from '../src/files/Tensor';
import type { StudyResult } from './studyJob';

const COLUMNS = [
	'world',
	'preset',
	'kl_weight',
	'relabelling',
	'box',
	'optimizer',
	'latent_dim',
	'later_training',
	'seed',
	'environment_step',
	'episodes',
	'mean_return',
	'return_low',
	'return_high',
	'success_rate',
	'success_low',
	'success_high',
	'mean_length',
] as const;

/** One line an evaluation; what there is not is empty. */
export function studyCsv(results: readonly StudyResult[]): string {
	const lines = results.flatMap(({ job, curve }) =>
		curve.map((point) =>
			[
				job.world,
				job.preset,
				job.klWeight,
				job.relabelling,
				job.hasBox ? 1 : 0,
				job.optimizer,
				job.latentDim,
				job.laterTraining ? 1 : 0,
				job.seed,
				point.environmentStep,
				point.episodes,
				point.meanReturn,
				point.returnInterval?.low ?? '',
				point.returnInterval?.high ?? '',
				point.successRate ?? '',
				point.successInterval?.low ?? '',
				point.successInterval?.high ?? '',
				point.meanLength,
			].join(','),
		),
	);
	return `${[COLUMNS.join(','), ...lines].join('\n')}\n`;
}

/** What the numbers of a column of words stand for: places in these lists. */
const WORDS = {
	world: ENVIRONMENTS.map(({ id }) => id),
	preset: ['teaching', 'published'],
	relabelling: ['published', 'corrected', 'off'],
	optimizer: ['kept', 'rebuilt'],
} as const;

/**
 * The same table for NumPy: a float64 array a column, NaN where there is nothing. Columns of words hold places in the
 * lists of docs/agent.md.
 */
export function studyNpz(results: readonly StudyResult[]): Uint8Array {
	const [head, ...lines] = studyCsv(results).trimEnd().split('\n');
	const rows = lines.map((line) => line.split(','));
	const arrays = head.split(',').map((name, column): readonly [string, Tensor] => {
		const words: readonly string[] | undefined = WORDS[name as keyof typeof WORDS];
		const values = Float64Array.from(rows, (row) => {
			if (words) return words.indexOf(row[column]);
			return row[column] === '' ? Number.NaN : Number(row[column]);
		});
		return [name, { type: 'float64', shape: [rows.length], values }];
	});
	return writeNpz(new Map(arrays));
}

/** Steps that the summary shows of a curve. */
const SHOWN_STEPS = 6;

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Trainings that differ in their seed alone. */
function groups(results: readonly StudyResult[]): StudyResult[][] {
	const found = new Map<string, StudyResult[]>();
	for (const result of results) {
		const { id: _, seed: __, ...same } = result.job;
		const key = JSON.stringify(same);
		const group = found.get(key) ?? [];
		group.push(result);
		found.set(key, group);
	}
	return [...found.values()];
}

/**
 * A Markdown table: a row for trainings that differ in their seed alone, with the median and the least over the seeds at
 * some steps, and the mean with its 95 % interval at the end. Success where every training has it, but on Platform, whose
 * return is what is published.
 */
export function studySummary(results: readonly StudyResult[]): string {
	const lines = groups(results).map((group) => {
		const [{ job, curve }] = group;
		const hasSuccess = job.world !== 'platform' && group.every((one) => one.curve.every((p) => p.successRate !== null));
		const measureOf = ({ successRate, meanReturn }: (typeof curve)[number]) =>
			hasSuccess ? (successRate ?? Number.NaN) : meanReturn;
		const every = Math.max(1, Math.ceil((curve.length - 1) / SHOWN_STEPS));
		const shown = curve.map((_, i) => i).filter((i) => i > 0 && (i % every === 0 || i === curve.length - 1));
		const steps = shown.map((i) => {
			const values = group.map((one) => measureOf(one.curve[i]));
			return `${curve[i].environmentStep}: ${median(values).toFixed(2)} (${Math.min(...values).toFixed(2)})`;
		});
		const moments = new RunningMoments();
		for (const one of group) moments.add(measureOf(one.curve[one.curve.length - 1]));
		const interval = meanInterval(moments);
		const told = [
			job.world,
			job.klWeight,
			job.relabelling,
			job.hasBox ? 'yes' : 'no',
			job.optimizer,
			job.latentDim,
			job.laterTraining ? 'yes' : 'no',
		];
		const end = `${moments.mean.toFixed(2)}${interval ? ` [${interval.low.toFixed(2)}, ${interval.high.toFixed(2)}]` : ''}`;
		return `| ${[...told, group.length, hasSuccess ? 'success' : 'return', steps.join('; '), end].join(' | ')} |`;
	});
	const head =
		'| world | w | relabelling | box | Adam | Z | later | seeds | measure | step: median (least) | at the end: mean [95 %] |';
	return [head, `|${' --- |'.repeat(11)}`, ...lines].join('\n');
}
