/**
 * How far a training came and under which settings, short enough for a link: whoever opens it can train to the same
 * frame. What comes from outside is checked here, with the limits of the one schema.
 */

import { sameRuns } from '../lab/SettingsHistory';
import type { RunSettings } from '../model/settings';
import type { SettingsChange } from '../training/protocol';
import { LIMITS } from './config/limits';
import { parseRun } from './config/parseConfig';
import type { ConfigIssue } from './config/rules';
import type { Config } from './config/schema';

/** Changes on the way that a link carries; with more it has the present settings alone. */
const MOST_CHANGES = 24;

/** An engine's id in any version of the page: a later one may have engines that this one does not know. */
const ENGINE_ID = /^[a-z0-9-]{1,24}$/;

/** Characters of a fault that are told. */
const RECEIVED_LENGTH = 40;

export interface TrainedState {
	/** Steps taken; 0 for none. */
	readonly step: number;
	/** Id of the engine class that took them. */
	readonly engine: string;
	/**
	 * What the runs were trained with from which step on, the first from step 1; null if the settings changed too often
	 * for a link, or are unknown.
	 */
	readonly changes: readonly SettingsChange[] | null;
}

/** What a link says of it: a run that is set as it is now is left out. */
export interface WrittenState {
	readonly step: number;
	readonly engine: string;
	/** Left out where every step had the present settings; null where the changes are not told. */
	readonly changes?: readonly (readonly [step: number, ...runs: (Partial<RunSettings> | 0)[]])[] | null;
}

/** @returns undefined where nothing was trained, or more than any page would train to */
export function writeTrained({ step, engine, changes }: TrainedState, { runs }: Config): WrittenState | undefined {
	if (step === 0 || step > LIMITS.stopAt.max) return undefined;
	if (changes?.[0]?.step !== 1 || changes.length > MOST_CHANGES) return { step, engine, changes: null };
	if (changes.length === 1 && sameRuns(changes[0].runs, runs)) return { step, engine };
	return {
		step,
		engine,
		changes: changes.map((change) => [change.step, ...change.runs.map((run, i) => differing(runs[i], run))] as const),
	};
}

/** The settings of a run that are not those of another; 0 for none. */
function differing(base: RunSettings, run: RunSettings): Partial<RunSettings> | 0 {
	const entries = Object.entries(run).filter(
		([setting, value]) => JSON.stringify(value) !== JSON.stringify(base[setting as keyof RunSettings]),
	);
	return entries.length > 0 ? Object.fromEntries(entries) : 0;
}

/** Says that a state is none that a page has written, in the form of a fault of the configuration. */
export function trainedIssue(value: unknown): ConfigIssue {
	const received = (JSON.stringify(value) ?? 'undefined').slice(0, RECEIVED_LENGTH);
	return { path: 'trained', received, expected: 'the step, the engine and the changes of a training' };
}

/** Reads what a link says; null for what no page has written. */
export function readTrained(value: unknown, { runs }: Config): TrainedState | null {
	if (typeof value !== 'object' || value === null) return null;
	const { step, engine, changes, ...rest } = value as Partial<Record<keyof WrittenState, unknown>>;
	if (Object.keys(rest).length > 0 || !isStep(step, LIMITS.stopAt.max)) return null;
	if (typeof engine !== 'string' || !ENGINE_ID.test(engine)) return null;
	if (changes === null) return { step, engine, changes: null };
	if (changes === undefined) return { step, engine, changes: [{ step: 1, runs }] };
	if (!Array.isArray(changes) || changes.length === 0 || changes.length > MOST_CHANGES) return null;
	const read: SettingsChange[] = [];
	for (const change of changes as unknown[]) {
		if (!Array.isArray(change) || change.length !== 1 + runs.length || !isStep(change[0], step)) return null;
		const before = read[read.length - 1]?.step ?? 0;
		if (change[0] <= before || (before === 0 && change[0] !== 1)) return null;
		const all = runs.map((run, i) => runOf(run, change[1 + i])).filter((run) => run !== null);
		if (all.length !== runs.length) return null;
		read.push({ step: change[0], runs: all });
	}
	return { step, engine, changes: read };
}

function runOf(base: Config['runs'][0], patch: unknown): Config['runs'][0] | null {
	if (patch === 0) return base;
	return typeof patch === 'object' && patch !== null && !Array.isArray(patch) ? parseRun({ ...base, ...patch }) : null;
}

function isStep(value: unknown, most: number): value is number {
	return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;
}
