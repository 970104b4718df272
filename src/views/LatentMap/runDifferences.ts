/** What tells the two runs apart: everything in which their settings differ, for the titles of the maps. */
import type { RunSettings } from '../../model/settings';

export type RunSetting = keyof RunSettings;

/** In the order in which the titles name them. */
const SETTINGS: readonly RunSetting[] = [
	'klWeight',
	'parameterWeight',
	'stateWeight',
	'learningRate',
	'schedule',
	'optimizer',
];

/** The settings in which two runs differ. */
export function runDifferences(a: RunSettings, b: RunSettings): RunSetting[] {
	return SETTINGS.filter((setting) => {
		if (setting !== 'schedule') return a[setting] !== b[setting];
		const [one, other] = [a.schedule, b.schedule];
		if (one.kind === 'constant' || other.kind === 'constant') return one.kind !== other.kind;
		return one.kind !== other.kind || one.every !== other.every || one.factor !== other.factor;
	});
}
