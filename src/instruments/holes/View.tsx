import { type CSSProperties, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HOLE_QUANTILE } from '../../analysis/holeRuler';
import type { HoleReading } from '../../analysis/holes';
import { formatCount, formatFixed, formatMeasured, formatPercent } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { axisName } from '../../plane/axisName';
import { shownDims } from '../../plane/columns';
import { addMapLayer } from '../../plane/mapLayers';
import { useMapView } from '../../plane/mapView';
import { Picture } from '../../plane/Picture';
import { useConfig } from '../../state/configStore';
import { measuredRuns } from '../../state/frames';
import { RunHeads } from '../../ui/RunHeads';
import { useTarget } from '../../ui/useTarget';
import { drawSteps } from '../shared/drawSteps';
import styles from '../shared/parts.module.css';
import { StepSeries } from '../shared/StepSeries';
import { gridInView } from '../shared/shadeGrid';
import { Unmeasured } from '../shared/Unmeasured';
import { useMeasured } from '../shared/useMeasured';
import { holeShadeLayer, showHoleShade } from './holeShadeLayer';

/** Cells of the shade across and up: about 7 px each on a usual map. */
const CELLS = 52;

/** Kept while the page is open, so that the curve goes on where it was. */
const series = new StepSeries();

const PERCENT_TICKS = [0, 0.25, 0.5, 0.75, 1];

/** The share of the prior without a posterior near, for both runs. */
export default function Holes() {
	const { t } = useTranslation(['holes', 'instruments']);
	const keepTarget = useTarget('holesKeep');
	const [keep, setKeep] = useState(100 * (1 - HOLE_QUANTILE));
	const [shaded, setShaded] = useState(true);
	const viewport = useMapView((view) => view.viewport);
	const size = useMapView((view) => view.size);
	const dims = useConfig(({ config }) => config.display.dims);
	const seed = useConfig(({ config }) => config.training.seed);

	const reading = useMeasured('holes', {
		watch: JSON.stringify([keep, shaded, viewport, size, dims, seed]),
		request: (frame) => {
			const runs = measuredRuns(frame);
			const { latentDim } = frame.shape;
			const grid = shaded ? gridInView(shownDims(dims, latentDim), CELLS, CELLS) : null;
			return runs && { runs, latentDim, quantile: 1 - keep / 100, seed, grid };
		},
		onReading: ({ request, result, frame }) => {
			series.add(
				frame,
				result.map(({ share }) => share),
				String(request.quantile),
			);
			showHoleShade(result, request.grid);
		},
	});

	useEffect(() => (shaded ? addMapLayer(holeShadeLayer) : undefined), [shaded]);

	const latentDim = reading?.frame.shape.latentDim ?? 0;
	return (
		<div className={styles.body}>
			<div className={styles.side}>
				<label className={styles.slider} data-testid="holes-keep" {...keepTarget.area}>
					<span>{t('keep')}</span>
					<input
						type="range"
						min={90}
						max={99.9}
						step={0.1}
						value={keep}
						style={{ '--fill': `${(100 * (keep - 90)) / 9.9}%` } as CSSProperties}
						onChange={(event) => setKeep(event.target.valueAsNumber)}
					/>
					<span className={styles.value}>{formatFixed(keep, 1)} %</span>
				</label>
				{latentDim !== 1 && (
					<label className={styles.check}>
						<input type="checkbox" checked={shaded} onChange={(event) => setShaded(event.target.checked)} />
						{t('shade')}
					</label>
				)}
				{latentDim > 2 && shaded && <p className={styles.note}>{t('shadeTwo')}</p>}
				{reading ? (
					<HoleTable readings={reading.result} latentDim={latentDim} ideal={reading.request.quantile} />
				) : (
					<Unmeasured />
				)}
			</div>
			<figure className={styles.figure}>
				<figcaption className={styles.note}>{t('curve')}</figcaption>
				<Picture
					label={curveText(t)}
					draw={(ground) =>
						drawSteps(
							ground,
							series,
							RUN_NAMES.map((name, column) => ({ column, color: 'prior', dashed: column === 1, name })),
							{ low: 0, high: 1, ticks: PERCENT_TICKS, format: (share) => `${100 * share} %` },
						)
					}
				/>
			</figure>
		</div>
	);
}

type Translate = ReturnType<typeof useTranslation<['holes', 'instruments']>>['t'];

function curveText(t: Translate): string {
	const { steps, rows } = series;
	if (steps.length === 0) return t('instruments:curveEmpty');
	const [a, b] = rows[rows.length - 1].map(formatPercent);
	return t('instruments:curveOf', { from: steps[0], to: steps[steps.length - 1], a, b });
}

interface HoleTableProps {
	readonly readings: readonly HoleReading[];
	readonly latentDim: number;
	/** Share of holes of a run that matches the prior. */
	readonly ideal: number;
}

/** Moments of more dims than this are those of the first ones. */
const MOST_DIMS = 3;

function HoleTable({ readings, latentDim, ideal }: HoleTableProps) {
	const { t } = useTranslation(['holes', 'instruments']);
	const rows: { readonly name: string; readonly cells: readonly string[]; readonly prior: string; id?: string }[] = [
		{
			name: t('share'),
			id: 'hole-share',
			cells: readings.map(
				({ share, standardError }) => `${formatFixed(100 * share, 1)} % ± ${formatFixed(100 * standardError, 1)}`,
			),
			prior: formatPercent(ideal),
		},
		{
			name: t('own'),
			id: 'hole-own',
			cells: readings.map(({ own }) => formatPercent(own)),
			prior: formatPercent(ideal),
		},
		{ name: t('mmd'), cells: readings.map(({ mmd }) => formatMeasured(mmd, 2)), prior: '0' },
	];
	const moments = [
		['momentMean', 'mean', '0'],
		['momentStd', 'std', '1'],
		['momentSkewness', 'skewness', '0'],
		['momentKurtosis', 'kurtosis', '0'],
	] as const;
	for (const [key, moment, prior] of moments) {
		const dims = Array.from({ length: Math.min(latentDim, MOST_DIMS) }, (_, dim) => dim);
		rows.push({
			name: `${t(key)} ${dims.map(axisName).join(', ')}`,
			cells: readings.map((reading) => dims.map((dim) => formatFixed(reading.moments[moment][dim], 1)).join(', ')),
			prior,
		});
	}
	const [{ transitions, threshold }] = readings;
	return (
		<table className={styles.table}>
			<caption className={styles.measuredOn}>
				{t('instruments:measuredOn', { transitions: formatCount(transitions) })} ·{' '}
				{t('level', { level: formatFixed(threshold, 1) })}
			</caption>
			<thead>
				<tr>
					<td />
					<RunHeads count={readings.length} />
					<th scope="col">{t('prior')}</th>
				</tr>
			</thead>
			<tbody>
				{rows.map(({ name, cells, prior, id }) => (
					<tr key={name} data-testid={id}>
						<th scope="row">{name}</th>
						{cells.map((cell, run) => (
							<td key={RUN_NAMES[run]}>{cell}</td>
						))}
						<td>{prior}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
