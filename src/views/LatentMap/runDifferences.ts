/** What tells the two runs apart: everything in which their settings differ, for the titles of the maps. */
import type { RunSettings } from '../../model/settings';

export type RunSetting = keyof RunSettings;

/** In the order in which the titles name them. */
const SETTINGS: readonly RunSetting[] = [
	'klWeight',
	'klSchedule',
	'parameterWeight',
	'stateWeight',
	'learningRate',
	'schedule',
	'optimizer',
];

/** The settings in which two runs differ. */
export function runDifferences(a: RunSettings, b: RunSettings): RunSetting[] {
	return SETTINGS.filter((setting) => JSON.stringify(a[setting]) !== JSON.stringify(b[setting]));
}
