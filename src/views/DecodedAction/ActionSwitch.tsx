import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import { useConfig } from '../../state/configStore';
import styles from './ActionSwitch.module.css';
import { Segmented } from './Segmented';
import { useShownAction } from './useShownAction';

/** More actions than this do not fit beside each other. */
const MOST_SEGMENTS = 6;

/** Chooses the discrete action that the decoder is conditioned on. */
export function ActionSwitch() {
	const { t } = useTranslation('decoded');
	const { environment, action } = useShownAction();
	const choose = (chosen: number) => useConfig.getState().update({ probe: { action: chosen } });
	const names = environment.actions.map(({ name }) => localized(name));
	if (names.length <= MOST_SEGMENTS) {
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
