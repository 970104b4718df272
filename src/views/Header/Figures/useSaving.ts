import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FigureDocument, figureDocument } from '../../../figures/figureDocument';
import { NoPicture, pngOf } from '../../../figures/raster';
import { download } from '../../../state/download';
import { presentMoment } from './figureCaption';
import { recordMaps } from './mapAnimation';
import type { PageFigure } from './pageFigures';

/** Pixels of a file for each CSS pixel. */
export const SCALES = [1, 2, 3, 4] as const;
export type Scale = (typeof SCALES)[number];

interface SavingOptions {
	readonly chosen: PageFigure;
	/** The chosen figure; undefined where the page has none. */
	readonly made: FigureDocument | undefined;
	readonly scale: Scale;
	readonly captioned: boolean;
}

/** Saves and copies the chosen figure, and says in `status` what came of it; `recorded` is the share of a video, 0 … 1. */
export function useSaving({ chosen, made, scale, captioned }: SavingOptions) {
	const { t } = useTranslation('figures');
	const [status, setStatus] = useState('');
	const [recorded, setRecorded] = useState<number | null>(null);
	const recording = useRef<AbortController>(null);
	useEffect(() => () => recording.current?.abort(), []);
	const nameOf = (figure: PageFigure, ending: string) =>
		`latent-lab-${figure.moment.environment}-${figure.id}-step-${figure.moment.step}${ending}`;

	function saveSvg(): void {
		if (!made || !chosen) return;
		const name = nameOf(chosen, '.svg');
		download(new Blob([made.svg], { type: 'image/svg+xml' }), name);
		setStatus(t('saved', { name }));
	}

	async function withPng(use: (png: Promise<Blob>) => Promise<string>): Promise<void> {
		if (!made) return;
		try {
			setStatus(await use(pngOf(made, scale)));
		} catch (error) {
			setStatus(t(error instanceof NoPicture ? 'noPicture' : 'copyRefused'));
		}
	}

	const savePng = () =>
		withPng(async (png) => {
			const name = nameOf(chosen, scale === 1 ? '.png' : `@${scale}x.png`);
			download(await png, name);
			return t('saved', { name });
		});

	// The browser must see the press and the copying as one, so it is given what is still on its way.
	const copyPng = () =>
		withPng(async (png) => {
			await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
			return t('copied');
		});

	/** Records, or ends the recording that is under way. */
	async function saveVideo(): Promise<void> {
		if (recording.current) return recording.current.abort();
		const figure = chosen;
		const ending = new AbortController();
		recording.current = ending;
		setRecorded(0);
		const take = () => documentOf({ ...figure, taken: figure.again(), moment: presentMoment() }, false, captioned);
		try {
			const video = await recordMaps(take, scale, setRecorded, ending.signal);
			const name = nameOf(figure, `.${video.ending}`);
			download(video.content, name);
			setStatus(t('saved', { name }));
		} catch (error) {
			if (!ending.signal.aborted) setStatus(t('noVideo', { detail: String(error) }));
		}
		recording.current = null;
		setRecorded(null);
	}

	return { status, recorded, saveSvg, savePng, copyPng, saveVideo };
}

let measure: CanvasRenderingContext2D | null = null;

/** A figure with its caption, as a file. */
export function documentOf(figure: PageFigure, transparent: boolean, captioned: boolean): FigureDocument {
	measure ??= document.createElement('canvas').getContext('2d');
	if (!measure) throw new Error('no 2d canvas');
	const font = getComputedStyle(document.body).fontFamily;
	return figureDocument(
		figure.taken,
		figure.moment.caption(figure.name),
		{ transparent, captioned, font },
		figure.moment.metadata,
		measure,
	);
}
