import { useTranslation } from 'react-i18next';
import styles from './parts.module.css';

/** Why an instrument has no numbers yet. */
export function Unmeasured() {
	const { t } = useTranslation('instruments');
	return <p className={styles.waiting}>{t('waiting')}</p>;
}
