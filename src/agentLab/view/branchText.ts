import { useTranslation } from 'react-i18next';
import { formatCount, formatSetting } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { type AgentChoice, type AgentDifference, differences, LEARNING_NUMBERS } from '../choice';

/** What a training is a branch of, and what B has otherwise from there on; null where it is no branch. */
export function useBranchText(choice: AgentChoice | null): string | null {
	const { t } = useTranslation('agent');
	if (!choice?.branch) return null;
	const { branch, runs } = choice;
	const of = { step: formatCount(branch.step), run: RUN_NAMES[branch.of] };
	const changes = [
		...LEARNING_NUMBERS.flatMap((name) => {
			const value = branch.numbers[name];
			return value === undefined ? [] : [`${t(name)} ${formatSetting(value)}`];
		}),
		...differences(runs).map((name) => `${t(name)} ${valueText(runs[1], name)}`),
	];
	return changes.length === 0 ? t('branchSame', of) : t('branchIs', { ...of, changes: changes.join(', ') });

	function valueText(run: AgentDifference, name: keyof AgentDifference): string {
		if (name === 'hasBox') return run.hasBox ? '✓' : '–';
		if (name === 'relabelling') return t(`relabelling-${run.relabelling}`);
		return name === 'optimizer' ? t(`optimizer-${run.optimizer}`) : formatSetting(run[name]);
	}
}
