import { useTranslation } from 'react-i18next';
import styles from './NoSimulator.module.css';

/** Shown in place of a scene where the world cannot be simulated. */
export function NoSimulator() {
	const { t } = useTranslation('world');
	return (
		<p className={styles.note} data-testid="no-simulator">
			{t('noSimulator')}
		</p>
	);
}
