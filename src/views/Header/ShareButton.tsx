import { Share2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConfig } from '../../state/configStore';
import { encodeConfig } from '../../state/shareLink';
import styles from './Header.module.css';
import { type CopyState, ShareDialog } from './ShareDialog';

/** The page's address with the present configuration. */
function presentLink(): string {
	const hash = encodeConfig(useConfig.getState().config);
	const { origin, pathname } = location;
	return `${origin}${pathname}${hash && `#${hash}`}`;
}

/** Copies the link at once and opens the dialog that shows it. */
export function ShareButton() {
	const { t } = useTranslation('header');
	const dialog = useRef<HTMLDialogElement>(null);
	const [link, setLink] = useState('');
	const [copyState, setCopyState] = useState<CopyState>('idle');

	async function copy(text: string): Promise<void> {
		try {
			await navigator.clipboard.writeText(text);
			setCopyState('copied');
		} catch {
			setCopyState('failed');
		}
	}

	function share(): void {
		const made = presentLink();
		setLink(made);
		setCopyState('idle');
		dialog.current?.showModal();
		void copy(made);
	}

	return (
		<>
			<button type="button" className={styles.pill} onClick={share} aria-label={t('share')} data-testid="share">
				<Share2 size={14} aria-hidden="true" /> <span className={styles.shareText}>{t('share')}</span>
			</button>
			<ShareDialog dialog={dialog} link={link} copyState={copyState} onCopy={() => void copy(link)} />
		</>
	);
}
