import { useTranslation } from 'react-i18next';
import type { Environment } from '../../environments/Environment';
import { localized } from '../../i18n';
import { NumberField } from '../Controls/NumberField';
import styles from './Advanced.module.css';
import { changeModel } from './pendingStore';
import { SettingRow } from './SettingRow';

/** Up to so many actions are listed by name; of more, a person gives the first and the last. */
const MOST_LISTED = 16;

interface ActionChoiceProps {
	readonly environment: Environment;
	/** The choice, ascending; null for all. */
	readonly actions: readonly number[] | null;
	/** The choice that the data at hand were collected with. */
	readonly present: readonly number[] | null;
}

/** Takes a choice; that of every action is none. */
function choose(environment: Environment, actions: readonly number[]): void {
	changeModel({ data: { actions: actions.length === environment.actions.length ? null : [...actions] } });
}

/** The discrete actions that the data have. */
export function ActionChoice({ environment, actions, present }: ActionChoiceProps) {
	const { t } = useTranslation('controls');
	const waiting = JSON.stringify(actions) !== JSON.stringify(present);
	const count = environment.actions.length;
	const chosen = actions ?? Array.from({ length: count }, (_, action) => action);
	if (count > MOST_LISTED) {
		const first = chosen[0];
		const last = chosen[chosen.length - 1];
		const take = (from: number, to: number) =>
			choose(
				environment,
				Array.from({ length: to - from + 1 }, (_, i) => from + i),
			);
		return (
			<>
				<SettingRow label={t('firstAction')} waiting={waiting}>
					<NumberField
						label={t('firstAction')}
						value={first}
						limits={{ min: 0, max: last }}
						integer
						onCommit={(typed) => take(typed, last)}
					/>
				</SettingRow>
				<SettingRow label={t('lastAction')} waiting={waiting}>
					<NumberField
						label={t('lastAction')}
						value={last}
						limits={{ min: first, max: count - 1 }}
						integer
						onCommit={(typed) => take(first, typed)}
					/>
				</SettingRow>
			</>
		);
	}
	return (
		<fieldset className={styles.choice} data-waiting={waiting || undefined}>
			<legend className={styles.rowLabel}>{t('dataActions')}</legend>
			{environment.actions.map((action, index) => {
				const taken = chosen.includes(index);
				return (
					<label key={action.id} className={styles.check}>
						<input
							type="checkbox"
							checked={taken}
							// One action at least stays.
							disabled={taken && chosen.length === 1}
							onChange={() =>
								choose(
									environment,
									taken ? chosen.filter((other) => other !== index) : [...chosen, index].sort((a, b) => a - b),
								)
							}
						/>
						{localized(action.name)}
					</label>
				);
			})}
		</fieldset>
	);
}
