/** The words for a setting of a run, and for what became of it. */
import type { TFunction } from 'i18next';
import { formatCount, formatSetting, formatWeight } from '../i18n/formatNumber';
import type { RunSetting, RunSettings } from '../model/settings';
import type { RunTitle, SettingStory } from './runTitle';

type Words = TFunction<'map'>;

/** A setting with its name in full, where it stands alone. */
function settingText(t: Words, setting: RunSetting, settings: RunSettings): string {
	switch (setting) {
		case 'klWeight':
		case 'stateWeight':
		case 'parameterWeight':
			return t(setting, { value: formatWeight(settings[setting]) });
		case 'learningRate':
			return t('learningRate', { value: formatSetting(settings.learningRate) });
		case 'optimizer':
			return t(settings.optimizer === 'kept' ? 'optimizerKept' : 'optimizerRebuilt');
		case 'schedule': {
			const { schedule } = settings;
			if (schedule.kind === 'constant') return t('scheduleConstant');
			if (schedule.kind === 'drawn') return t('scheduleDrawn');
			const values = { factor: formatSetting(schedule.factor), count: schedule.every };
			return t(schedule.kind === 'step' ? 'scheduleStep' : 'scheduleExponential', values);
		}
		case 'klSchedule': {
			const schedule = settings.klSchedule ?? { kind: 'constant' };
			if (schedule.kind === 'warmup') return t('klWarmup', { count: schedule.steps });
			if (schedule.kind === 'cyclic') return t('klCyclic', { every: formatCount(schedule.every) });
			return t(schedule.kind === 'drawn' ? 'klDrawn' : 'klConstant');
		}
	}
}

/** A setting by its shortest name, as in "w 0.1". */
function shortSettingText(t: Words, setting: RunSetting, settings: RunSettings): string {
	if (setting === 'klWeight') return t('klWeightShort', { value: formatSetting(settings.klWeight) });
	if (setting === 'stateWeight' || setting === 'parameterWeight')
		return t(setting, { value: formatSetting(settings[setting]) });
	return settingText(t, setting, settings);
}

/** Its value alone where it is a number, else what names it. */
function settingValue(t: Words, setting: RunSetting, settings: RunSettings): string {
	const value = settings[setting];
	return typeof value === 'number' ? formatSetting(value) : settingText(t, setting, settings);
}

/** A change of a setting, as in "w 0 → 0.1". @param between whether there were others between the two */
export function changeText(t: Words, setting: RunSetting, from: RunSettings, to: RunSettings, between = false): string {
	return [shortSettingText(t, setting, from), ...(between ? ['…'] : []), settingValue(t, setting, to)].join(' → ');
}

/** What a setting was at the steps before the frame: the last of them first. */
function trainedText(t: Words, { setting, values, since }: SettingStory, short: boolean): string {
	const last = (short ? shortSettingText : settingText)(t, setting, values[values.length - 1]);
	if (values.length === 1) return last;
	const before = [...(values.length > 2 ? ['…'] : []), settingValue(t, setting, values[values.length - 2])].join(' → ');
	return t('changedAt', { last, step: formatCount(since), before });
}

/**
 * The title of a run: in what it differs from the other.
 * @param known whether it is known what the steps before the frame were trained with
 */
export function titleText(t: Words, { equal, stories }: RunTitle, known: boolean): string {
	const changed = stories.filter(({ next }) => next !== null);
	const trained = stories
		.map((story) => trainedText(t, story, changed.length > 0))
		.join(changed.length > 0 ? t('and') : ' · ');
	const next = changed.map(({ setting, next }) =>
		(stories.length === 1 ? settingValue : shortSettingText)(t, setting, next as RunSettings),
	);
	const texts = [
		equal && t('equalSettings'),
		changed.length > 0 ? t('trainedAt', { trained, next: next.join(t('and')) }) : trained,
	];
	const text = texts.filter(Boolean).join(' · ');
	return known ? text : t('savedWith', { settings: text });
}
