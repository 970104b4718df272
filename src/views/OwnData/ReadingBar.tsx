import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { addFileTexts } from '../../i18n/fileTexts';
import { usePendingTable } from '../../state/opening/pendingTable';
import styles from './ReadingBar.module.css';

addFileTexts();

/** How far a large file has been read. */
export default function ReadingBar() {
	const { t } = useTranslation('ownData');
	const reading = usePendingTable((state) => state.reading);
	const label = useId();
	if (!reading) return null;
	return (
		<div className={styles.bar} data-testid="reading-file">
			<span id={label}>{t('reading', { name: reading.name })}</span>
			<progress aria-labelledby={label} max={1} value={reading.share} />
		</div>
	);
}
