import { Copy, Download, Upload, X } from 'lucide-react';
import { type RefObject, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Header.module.css';
import { downloadManifest, takeManifestFile } from './manifestFile';

/** What became of the last try to copy. */
export type CopyState = 'idle' | 'copied' | 'failed';

interface ShareDialogProps {
	readonly dialog: RefObject<HTMLDialogElement | null>;
	readonly link: string;
	readonly copyState: CopyState;
	readonly onCopy: () => void;
}

/** The link of the present configuration, and the same as a file. */
export function ShareDialog({ dialog, link, copyState, onCopy }: ShareDialogProps) {
	const { t } = useTranslation('header');
	const title = useId();
	const field = useRef<HTMLInputElement>(null);
	const file = useRef<HTMLInputElement>(null);
	const close = () => dialog.current?.close();

	async function takeFile(chosen: File | undefined): Promise<void> {
		if (!chosen) return;
		await takeManifestFile(chosen);
		close();
	}

	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog; the click is on its backdrop.
		<dialog
			ref={dialog}
			className={styles.dialog}
			aria-labelledby={title}
			onClick={(event) => {
				if (event.target === event.currentTarget) close();
			}}
		>
			<div className={styles.dialogBody}>
				<header className={styles.dialogHead}>
					<h2 id={title}>{t('shareTitle')}</h2>
					<button type="button" className={styles.iconButton} aria-label={t('close')} onClick={close}>
						<X size={16} aria-hidden="true" />
					</button>
				</header>
				<p className={styles.explanation}>{t('shareExplain')}</p>
				<div className={styles.linkRow}>
					<input
						ref={field}
						className={styles.linkField}
						readOnly
						aria-label={t('shareLink')}
						value={link}
						onFocus={(event) => event.target.select()}
					/>
					<button type="button" className="button" onClick={onCopy}>
						<Copy size={14} aria-hidden="true" /> {t('copy')}
					</button>
				</div>
				<p className={styles.copyState} role="status" data-state={copyState}>
					{copyState === 'copied' && t('copied')}
					{copyState === 'failed' && t('copyFailed')}
				</p>
				<h3 className={styles.dialogSection}>{t('manifest')}</h3>
				<p className={styles.explanation}>{t('manifestExplain')}</p>
				<div className={styles.manifestRow}>
					<button type="button" className="button" onClick={downloadManifest}>
						<Download size={14} aria-hidden="true" /> {t('manifestDownload')}
					</button>
					<button type="button" className="button" onClick={() => file.current?.click()}>
						<Upload size={14} aria-hidden="true" /> {t('manifestUpload')}
					</button>
					<input
						ref={file}
						type="file"
						accept="application/json,.json"
						hidden
						data-testid="manifest-file"
						onChange={(event) => {
							void takeFile(event.target.files?.[0]);
							event.target.value = '';
						}}
					/>
				</div>
			</div>
		</dialog>
	);
}
