import { Download, History, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import ClassBetLink from '../../classBet/ClassBetLink';
import { BET_TEXTS, FIGURE_TEXTS, FILE_TEXTS } from '../../i18n/partTexts';
import { agentsInLink, presentLink } from '../../state/presentLink';
import { CopiedLink } from '../../ui/CopiedLink';
import { Dialog, useModal } from '../../ui/Dialog';
import { tip } from '../../ui/tip';
import { ExportDialog } from './ExportDialog';
import { downloadManifest, downloadTraining, takeFiles } from './files';
import { KeptDialog } from './KeptDialog';
import styles from './ShareDialog.module.css';

/** Texts that load with it. @late */
export const texts = [FILE_TEXTS, FIGURE_TEXTS, BET_TEXTS];

/** Another dialog in place of this one. */
type Part = 'export' | 'kept';

interface ShareDialogProps {
	readonly onClose: () => void;
}

/** The link of the present configuration, copied when the dialog opens, and the same as a file. */
export default function ShareDialog({ onClose }: ShareDialogProps) {
	const { t } = useTranslation('header');
	const [part, setPart] = useState<Part | null>(null);
	const modal = useModal();
	const [link] = useState(presentLink);
	const [ofAgents] = useState(() => agentsInLink().is);
	const [nothingYet, setNothingYet] = useState(false);

	if (part === 'export') return <ExportDialog onClose={onClose} />;
	if (part === 'kept') return <KeptDialog onClose={onClose} />;
	return (
		<Dialog modal={modal} title={t('shareTitle')} onClose={onClose}>
			<p className={styles.explanation}>
				{t('shareExplain')} {ofAgents === 'written' && t('shareAgents')}
				{ofAgents === 'branch' && t('shareBranch')}
				{ofAgents === 'opened' && t('shareOpened')}
			</p>
			<CopiedLink
				atOnce
				link={link}
				label={t('shareLink')}
				copy={t('copy')}
				copied={t('copied')}
				failed={t('copyFailed')}
			/>
			<h3 className={styles.dialogSection}>{t('manifest')}</h3>
			<p className={styles.explanation}>{t('manifestExplain')}</p>
			<Files onPart={setPart} onNothing={setNothingYet} onTaken={modal.close} />
			<p className={styles.copyState} role="status">
				{nothingYet && t('checkpointNone')}
			</p>
		</Dialog>
	);
}

interface FilesProps {
	readonly onPart: (part: Part) => void;
	/** Whether a training was asked for and there is none yet. */
	readonly onNothing: (nothing: boolean) => void;
	/** A file has been opened. */
	readonly onTaken: () => void;
}

/** Settings and trainings as files, out and in. */
function Files({ onPart, onNothing, onTaken }: FilesProps) {
	const { t } = useTranslation('header');
	const { t: files } = useTranslation('files');
	const { t: kept } = useTranslation('kept');
	const file = useRef<HTMLInputElement>(null);

	async function take(chosen: readonly File[]): Promise<void> {
		if (chosen.length === 0) return;
		await takeFiles(chosen);
		onTaken();
	}

	return (
		<div className={styles.manifestRow}>
			<button type="button" className="button" onClick={downloadManifest}>
				<Download size={14} aria-hidden="true" /> {t('manifestDownload')}
			</button>
			<button type="button" className="button" onClick={() => file.current?.click()}>
				<Upload size={14} aria-hidden="true" /> {t('manifestUpload')}
			</button>
			<button
				type="button"
				className="button"
				data-testid="download-training"
				{...tip(t('checkpointTitle'))}
				onClick={() => onNothing(!downloadTraining())}
			>
				<Download size={14} aria-hidden="true" /> {t('checkpointDownload')}
			</button>
			<button
				type="button"
				className="button"
				data-testid="export"
				aria-haspopup="dialog"
				onClick={() => onPart('export')}
			>
				<Download size={14} aria-hidden="true" /> {files('exportOpen')}
			</button>
			<button type="button" className="button" data-testid="kept" aria-haspopup="dialog" onClick={() => onPart('kept')}>
				<History size={14} aria-hidden="true" /> {kept('open')}
			</button>
			<ClassBetLink />
			<input
				ref={file}
				type="file"
				multiple
				hidden
				data-testid="manifest-file"
				onChange={(event) => {
					void take(Array.from(event.target.files ?? []));
					event.target.value = '';
				}}
			/>
		</div>
	);
}
