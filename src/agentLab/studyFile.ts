/**
 * The results of a study (`results.csv` of `npm run study`), read as hostile: size, lines and every number are bounded.
 * Agents that differ in their seed alone are a group.
 */
import type { CurvePoint } from '../agent/protocol';
import { ENVIRONMENTS } from '../environments/registry';

/** Bytes that are read at all: 1,000 trainings with 600 evaluations each have about as many. */
export const MOST_STUDY_BYTES = 100 * 2 ** 20;

/** Most groups that are shown; more lines cannot be distinguished. */
const MOST_GROUPS = 200;

const COLUMNS =
	'world,preset,kl_weight,relabelling,box,optimizer,latent_dim,later_training,seed,environment_step,episodes,mean_return,return_low,return_high,success_rate,success_low,success_high,mean_length'.split(
		',',
	);

/** A column that results did not have before there was a choice, and what it was then. */
const ADDED_LATER = { name: 'later_training', cell: '1' } as const;
const FORMER_COLUMNS = COLUMNS.filter((name) => name !== ADDED_LATER.name);

/** What a group's agents have in common, each as the file has it. */
export interface StudiedSettings {
	readonly world: string;
	readonly preset: string;
	readonly klWeight: number;
	readonly relabelling: string;
	readonly box: number;
	readonly optimizer: string;
	readonly latentDim: number;
	/** 1 where the representation is trained on while the agent learns, else 0. */
	readonly laterTraining: number;
}

/** Agents of one world and setting. */
export interface StudyGroup {
	readonly settings: StudiedSettings;
	/** Ascending; one curve each. */
	readonly seeds: readonly number[];
	readonly curves: readonly (readonly CurvePoint[])[];
}

export type ReadStudy =
	| { readonly ok: true; readonly groups: readonly StudyGroup[] }
	/** `other`: no results of a study. `line`: the number of the first line that is none. */
	| { readonly ok: false; readonly fault: 'other' | 'tooMany' }
	| { readonly ok: false; readonly fault: 'line'; readonly line: number };

const WORDS = {
	world: ENVIRONMENTS.map(({ id }) => id) as readonly string[],
	preset: ['teaching', 'published'] as readonly string[],
	relabelling: ['published', 'corrected', 'off'] as readonly string[],
	optimizer: ['kept', 'rebuilt'] as readonly string[],
};

interface Row {
	readonly settings: StudiedSettings;
	readonly seed: number;
	readonly point: CurvePoint;
}

/** One evaluation; null where the line is none. @param columns that the file has */
function readRow(line: string, columns: readonly string[]): Row | null {
	const cells = line.split(',');
	if (cells.length !== columns.length) return null;
	if (columns === FORMER_COLUMNS) cells.splice(COLUMNS.indexOf(ADDED_LATER.name), 0, ADDED_LATER.cell);
	const [world, preset, klWeight, relabelling, box, optimizer, latentDim, laterTraining, seed, ...numbers] = cells;
	const words = { world, preset, relabelling, optimizer };
	if (Object.entries(words).some(([name, word]) => !WORDS[name as keyof typeof WORDS].includes(word))) return null;
	const [step, episodes, meanReturn, returnLow, returnHigh, rate, rateLow, rateHigh, length] = numbers;
	const required = [klWeight, box, latentDim, laterTraining, seed, step, episodes, meanReturn, length];
	if (required.some((cell) => cell === '') || [...required, ...numbers].some((cell) => !Number.isFinite(Number(cell))))
		return null;
	const interval = (low: string, high: string) =>
		low === '' || high === '' ? null : { low: Number(low), high: Number(high) };
	return {
		settings: {
			...words,
			klWeight: Number(klWeight),
			box: Number(box),
			latentDim: Number(latentDim),
			laterTraining: Number(laterTraining),
		},
		seed: Number(seed),
		point: {
			environmentStep: Number(step),
			episodes: Number(episodes),
			meanReturn: Number(meanReturn),
			returnInterval: interval(returnLow, returnHigh),
			successRate: rate === '' ? null : Number(rate),
			successInterval: interval(rateLow, rateHigh),
			meanLength: Number(length),
		},
	};
}

/** The groups of a study, in the order of the file. Never throws. */
export function readStudyResults(text: string): ReadStudy {
	const [head, ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/);
	const columns = [COLUMNS, FORMER_COLUMNS].find((names) => names.join(',') === head.trim());
	if (!columns) return { ok: false, fault: 'other' };
	const groups = new Map<string, { settings: StudiedSettings; seeds: Map<number, CurvePoint[]> }>();
	for (const [index, line] of lines.entries()) {
		if (line === '') continue;
		const row = readRow(line, columns);
		if (!row) return { ok: false, fault: 'line', line: index + 2 };
		const key = JSON.stringify(row.settings);
		const group = groups.get(key) ?? { settings: row.settings, seeds: new Map() };
		if (groups.size >= MOST_GROUPS && !groups.has(key)) return { ok: false, fault: 'tooMany' };
		groups.set(key, group);
		const curve = group.seeds.get(row.seed) ?? [];
		const last = curve[curve.length - 1];
		if (last && row.point.environmentStep <= last.environmentStep) return { ok: false, fault: 'line', line: index + 2 };
		curve.push(row.point);
		group.seeds.set(row.seed, curve);
	}
	if (groups.size === 0) return { ok: false, fault: 'other' };
	return {
		ok: true,
		groups: [...groups.values()].map(({ settings, seeds }) => {
			const ascending = [...seeds].sort(([a], [b]) => a - b);
			return { settings, seeds: ascending.map(([seed]) => seed), curves: ascending.map(([, curve]) => curve) };
		}),
	};
}

/** The settings in which the groups differ, in the order of the columns; the world aside. */
export function varied(groups: readonly StudyGroup[]): (keyof StudiedSettings)[] {
	const [first] = groups;
	if (!first) return [];
	const names = Object.keys(first.settings) as (keyof StudiedSettings)[];
	return names.filter(
		(name) => name !== 'world' && groups.some(({ settings }) => settings[name] !== first.settings[name]),
	);
}
