import { useTranslation } from 'react-i18next';
import styles from './NoSimulator.module.css';

/** Stands where something would be played in a world of which there are only transitions. */
export function NoSimulator() {
	const { t } = useTranslation('world');
	return (
		<p className={styles.note} data-testid="no-simulator">
			{t('noSimulator')}
		</p>
	);
}
