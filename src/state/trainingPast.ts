/**
 * The past of a training, as plain data in the header of a checkpoint: its losses, thinned, those on the test split, and
 * what it was trained with and by which engine. Numbers are base64 of little-endian float32.
 */

import { type EngineChange, EngineHistory, MOST_ENGINE_CHANGES } from '../lab/EngineHistory';
import { LossHistory } from '../lab/LossHistory';
import { MOST_CHANGES, SettingsHistory } from '../lab/SettingsHistory';
import { MOST_POINTS, TestLossHistory } from '../lab/TestLossHistory';
import { LOSS_TERMS } from '../model/settings';
import { TermTable } from '../model/TermTable';
import { ENGINE_IDS } from '../training/Trainer';
import { parseRun } from './config/parseConfig';

/** Entries that a file has at most: a chart is hardly wider, and a file of the smallest model grows by a third. */
const MOST_ENTRIES = 512;

/** What a header holds. */
export interface TrainingPast {
	/** Steps before the first that is known. */
	readonly start: number;
	/** Steps that one entry is the mean of. */
	readonly stride: number;
	/** Entries × 2 × R × 3: the raw terms of every run (state, parameters, KL), then the weighted ones. */
	readonly losses: string;
	/** Steps after the last entry, and 2 × R × 3 sums over them. */
	readonly pending: number;
	readonly sums: string;
	/** The settings of every run from which step on. */
	readonly settings: readonly { readonly step: number; readonly runs: readonly unknown[] }[];
	/** Which engine from which step on; left out in files that were written before it was kept. */
	readonly engines?: readonly EngineChange[];
	/** Points × R × 3 raw terms on the test split, and the step of each point. */
	readonly test: { readonly steps: readonly number[]; readonly losses: string };
}

/** Writes the past of a training up to a step. */
export function writePast(history: LossHistory, step: number): TrainingPast {
	const all = Array.from({ length: history.runs }, (_, run) => run);
	const kept = history.pick(all);
	kept.truncate(step);
	kept.thin(MOST_ENTRIES);
	const { start, stride, values, pending, sums } = kept.parts();
	const points = Array.from({ length: kept.test.length }, (_, point) => point);
	const terms = TermTable.zeros(points.length, kept.runs);
	for (const point of points)
		for (const run of all)
			for (const term of LOSS_TERMS) terms.put(point, run, term, kept.test.value(point, run, term));
	return {
		start,
		stride,
		losses: toBase64(values),
		pending,
		sums: toBase64(Float32Array.from(sums)),
		settings: kept.settings.changes,
		engines: kept.engines.changes,
		test: { steps: points.map((point) => kept.test.step(point)), losses: toBase64(terms.values) },
	};
}

/**
 * Reads the past of a training from an unknown value.
 * @param runs R, which the training has
 * @param step that the training stands at
 * @throws with the reason in plain English when it is none
 */
export function readPast(value: unknown, runs: number, step: number): LossHistory {
	const damaged = () => new Error('the past of the training is damaged');
	if (typeof value !== 'object' || value === null) throw damaged();
	const { start, stride, losses, pending, sums, settings, engines, test } = value as Partial<TrainingPast>;
	const width = TermTable.size(1, 2 * runs);
	if (!isWhole(start, 0) || !isWhole(stride, 1) || !isWhole(pending, 0) || pending >= stride) throw damaged();
	const values = fromBase64(losses);
	const partial = fromBase64(sums);
	const entries = (values?.length ?? Number.NaN) / width;
	if (!values || !partial || !isWhole(entries, 0) || entries > MOST_ENTRIES || partial.length !== width)
		throw damaged();
	if (start + entries * stride + pending !== step) throw damaged();
	// An unknown weight gives a weighted term of NaN; a raw term is always a number.
	const isWrong = (term: number, run: number) => !(Number.isFinite(term) || (Number.isNaN(term) && run >= runs));
	if (new TermTable(values, 2 * runs).runWhere(isWrong) >= 0) throw damaged();
	const parts = { start, stride, values, pending, sums: Float64Array.from(partial) };
	const known = readSettings(settings, runs, step);
	const points = readTest(test, runs, step);
	const who = engines === undefined ? new EngineHistory() : readEngines(engines, step);
	if (!known || !points || !who) throw damaged();
	return LossHistory.of(runs, parts, known, points, who);
}

function readSettings(value: unknown, runs: number, step: number): SettingsHistory | null {
	if (!Array.isArray(value) || value.length > MOST_CHANGES) return null;
	const history = new SettingsHistory();
	let before = 0;
	for (const change of value as Partial<TrainingPast['settings'][number]>[]) {
		if (!isWhole(change?.step, before + 1) || change.step > step) return null;
		if (!Array.isArray(change.runs) || change.runs.length !== runs) return null;
		const parsed = change.runs.map(parseRun).filter((run) => run !== null);
		if (parsed.length !== runs) return null;
		history.append({ step: change.step, runs: parsed });
		before = change.step;
	}
	return history;
}

function readEngines(value: unknown, step: number): EngineHistory | null {
	if (!Array.isArray(value) || value.length > MOST_ENGINE_CHANGES) return null;
	const history = new EngineHistory();
	let before = 0;
	for (const change of value as Partial<EngineChange>[]) {
		if (!isWhole(change?.step, before + 1) || change.step > step) return null;
		const { engine } = change;
		if (engine !== null && (engine === undefined || !ENGINE_IDS.includes(engine))) return null;
		history.append(change.step, engine);
		before = change.step;
	}
	return history;
}

function readTest(
	value: Partial<TrainingPast['test']> | undefined,
	runs: number,
	step: number,
): TestLossHistory | null {
	const values = fromBase64(value?.losses);
	const steps = value?.steps;
	if (!Array.isArray(steps) || steps.length > MOST_POINTS) return null;
	if (values?.length !== TermTable.size(steps.length, runs) || !values.every(Number.isFinite)) return null;
	const terms = new TermTable(values, runs);
	const history = new TestLossHistory(runs);
	for (const [point, at] of steps.entries()) {
		if (!isWhole(at, point > 0 ? steps[point - 1] + 1 : 0) || at > step) return null;
		history.append(at, terms.row(point));
	}
	return history;
}

function isWhole(value: unknown, least: number): value is number {
	return Number.isSafeInteger(value) && (value as number) >= least;
}

function toBase64(numbers: Float32Array): string {
	const view = new DataView(new ArrayBuffer(4 * numbers.length));
	numbers.forEach((number, i) => {
		view.setFloat32(4 * i, number, true);
	});
	return btoa(Array.from(new Uint8Array(view.buffer), (byte) => String.fromCharCode(byte)).join(''));
}

/** @returns null for what is no base64 of whole numbers of four bytes */
function fromBase64(text: unknown): Float32Array | null {
	if (typeof text !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
	const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
	if (bytes.length % 4 !== 0) return null;
	const view = new DataView(bytes.buffer);
	return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
}
