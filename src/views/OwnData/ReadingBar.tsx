import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FILE_TEXTS } from '../../i18n/partTexts';
import { usePendingTable } from '../../state/opening/pendingTable';
import styles from './ReadingBar.module.css';

/** Texts that load with it. @late */
export const texts = [FILE_TEXTS];

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
