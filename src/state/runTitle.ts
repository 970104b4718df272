/** What the title of a run's map has to tell: what it was trained with where that tells the runs apart, and what is next. */
import { RUN_SETTINGS, type RunSetting, type RunSettings, sameSetting } from '../model/settings';
import type { SettingsChange } from '../training/protocol';

/** One setting of a run over its training. */
export interface SettingStory {
	readonly setting: RunSetting;
	/** What it was, one after another, no two neighbours the same; what is set now where nothing was trained. */
	readonly values: readonly RunSettings[];
	/** The first step with the last of them. */
	readonly since: number;
	/** What the next step has instead; null where it goes on. */
	readonly next: RunSettings | null;
}

export interface RunTitle {
	/** Both runs were trained alike at every step, and go on alike. */
	readonly equal: boolean;
	/** The settings in which the runs differ, at any step or next, or which changed, in the order in which they are named. */
	readonly stories: readonly SettingStory[];
}

/**
 * @param run 0 or 1
 * @param changes what both runs were trained with up to the frame; empty where nothing was, or nobody knows
 * @param present what both are set to
 */
export function runTitle(run: number, changes: readonly SettingsChange[], present: readonly RunSettings[]): RunTitle {
	const steps = changes.length > 0 ? changes.map(({ runs }) => runs) : [present];
	const all = [...steps, present];
	const varied = (of: readonly (readonly RunSettings[])[]) => (setting: RunSetting) =>
		of.flat().some((other) => !sameSetting(other, of[0][0], setting));
	const own = RUN_SETTINGS.filter(
		(setting) => varied(steps)(setting) || !sameSetting(steps[steps.length - 1][run], present[run], setting),
	);
	// A run that is as it was tells what the other one is about to leave.
	const told = own.length > 0 ? own : RUN_SETTINGS.filter(varied(all));
	return {
		equal: RUN_SETTINGS.every((setting) => all.every(([a, b]) => sameSetting(a, b, setting))),
		stories: told.map((setting) => storyOf(setting, run, changes, present[run])),
	};
}

function storyOf(
	setting: RunSetting,
	run: number,
	changes: readonly SettingsChange[],
	present: RunSettings,
): SettingStory {
	const values: RunSettings[] = [];
	let since = 1;
	for (const { step, runs } of changes) {
		const last = values[values.length - 1];
		if (last && sameSetting(last, runs[run], setting)) continue;
		values.push(runs[run]);
		since = step;
	}
	const last = values[values.length - 1];
	if (!last) return { setting, values: [present], since, next: null };
	return { setting, values, since, next: sameSetting(last, present, setting) ? null : present };
}
