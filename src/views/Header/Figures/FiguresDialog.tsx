import { Copy, Download, Film } from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureDocument } from '../../../figures/figureDocument';
import { FIGURE_TEXTS } from '../../../i18n/partTexts';
import { releaseUrl } from '../../../state/download';
import { useTimeline } from '../../../state/shownHistory';
import { Dialog, useModal } from '../../../ui/Dialog';
import { Segmented } from '../../../ui/Segmented';
import { tip } from '../../../ui/tip';
import shared from '../ShareDialog.module.css';
import styles from './FiguresDialog.module.css';
import { type PageFigure, takePageFigures } from './pageFigures';
import { documentOf, SCALES, type Scale, useSaving } from './useSaving';

/** Texts that load with it. @late */
export const texts = [FIGURE_TEXTS];

/** What moves when the timeline is gone through. */
const MOVING: ReadonlySet<string> = new Set(['maps', 'mapA', 'mapB']);

interface FiguresDialogProps {
	/** The part of the page whose figure is chosen at first; null for the first of all. */
	readonly target: Element | null;
	readonly onClose: () => void;
}

/** Takes the plots of the page along as SVG and PNG, as they stood when it opened. */
export default function FiguresDialog({ target, onClose }: FiguresDialogProps) {
	const { t } = useTranslation('figures');
	const modal = useModal();
	const [{ figures, chosen: first }] = useState(() => takePageFigures(target));
	const [chosen, setChosen] = useState(first ?? figures[0]);
	const [transparent, setTransparent] = useState(false);
	const [captioned, setCaptioned] = useState(true);
	const [scale, setScale] = useState<Scale>(2);
	const pictures = useTimeline(({ steps }) => steps.length);

	const made = useMemo(() => chosen && documentOf(chosen, transparent, captioned), [chosen, transparent, captioned]);
	const { status, recorded, saveSvg, savePng, copyPng, saveVideo } = useSaving({
		chosen,
		made,
		scale,
		captioned,
	});

	return (
		<Dialog modal={modal} title={t('title')} width={920} testId="figures" onClose={onClose}>
			<p className={shared.explanation}>{t(chosen ? 'explain' : 'none')}</p>
			{chosen && made && (
				<div className={styles.body}>
					<FigureList figures={figures} chosen={chosen} onChoose={setChosen} />
					<div className={styles.chosen}>
						<Preview
							className={transparent ? styles.checked : styles.preview}
							document={made}
							alt={t('preview', { name: chosen.moment.caption(chosen.name).title })}
						/>
						<Options
							transparent={transparent}
							captioned={captioned}
							scale={scale}
							onTransparent={setTransparent}
							onCaptioned={setCaptioned}
							onScale={setScale}
						/>
						<div className={shared.manifestRow}>
							<button type="button" className="button" data-testid="save-svg" onClick={saveSvg}>
								<Download size={14} aria-hidden="true" /> {t('saveAs', { format: 'SVG' })}
							</button>
							<button type="button" className="button" data-testid="save-png" onClick={() => void savePng()}>
								<Download size={14} aria-hidden="true" /> {t('saveAs', { format: 'PNG' })}
							</button>
							<button type="button" className="button" data-testid="copy-png" onClick={() => void copyPng()}>
								<Copy size={14} aria-hidden="true" /> {t('copy')}
							</button>
						</div>
						{MOVING.has(chosen.id) && pictures > 1 && (
							<div className={styles.options}>
								<button
									type="button"
									className="button"
									data-testid="save-video"
									{...tip(t('videoTitle'))}
									onClick={() => void saveVideo()}
								>
									<Film size={14} aria-hidden="true" /> {t(recorded === null ? 'video' : 'videoStop')}
								</button>
								{recorded !== null && <progress value={recorded} aria-label={t('videoProgress')} />}
							</div>
						)}
						<p className={styles.pixels}>
							{t('pixels', { width: Math.round(made.width * scale), height: Math.round(made.height * scale) })}
						</p>
						<p className={shared.copyState} role="status">
							{status}
						</p>
					</div>
				</div>
			)}
		</Dialog>
	);
}

interface FigureListProps {
	readonly figures: readonly PageFigure[];
	readonly chosen: PageFigure;
	readonly onChoose: (figure: PageFigure) => void;
}

function FigureList({ figures, chosen, onChoose }: FigureListProps) {
	const { t } = useTranslation('figures');
	const group = useId();
	return (
		<fieldset className={styles.list}>
			<legend className="visually-hidden">{t('which')}</legend>
			{figures.map((figure) => (
				<label key={figure.id} className={styles.entry} data-chosen={figure === chosen || undefined}>
					<input
						type="radio"
						className={styles.radio}
						name={group}
						checked={figure === chosen}
						onChange={() => onChoose(figure)}
						data-figure-id={figure.id}
					/>
					<Preview className={styles.thumbnail} document={documentOf(figure, false, false)} alt="" />
					<span>{figure.name}</span>
				</label>
			))}
		</fieldset>
	);
}

interface OptionsProps {
	readonly transparent: boolean;
	readonly captioned: boolean;
	readonly scale: Scale;
	readonly onTransparent: (transparent: boolean) => void;
	readonly onCaptioned: (captioned: boolean) => void;
	readonly onScale: (scale: Scale) => void;
}

/** How a figure is made. */
function Options({ transparent, captioned, scale, onTransparent, onCaptioned, onScale }: OptionsProps) {
	const { t } = useTranslation('figures');
	return (
		<div className={styles.options}>
			<Segmented
				label={t('background')}
				options={[
					{ value: 'light', label: t('light') },
					{ value: 'transparent', label: t('transparent'), testId: 'figure-transparent' },
				]}
				value={transparent ? 'transparent' : 'light'}
				onChange={(value) => onTransparent(value === 'transparent')}
			/>
			<Segmented
				label={t('size')}
				options={SCALES.map((value) => ({ value, label: `${value}×`, testId: `figure-${value}x` }))}
				value={scale}
				onChange={onScale}
			/>
			<label className={styles.caption}>
				<input type="checkbox" checked={captioned} onChange={(event) => onCaptioned(event.target.checked)} />
				{t('caption')}
			</label>
		</div>
	);
}

interface PreviewProps {
	readonly document: FigureDocument;
	readonly className: string;
	readonly alt: string;
}

/** A figure as a picture on the page. */
function Preview({ document: { svg, width, height }, className, alt }: PreviewProps) {
	const [url, setUrl] = useState<string>();
	useEffect(() => {
		const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
		setUrl(made);
		return () => releaseUrl(made);
	}, [svg]);
	return <img src={url} className={className} alt={alt} width={width} height={height} />;
}
