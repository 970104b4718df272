import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionGroups, Environment } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatCount } from '../../i18n/formatNumber';
import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { tip } from '../../ui/tip';
import styles from './Advanced.module.css';
import { changeModel } from './pendingStore';

const ActionCombobox = latePart(() => import('../../action/ActionPicker/ActionCombobox'));

/** Up to so many actions are listed by name; more are searched, and chosen by group. */
const MOST_LISTED = 12;

interface ActionChoiceProps {
	readonly environment: Environment;
	/** The choice, ascending; null for all. */
	readonly actions: readonly number[] | null;
	/** The choice that the data at hand were collected with. */
	readonly present: readonly number[] | null;
}

/** Sets a choice; choosing every action means no restriction. At least one action stays chosen. */
function choose(environment: Environment, chosen: ReadonlySet<number>): void {
	if (chosen.size === 0) return;
	const all = chosen.size === environment.actions.length;
	changeModel({ data: { actions: all ? null : [...chosen].sort((a, b) => a - b) } });
}

/** The discrete actions that the data have. */
export function ActionChoice({ environment, actions, present }: ActionChoiceProps) {
	const { t } = useTranslation('controls');
	const waiting = JSON.stringify(actions) !== JSON.stringify(present);
	const count = environment.actions.length;
	const chosen = useMemo(
		() => new Set(actions ?? Array.from({ length: count }, (_, action) => action)),
		[actions, count],
	);

	function toggle(action: number): void {
		const next = new Set(chosen);
		if (!next.delete(action)) next.add(action);
		choose(environment, next);
	}

	return (
		<fieldset className={styles.choice} data-waiting={waiting || undefined}>
			<legend className={styles.rowLabel}>{t('dataActions')}</legend>
			{count > MOST_LISTED ? (
				<>
					<p className={styles.taken} data-testid="data-actions-taken">
						{t('actionsTaken', { taken: formatCount(chosen.size), count: formatCount(count) })}
						{actions && (
							<button type="button" className="button" onClick={() => changeModel({ data: { actions: null } })}>
								{t('actionsAll')}
							</button>
						)}
					</p>
					{environment.actionGroups && (
						<GroupBoxes environment={environment} groups={environment.actionGroups} chosen={chosen} />
					)}
					<PartBoundary>
						<ActionCombobox
							key={environment.id}
							environment={environment}
							label={t('actionsSearch')}
							chosen={chosen}
							onPick={toggle}
							multiple
						/>
					</PartBoundary>
				</>
			) : (
				environment.actions.map((action, index) => (
					<label key={action.id} className={styles.check}>
						<input
							type="checkbox"
							checked={chosen.has(index)}
							disabled={chosen.has(index) && chosen.size === 1}
							onChange={() => toggle(index)}
						/>
						{localized(action.name)}
					</label>
				))
			)}
		</fieldset>
	);
}

interface GroupBoxesProps {
	readonly environment: Environment;
	readonly groups: ActionGroups;
	readonly chosen: ReadonlySet<number>;
}

/** A box for every group: all of its actions, some, or none. */
function GroupBoxes({ environment, groups, chosen }: GroupBoxesProps) {
	const { t } = useTranslation('controls');
	const members = useMemo(() => {
		const lists = groups.names.map((): number[] => []);
		for (const action of environment.actions.keys()) lists[groups.of(action)].push(action);
		return lists;
	}, [environment, groups]);

	function take(group: number, wanted: boolean): void {
		const next = new Set(chosen);
		for (const action of members[group]) {
			if (wanted) next.add(action);
			else next.delete(action);
		}
		choose(environment, next);
	}

	return (
		<div className={styles.groupBoxes}>
			{groups.names.map((name, group) => {
				const taken = members[group].filter((action) => chosen.has(action)).length;
				const all = taken === members[group].length;
				const count = t('actionsTaken', { taken: formatCount(taken), count: formatCount(members[group].length) });
				return (
					<label key={name.en} className={styles.check} {...tip(count)}>
						<input
							type="checkbox"
							ref={(box) => {
								if (box) box.indeterminate = taken > 0 && !all;
							}}
							checked={all}
							disabled={taken === chosen.size}
							onChange={() => take(group, !all)}
						/>
						{localized(name)}
						<span className={styles.share}>{formatCount(taken)}</span>
					</label>
				);
			})}
		</div>
	);
}
