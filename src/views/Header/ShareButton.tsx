import { Share2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Header.module.css';

/** Seldom opened, so it is loaded when it is. */
const ShareDialog = lazy(() => import('./ShareDialog'));

/** Opens the dialog with the link, which copies it at once. */
export function ShareButton() {
	const { t } = useTranslation('header');
	const [open, setOpen] = useState(false);
	return (
		<>
			<button
				type="button"
				className={styles.pill}
				aria-label={t('share')}
				aria-haspopup="dialog"
				data-testid="share"
				onClick={() => setOpen(true)}
			>
				<Share2 size={14} aria-hidden="true" /> <span className={styles.shareText}>{t('share')}</span>
			</button>
			<Suspense>{open && <ShareDialog onClose={() => setOpen(false)} />}</Suspense>
		</>
	);
}
