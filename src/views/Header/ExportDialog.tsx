import { Copy, Download, ImageDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../state/download';
import {
	EXPORTED_TABLES,
	type ExportName,
	exportFile,
	NothingToExport,
	presentSource,
} from '../../state/exporting/exportFile';
import { latestFrame } from '../../state/frames';
import { Dialog, useModal } from '../../ui/Dialog';
import styles from './ExportDialog.module.css';
import { bibtexOf } from './Figures/bibtex';
import FiguresDialog from './Figures/FiguresDialog';
import { presentMoment } from './Figures/figureCaption';
import { PYTORCH_EXPORTER } from './pytorchExporter';
import shared from './ShareDialog.module.css';

/** What can be taken along, and in which formats: the first is the usual one. */
const ROWS = [
	{
		what: 'weightsA',
		exports: [
			['safetensors', 'safetensors:A'],
			['npz', 'npz:A'],
		],
	},
	{
		what: 'weightsB',
		exports: [
			['safetensors', 'safetensors:B'],
			['npz', 'npz:B'],
		],
	},
	...EXPORTED_TABLES.map(
		(table) =>
			({
				what: table,
				exports: [
					['CSV', `csv:${table}`],
					['npz', `npz:${table}`],
				],
			}) as const,
	),
] as const satisfies readonly { what: string; exports: readonly (readonly [format: string, name: ExportName])[] }[];

interface ExportDialogProps {
	readonly onClose: () => void;
}

/** Takes weights and numbers along as files, and says how weights come here from PyTorch. */
export function ExportDialog({ onClose }: ExportDialogProps) {
	const { t } = useTranslation('files');
	const { t: header } = useTranslation('header');
	const modal = useModal();
	const { t: figures } = useTranslation('figures');
	const [status, setStatus] = useState('');
	const [drawn, setDrawn] = useState(false);
	const [bibtex] = useState(() => bibtexOf(presentMoment(), new Date()));

	async function save(name: ExportName): Promise<void> {
		const source = presentSource(latestFrame());
		if (!source) {
			setStatus(t('exportNoModel'));
			return;
		}
		try {
			const file = await exportFile(name, source, __APP_VERSION__);
			download(new Blob([file.bytes as Uint8Array<ArrayBuffer>]), file.name);
			const manifest = `${JSON.stringify(file.manifest, null, '\t')}\n`;
			download(new Blob([manifest], { type: 'application/json' }), file.manifestName);
			setStatus(t('exportDone', { name: file.name }));
		} catch (error) {
			if (!(error instanceof NothingToExport)) throw error;
			setStatus(t('exportNothing'));
		}
	}

	async function copyText(text: string): Promise<void> {
		try {
			await navigator.clipboard.writeText(text);
			setStatus(header('copied'));
		} catch {
			setStatus(header('copyFailed'));
		}
	}

	if (drawn) return <FiguresDialog target={null} onClose={onClose} />;
	return (
		<Dialog modal={modal} title={t('exportTitle')} onClose={onClose}>
			<p className={shared.explanation}>{t('exportExplain')}</p>
			<ExportTable onSave={(name) => void save(name)} />
			<p className={shared.copyState} role="status">
				{status}
			</p>
			<div className={shared.manifestRow}>
				<button
					type="button"
					className="button"
					data-testid="open-figures"
					aria-haspopup="dialog"
					onClick={() => setDrawn(true)}
				>
					<ImageDown size={14} aria-hidden="true" /> {figures('open')}
				</button>
			</div>
			<h3 className={shared.dialogSection}>{figures('cite')}</h3>
			<p className={shared.explanation}>{figures('citeExplain')}</p>
			<Code text={bibtex} copy={figures('citeCopy')} onCopy={copyText} testId="bibtex" />
			<h3 className={shared.dialogSection}>{t('exporter')}</h3>
			<p className={shared.explanation}>{t('exporterExplain')}</p>
			<Code text={PYTORCH_EXPORTER} copy={t('exporterCopy')} onCopy={copyText} />
		</Dialog>
	);
}

/** What can be exported, with a button for each format. */
function ExportTable({ onSave }: { readonly onSave: (name: ExportName) => void }) {
	const { t } = useTranslation('files');
	return (
		<table className={styles.exports}>
			<thead className="visually-hidden">
				<tr>
					<th scope="col">{t('exportWhat')}</th>
					<th scope="col">{t('exportFormats')}</th>
				</tr>
			</thead>
			<tbody>
				{ROWS.map(({ what, exports }) => (
					<tr key={what}>
						<th scope="row">{t(what)}</th>
						<td>
							{exports.map(([format, name]) => (
								<button
									key={name}
									type="button"
									className="button"
									data-export={name}
									aria-label={t('exportAs', { what: t(what), format })}
									onClick={() => onSave(name)}
								>
									<Download size={14} aria-hidden="true" /> {format}
								</button>
							))}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

interface CodeProps {
	readonly text: string;
	/** Of the button. */
	readonly copy: string;
	readonly onCopy: (text: string) => Promise<void>;
	readonly testId?: string;
}

/** A text to be copied. */
function Code({ text, copy, onCopy, testId }: CodeProps) {
	return (
		<>
			<pre className={styles.code} translate="no" data-testid={testId}>
				{text}
			</pre>
			<button type="button" className="button" onClick={() => void onCopy(text)}>
				<Copy size={14} aria-hidden="true" /> {copy}
			</button>
		</>
	);
}
