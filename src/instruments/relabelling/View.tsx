import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatMeasured, formatPercent } from '../../i18n/formatNumber';
import { Picture } from '../../plane/Picture';
import { RunSwitch } from '../../plane/RunSwitch';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { latestFrame } from '../../state/frames';
import { useScreen } from '../../state/screenStore';
import { Segmented } from '../../ui/Segmented';
import { useTarget } from '../../ui/useTarget';
import { drawSteps } from '../shared/drawSteps';
import styles from '../shared/parts.module.css';
import type { StepSeries } from '../shared/StepSeries';
import { useFrameTick } from '../shared/useFrameTick';
import { useMeasured } from '../shared/useMeasured';
import { Alternatives } from './Alternatives';
import { EntryTable } from './EntryTable';
import { relabelRequest } from './request';
import { STORED, storeNow, transitionsToStore, useStored } from './storedEntries';
import own from './View.module.css';

const SHARES = [0, 0.5, 1];

/** HyAR's representation shift correction: stored latents judged by the model that trained on. */
export default function Relabel() {
	const { t } = useTranslation(['relabelling', 'instruments']);
	const [unmapped, setUnmapped] = useState(true);
	const run = useExploration((exploration) => exploration.run);
	const edited = useExploration((exploration) => exploration.editedState);
	const probe = useConfig(({ config }) => config.probe);
	const percent = useConfig(({ config }) => config.display.boxPercent);
	const { stored } = useStored();

	const reading = useMeasured('relabelling', {
		watch: JSON.stringify([unmapped, run, probe.action, probe.transition, percent, stored?.turn, edited !== null]),
		request: (frame) => relabelRequest(frame, run, unmapped),
		onReading: ({ request, result, frame }) => {
			const index = stored?.runs.indexOf(request.entries) ?? -1;
			const count = result.latentKept.length;
			const share = (kept: Uint8Array) => kept.reduce((sum, one) => sum + one, 0) / count;
			const shares = [share(result.latentKept), share(result.embeddingKept)];
			stored?.series[index]?.add(frame, shares, `${request.unmapped} ${request.percent}`);
		},
	});

	// It opens with newly stored entries; in a lesson the learner stores them.
	const inLesson = useScreen((screen) => screen.inLesson);
	useEffect(() => {
		if (!inLesson && !useStored.getState().stored && latestFrame()?.source === 'training') storeNow();
	});

	// Without entries nothing is measured, and a training that begins would not be seen.
	useFrameTick();
	const frame = latestFrame();
	if (!frame || frame.source === 'recording') return <p className={styles.waiting}>{t('instruments:needsEncoder')}</p>;
	const series = stored?.series[run];
	const fits = reading !== null && reading.request.entries === stored?.runs[run];
	const [latents, embeddings] = series?.rows[series.rows.length - 1]?.map(formatPercent) ?? ['–', '–'];
	const count = transitionsToStore(frame.count).length;
	return (
		<div className={own.body}>
			<div className={styles.side}>
				<Choices count={count} unmapped={unmapped} onUnmapped={setUnmapped} />
				{fits && series ? (
					<>
						<p className={styles.note}>
							{t('storedAt', { step: formatCount(stored.step), now: formatCount(reading.frame.step) })} ·{' '}
							{t('threshold', { error: formatMeasured(reading.result.reconstruction, 2) })}
						</p>
						<p className={styles.row}>
							<span data-testid="relabelling-kept">
								{t('latentsKept')} <b>{latents}</b>
							</span>
							<span>
								{t('embeddingsKept')} <b>{embeddings}</b>
							</span>
						</p>
						<KeptCurve series={series} latents={latents} embeddings={embeddings} />
					</>
				) : (
					<p className={styles.note}>{t('none')}</p>
				)}
			</div>
			{fits && (
				<div className={styles.side}>
					<EntryTable reading={reading} transitions={stored.transitions} />
					<Alternatives parameters={reading.result.alternatives} action={reading.request.choice.action} />
				</div>
			)}
		</div>
	);
}

interface KeptCurveProps {
	readonly series: StepSeries;
	/** The latest shares, as texts. */
	readonly latents: string;
	readonly embeddings: string;
}

/** The shares of latents and embeddings that are kept, over the steps. */
function KeptCurve({ series, latents, embeddings }: KeptCurveProps) {
	const { t } = useTranslation('relabelling');
	return (
		<figure className={own.curve}>
			<figcaption className={styles.note}>{t('curve')}</figcaption>
			<Picture
				className={own.low}
				label={t('curveText', { latents, embeddings })}
				draw={(ground) =>
					drawSteps(
						ground,
						series,
						[
							{ column: 0, color: 'z', name: 'a' },
							{ column: 1, color: 'mu', name: 'e' },
						],
						{ low: 0, high: 1, ticks: SHARES, format: (share) => `${100 * share} %` },
					)
				}
			/>
		</figure>
	);
}

interface ChoicesProps {
	/** Transitions that are stored next. */
	readonly count: number;
	/** Whether entries are judged as published, not mapped into the box. */
	readonly unmapped: boolean;
	readonly onUnmapped: (unmapped: boolean) => void;
}

/** Which run, what is stored, and how it is judged. */
function Choices({ count, unmapped, onUnmapped }: ChoicesProps) {
	const { t } = useTranslation(['relabelling', 'instruments']);
	const storeTarget = useTarget('storeEntries');
	const selection = useExploration((exploration) => exploration.selection);
	return (
		<>
			<div className={styles.row}>
				<RunSwitch label={t('instruments:run')} />
				<button
					type="button"
					className={styles.small}
					data-testid="relabelling-store"
					onClick={storeNow}
					{...storeTarget.control}
				>
					{selection ? t('takeSelected', { count }) : t('take', { count: STORED })}
				</button>
			</div>
			<Segmented
				label={t('test')}
				options={[
					{ value: 'published', label: t('published'), name: t('publishedTitle'), testId: 'relabel-published' },
					{
						value: 'corrected',
						label: t('corrected'),
						name: t('correctedTitle'),
						testId: 'relabel-corrected',
						target: 'relabelCorrected',
					},
				]}
				value={unmapped ? 'published' : 'corrected'}
				onChange={(value) => onUnmapped(value === 'published')}
			/>
		</>
	);
}
