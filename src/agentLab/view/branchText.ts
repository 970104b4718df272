import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatCount, formatSetting } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { type AgentChoice, type AgentDifference, differences, LEARNING_NUMBERS } from '../choice';

/** {@link branchText} in the present language. */
export function useBranchText(choice: AgentChoice | null): string | null {
	const { t } = useTranslation('agent');
	return choice && branchText(t, choice);
}

/** What a training is a branch of, and what B has otherwise from there on; null where it is no branch. */
export function branchText(t: TFunction<'agent'>, choice: AgentChoice): string | null {
	if (!choice.branch) return null;
	const { branch, runs } = choice;
	const of = { step: formatCount(branch.step), run: RUN_NAMES[branch.of] };
	const changes = [
		...LEARNING_NUMBERS.flatMap((name) => {
			const value = branch.numbers[name];
			return value === undefined ? [] : [`${t(name)} ${formatSetting(value)}`];
		}),
		...differences(runs).map((name) => `${t(name)} ${differenceText(t, runs[1], name)}`),
	];
	return changes.length === 0 ? t('branchSame', of) : t('branchIs', { ...of, changes: changes.join(', ') });
}

/** What a run has of something that A and B can differ in. */
export function differenceText(t: TFunction<'agent'>, run: AgentDifference, name: keyof AgentDifference): string {
	if (name === 'hasBox') return run.hasBox ? '✓' : '–';
	if (name === 'relabelling') return t(`relabelling-${run.relabelling}`);
	return name === 'optimizer' ? t(`optimizer-${run.optimizer}`) : formatSetting(run[name]);
}
