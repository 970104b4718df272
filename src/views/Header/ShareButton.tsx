import { Share2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { useTarget } from '../../ui/useTarget';
import styles from './Header.module.css';

/** Seldom opened, so it is loaded when it is. */
const ShareDialog = latePart(() => import('./ShareDialog'));

/** Opens the dialog with the link, which copies it at once. */
export function ShareButton() {
	const { t } = useTranslation('header');
	const target = useTarget('share');
	const [open, setOpen] = useState(false);
	/** Presses: each one asks anew for a dialog that did not come. */
	const [asked, setAsked] = useState(0);
	return (
		<>
			<button
				type="button"
				className={styles.pill}
				aria-label={t('share')}
				aria-haspopup="dialog"
				data-testid="share"
				onClick={() => {
					setOpen(true);
					setAsked(asked + 1);
				}}
				{...target.control}
			>
				<Share2 size={14} aria-hidden="true" /> <span className={styles.shareText}>{t('share')}</span>
			</button>
			{open && (
				<PartBoundary key={asked}>
					<ShareDialog onClose={() => setOpen(false)} />
				</PartBoundary>
			)}
		</>
	);
}
