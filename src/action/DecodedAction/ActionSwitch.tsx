import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { useConfig } from '../../state/configStore';
import { useShownAction } from '../../state/useShownAction';
import { Segmented } from '../../ui/Segmented';
import styles from './ActionSwitch.module.css';

const ActionCombobox = latePart(() => import('../ActionPicker/ActionCombobox'));

/** More actions than this do not fit beside each other. */
const MOST_SEGMENTS = 6;

/** More actions than this are not found by looking through a list. */
const MOST_LISTED = 12;

/** Chooses the discrete action that the decoder is conditioned on. */
export function ActionSwitch() {
	const { t } = useTranslation('decoded');
	const { environment, action } = useShownAction();
	const chosen = useMemo(() => new Set([action]), [action]);
	const choose = (picked: number) => useConfig.getState().moveProbe({ action: picked });
	const count = environment.actions.length;
	if (count > MOST_LISTED) {
		return (
			<PartBoundary fallback={<div className={styles.room} />}>
				<ActionCombobox
					key={environment.id}
					environment={environment}
					label={t('discreteAction')}
					chosen={chosen}
					onPick={choose}
				/>
			</PartBoundary>
		);
	}
	const names = environment.actions.map(({ name }) => localized(name));
	if (count <= MOST_SEGMENTS) {
		return (
			<Segmented
				wide
				label={t('discreteAction')}
				options={names.map((label, value) => ({ value, label }))}
				value={action}
				onChange={choose}
			/>
		);
	}
	return (
		<select
			className={styles.select}
			aria-label={t('discreteAction')}
			value={action}
			onChange={(event) => choose(Number(event.target.value))}
		>
			{names.map((name, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: an action is its index
				<option key={index} value={index}>
					{name}
				</option>
			))}
		</select>
	);
}
