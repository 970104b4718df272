import { useTranslation } from 'react-i18next';
import { useSession } from '../../state/sessionStore';
import styles from './parts.module.css';

/** Why an instrument has no numbers yet. */
export function Unmeasured() {
	const { t } = useTranslation('instruments');
	const recorded = useSession(({ phase }) => phase === 'recording');
	return <p className={styles.waiting}>{t(recorded ? 'recordedEnd' : 'waiting')}</p>;
}
