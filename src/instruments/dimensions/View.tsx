import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DimensionReading } from '../../analysis/actionLeak';
import type { World } from '../../environments/Environment';
import { worldById } from '../../environments/ownWorlds';
import { localized } from '../../i18n';
import { formatCount, formatFixed, formatMeasured, formatPercent } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { axisName } from '../../plane/axisName';
import { Picture } from '../../plane/Picture';
import SigmaRuler from '../../plane/SigmaRuler';
import { measuredRuns } from '../../state/frames';
import { useSession } from '../../state/sessionStore';
import { RunHeads } from '../../ui/RunHeads';
import { drawSteps } from '../shared/drawSteps';
import styles from '../shared/parts.module.css';
import { StepSeries } from '../shared/StepSeries';
import { Unmeasured } from '../shared/Unmeasured';
import { useMeasured } from '../shared/useMeasured';
import own from './View.module.css';

const NEIGHBOURS = { min: 1, max: 25, usual: 11 } as const;

/** Accuracy of A and of B, then chance. */
const series = new StepSeries();

const SHARES = [0, 0.25, 0.5, 0.75, 1];

/** What every latent dim carries, and whether the code reveals the action. */
export default function Dimensions() {
	const { t } = useTranslation(['dimensions', 'instruments']);
	const [neighbours, setNeighbours] = useState<number>(NEIGHBOURS.usual);
	const dataset = useSession((session) => session.dataset);
	const reading = useMeasured('dimensions', {
		watch: String(neighbours),
		request: (frame) => {
			const runs = measuredRuns(frame);
			const { latentDim } = frame.shape;
			const count = runs ? runs[0].z.length / latentDim : 0;
			if (!runs || !dataset || dataset.size < count) return null;
			return { runs, latentDim, actions: dataset.action.slice(0, count), neighbours };
		},
		onReading: ({ request, result, frame }) => {
			const shares = [...result.map(({ leak }) => leak.accuracy), result[0].leak.chance];
			series.add(frame, shares, String(request.neighbours));
		},
	});
	if (!reading) return <Unmeasured />;
	const { result, request } = reading;
	const transitions = request.runs[0].z.length / request.latentDim;
	const environment = worldById(dataset?.environment ?? '');
	const { min, max } = NEIGHBOURS;
	return (
		<div className={own.body}>
			<div className={styles.side}>
				<p className={styles.note}>{t('instruments:measuredOn', { transitions: formatCount(transitions) })}</p>
				<DimTable readings={result} />
				<Widths readings={result} step={reading.frame.step} />
				{environment && <SigmaByAction readings={result} environment={environment} />}
				<label className={styles.slider}>
					<span>{t('neighbours')}</span>
					<input
						type="range"
						min={min}
						max={max}
						step={2}
						value={neighbours}
						style={{ '--fill': `${(100 * (neighbours - min)) / (max - min)}%` } as CSSProperties}
						onChange={(event) => setNeighbours(event.target.valueAsNumber)}
					/>
					<span className={styles.value}>{formatCount(neighbours)}</span>
				</label>
				<table className={styles.table}>
					<tbody>
						<tr>
							<th scope="colgroup" colSpan={3}>
								{t('accuracy')}
							</th>
						</tr>
						<tr data-testid="dimensions-leak">
							{result.map(({ leak }, run) => (
								<td key={RUN_NAMES[run]}>
									{RUN_NAMES[run]} {formatPercent(leak.accuracy)} ± {formatFixed(100 * leak.standardError, 1)}
								</td>
							))}
							<td>
								{t('chance')} {formatPercent(result[0].leak.chance)}
							</td>
						</tr>
					</tbody>
				</table>
				<p className={styles.note}>{t('lowerBound')}</p>
			</div>
			<AccuracyCurve readings={result} />
		</div>
	);
}

/** The widths of every dim on a ruler a run, against what theory predicts. */
function Widths({ readings, step }: { readonly readings: readonly DimensionReading[]; readonly step: number }) {
	const { t } = useTranslation('dimensions');
	return (
		<div className={own.widths}>
			<p className={styles.note}>{t('widths')}</p>
			{readings.map(({ sigma }, run) => (
				<div key={RUN_NAMES[run]} className={own.width}>
					<span>{RUN_NAMES[run]}</span>
					<SigmaRuler
						run={run}
						step={step}
						sigma={sigma}
						dims={Array.from(sigma.keys())}
						labelled={run === readings.length - 1}
					/>
				</div>
			))}
		</div>
	);
}

/** Dims that a table has room for; the others are counted. */
const MOST_DIMS = 8;

function DimTable({ readings }: { readonly readings: readonly DimensionReading[] }) {
	const { t } = useTranslation('dimensions');
	const count = readings[0].nats.length;
	const dims = Array.from({ length: Math.min(count, MOST_DIMS) }, (_, dim) => dim);
	return (
		<table className={styles.table}>
			<caption className="visually-hidden">{t('table')}</caption>
			<thead>
				<tr>
					<th scope="col">{t('dim')}</th>
					{readings.map((_, run) => (
						<th key={RUN_NAMES[run]} scope="colgroup" colSpan={3}>
							{RUN_NAMES[run]}: {t('nats')}, {t('sigma')}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{dims.map((dim) => (
					<tr key={axisName(dim)}>
						<th scope="row">{axisName(dim)}</th>
						{readings.flatMap(({ nats, use, sigma }, run) => [
							<td key={`${RUN_NAMES[run]} nats`}>
								{nats[dim] < 0.1 ? formatFixed(nats[dim], 3) : formatMeasured(nats[dim])}
							</td>,
							<td key={`${RUN_NAMES[run]} sigma`}>{formatFixed(sigma[dim], 3)}</td>,
							<td key={`${RUN_NAMES[run]} use`} className={own.use} data-use={use[dim]}>
								<i aria-hidden="true" /> {t(use[dim])}
							</td>,
						])}
					</tr>
				))}
				<tr>
					<th scope="row">{t('inUse')}</th>
					{readings.map(({ use }, run) => (
						<td key={RUN_NAMES[run]} colSpan={3}>
							{t('inUseValue', { used: use.filter((one) => one !== 'dead').length, count })}
						</td>
					))}
				</tr>
			</tbody>
		</table>
	);
}

interface SigmaByActionProps {
	readonly readings: readonly DimensionReading[];
	readonly environment: World;
}

/** Dims for which σ is shown within each action: those on the maps. */
const SIGMA_DIMS = 2;

/** How wide the posteriors of each action are: a median over all actions hides that they differ. */
function SigmaByAction({ readings, environment }: SigmaByActionProps) {
	const { t } = useTranslation('dimensions');
	const [first] = readings;
	const dims = Array.from({ length: Math.min(first.sigma.length, SIGMA_DIMS) }, (_, dim) => dim);
	if (first.sigmaByAction.length < 2) return null;
	return (
		<table className={styles.table} data-testid="dimensions-sigma-by-action">
			<thead>
				<tr>
					<th scope="col">
						{t('sigmaByAction')} {dims.map(axisName).join(', ')}
					</th>
					<RunHeads count={readings.length} />
				</tr>
			</thead>
			<tbody>
				{first.sigmaByAction.map(({ action }, row) => (
					<tr key={action}>
						<th scope="row">{localized(environment.actions[action].name)}</th>
						{readings.map(({ sigmaByAction }, run) => (
							<td key={RUN_NAMES[run]}>
								{dims.map((dim) => formatFixed(sigmaByAction[row].sigma[dim], 2)).join(', ')}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** How well the code reveals the action, over the steps. */
function AccuracyCurve({ readings }: { readonly readings: readonly DimensionReading[] }) {
	const { t } = useTranslation(['dimensions', 'instruments']);
	const [a, b] = readings.map(({ leak }) => formatPercent(leak.accuracy));
	const { steps } = series;
	return (
		<figure className={styles.figure}>
			<figcaption className={styles.note}>{t('curve')}</figcaption>
			<Picture
				label={t('instruments:curveOf', { from: steps[0], to: steps[steps.length - 1], a, b: b ?? '–' })}
				draw={(ground) =>
					drawSteps(
						ground,
						series,
						[
							...readings.map((_, column) => ({
								column,
								color: 'z' as const,
								dashed: column === 1,
								name: RUN_NAMES[column],
							})),
							{ column: readings.length, color: 'ink-soft', dotted: true, name: '' },
						],
						{ low: 0, high: 1, ticks: SHARES, format: (share) => `${100 * share} %` },
					)
				}
			/>
		</figure>
	);
}
