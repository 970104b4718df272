import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Forces as Pulls } from '../../analysis/forces';
import { formatChange, formatCode, formatMeasured } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { axisName } from '../../plane/axisName';
import { shownDims } from '../../plane/columns';
import { addMapLayer } from '../../plane/mapLayers';
import { Picture } from '../../plane/Picture';
import { RunSwitch } from '../../plane/RunSwitch';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { latestFrame } from '../../state/frames';
import styles from '../shared/parts.module.css';
import { TransitionRow } from '../shared/TransitionRow';
import { useMeasured } from '../shared/useMeasured';
import { arrowScale, drawForces, forceLayer, showForces } from './drawForces';
import { forceRequest } from './request';
import own from './View.module.css';

/** Milliseconds between two measurements: ten a second. */
const INTERVAL = 90;

/** An arrow that the scale is told by, px. */
const SAMPLE = 40;

/** What reconstruction and KL do to one transition's posterior. */
export default function Forces() {
	const { t } = useTranslation(['forces', 'instruments']);
	const transition = useConfig(({ config }) => config.probe.transition);
	const settings = useConfig(({ config }) => config.runs);
	const chosen = useConfig(({ config }) => config.display.dims);
	const run = useExploration((exploration) => exploration.run);
	const scale = useRef(1);
	const reading = useMeasured('forces', {
		interval: INTERVAL,
		watch: JSON.stringify([transition, settings]),
		request: (frame) => forceRequest(frame, transition),
		onReading: ({ result }) => {
			scale.current = arrowScale(result, scale.current);
			showForces({ runs: result, scale: scale.current });
		},
	});

	useEffect(() => {
		const remove = addMapLayer(forceLayer);
		return () => {
			remove();
			showForces(null);
		};
	}, []);

	const frame = latestFrame();
	if (!frame || frame.source === 'recording') return <p className={styles.waiting}>{t('instruments:needsEncoder')}</p>;
	const forces = reading?.result[run];
	const dims = shownDims(chosen, frame.shape.latentDim);
	return (
		<div className={`${styles.body} ${own.body}`}>
			<div className={styles.side}>
				<div className={styles.row}>
					<RunSwitch label={t('instruments:run')} />
					<TransitionRow />
				</div>
				{transition >= frame.count && <p className={styles.note}>{t('beyond', { index: transition })}</p>}
				{forces ? (
					<>
						<PullTable forces={forces} run={run} />
						<p className={styles.note}>{t('scale', { value: formatMeasured(SAMPLE / scale.current, 2) })}</p>
					</>
				) : (
					<p className={styles.waiting}>{t('instruments:waiting')}</p>
				)}
			</div>
			{forces && (
				<div className={own.frame}>
					<Picture
						label={t('picture', {
							index: transition,
							run: RUN_NAMES[run],
							mean: formatCode(sums(forces.reconstructionOnMean, forces.klOnMean)),
							logSigma: formatCode(sums(forces.reconstructionOnLogSigma, forces.klOnLogSigma)),
						})}
						draw={(ground) => drawForces(ground, forces, dims, scale.current)}
					/>
				</div>
			)}
		</div>
	);
}

function sums(one: Float64Array, other: Float64Array): number[] {
	return Array.from(one, (value, i) => value + other[i]);
}

/** Dims that a table has room for. */
const MOST_DIMS = 4;

function PullTable({ forces, run }: { readonly forces: Pulls; readonly run: number }) {
	const { t } = useTranslation('forces');
	const dims = Array.from({ length: Math.min(forces.mean.length, MOST_DIMS) }, (_, dim) => dim);
	const parts = [
		['onMu', forces.reconstructionOnMean, forces.klOnMean],
		['onLogSigma', forces.reconstructionOnLogSigma, forces.klOnLogSigma],
	] as const;
	return (
		<table className={`${styles.table} ${own.numbers}`}>
			<caption className="visually-hidden">{t('table', { run: RUN_NAMES[run] })}</caption>
			<thead>
				<tr>
					<th scope="col">{t('forceOn')}</th>
					<th scope="col" className={own.reconstruction}>
						{t('reconstruction')}
					</th>
					<th scope="col" className={own.kl}>
						{t('kl')}
					</th>
					<th scope="col" className={own.sum}>
						{t('sum')}
					</th>
				</tr>
			</thead>
			<tbody>
				{parts.flatMap(([key, reconstruction, kl]) =>
					dims.map((dim) => (
						<tr key={`${key} ${dim}`} data-testid={`forces-${key}-${dim}`}>
							<th scope="row">
								{t(key)} {axisName(dim)}
								{key === 'onLogSigma' && forces.clamped[dim] && <span className={own.clamped}> {t('clamped')}</span>}
							</th>
							<td>{formatChange(reconstruction[dim], 4)}</td>
							<td>{formatChange(kl[dim], 4)}</td>
							<td>{formatChange(reconstruction[dim] + kl[dim], 4)}</td>
						</tr>
					)),
				)}
			</tbody>
		</table>
	);
}
