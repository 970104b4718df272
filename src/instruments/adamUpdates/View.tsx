import { useTranslation } from 'react-i18next';
import { type GroupUpdate, type UpdateReading, WEIGHT_GROUPS } from '../../analysis/adamUpdates';
import { formatCount, formatMeasured, formatPercent, formatSetting } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { clamp } from '../../numerics/clamp';
import { roundSignificant } from '../../numerics/round';
import { Picture } from '../../plane/Picture';
import { LIMITS } from '../../state/config/limits';
import { updateRun, useConfig } from '../../state/configStore';
import { useTimeline } from '../../state/shownHistory';
import { useTarget } from '../../ui/useTarget';
import styles from '../shared/parts.module.css';
import { useMeasured } from '../shared/useMeasured';
import { drawUpdateSizes } from './drawUpdateSizes';
import { updateRequest } from './request';

/** The update that Adam makes of the next gradient, in both runs: kept, and re-created at each step. */
export default function AdamUpdates() {
	const { t } = useTranslation(['adamUpdates', 'instruments']);
	const halveTarget = useTarget('halveRate');
	const runs = useConfig(({ config }) => config.runs);
	const newest = useTimeline(({ branchSteps }) => branchSteps[branchSteps.length - 1]);
	const reading = useMeasured('adamUpdates', { watch: JSON.stringify([runs, newest]), request: updateRequest });

	function compare(): void {
		updateRun(0, { optimizer: 'kept' });
		updateRun(1, { ...useConfig.getState().config.runs[0], optimizer: 'rebuilt' });
	}

	function scaleRates(factor: number): void {
		const { min, max } = LIMITS.learningRate;
		for (const [run, { learningRate }] of runs.entries()) {
			const rate = clamp(roundSignificant(factor * learningRate, 3), min, max);
			updateRun(run, { learningRate: rate });
		}
	}

	return (
		<div className={styles.body}>
			<div className={styles.side}>
				<div className={styles.row}>
					<button type="button" className={styles.small} data-testid="adam-updates-compare" onClick={compare}>
						{t('compare')}
					</button>
					<button
						type="button"
						className={styles.small}
						data-testid="adam-updates-halve-rate"
						onClick={() => scaleRates(0.5)}
						{...halveTarget.control}
					>
						{t('halveRate')}
					</button>
					<button type="button" className={styles.small} onClick={() => scaleRates(2)}>
						{t('doubleRate')}
					</button>
				</div>
				{reading ? (
					<UpdateTable readings={reading.result} step={reading.request.step} />
				) : (
					<p className={styles.waiting}>{t('nothingYet')}</p>
				)}
			</div>
			<figure className={styles.figure}>
				<figcaption className={styles.note}>{t('sizes')}</figcaption>
				{reading && (
					<Picture
						label={t('picture', {
							a: formatPercent(reading.result[0].all.wholeRate),
							b: formatPercent(reading.result[1]?.all.wholeRate ?? 0),
						})}
						draw={(ground) => drawUpdateSizes(ground, reading.result)}
					/>
				)}
			</figure>
		</div>
	);
}

interface UpdateTableProps {
	readonly readings: readonly UpdateReading[];
	readonly step: number;
}

function UpdateTable({ readings, step }: UpdateTableProps) {
	const { t } = useTranslation('adamUpdates');
	const groups: readonly (readonly [string, (reading: UpdateReading) => GroupUpdate])[] = [
		[t('all'), ({ all }) => all],
		...WEIGHT_GROUPS.map((group) => [t(group), ({ groups }: UpdateReading) => groups[group]] as const),
	];
	const facts: readonly (readonly [string, (reading: UpdateReading) => string])[] = [
		[t('rate'), ({ rate }) => formatSetting(rate)],
		[t('counted'), ({ adamStep }) => formatCount(adamStep)],
		[t('gradient'), ({ gradientNorm }) => formatMeasured(gradientNorm, 2)],
		[t('moments'), ({ momentNorms }) => momentNorms.map((norm) => formatMeasured(norm, 2)).join(', ')],
	];
	return (
		<table className={styles.table} data-testid="adam-updates-table">
			<caption className="visually-hidden">{t('table', { step: formatCount(step) })}</caption>
			<thead>
				<tr>
					<td />
					{readings.map(({ optimizer }, run) => (
						<th key={RUN_NAMES[run]} scope="colgroup" colSpan={2}>
							{RUN_NAMES[run]} · {t(optimizer)}
						</th>
					))}
				</tr>
				<tr>
					<th scope="col">{t('ofStep', { step: formatCount(step) })}</th>
					{readings.flatMap((_, run) => [
						<th key={`${RUN_NAMES[run]}-norm`} scope="col">
							‖Δθ‖
						</th>,
						<th key={`${RUN_NAMES[run]}-share`} scope="col">
							±{t('rateShort')}
						</th>,
					])}
				</tr>
			</thead>
			<tbody>
				{groups.map(([name, of], row) => (
					<tr key={name} data-testid={row === 0 ? 'adam-all' : undefined}>
						<th scope="row">{name}</th>
						{readings.flatMap((reading, run) => [
							<td key={`${RUN_NAMES[run]}-norm`}>{formatMeasured(of(reading).norm, 2)}</td>,
							<td key={`${RUN_NAMES[run]}-share`}>{formatPercent(of(reading).wholeRate)}</td>,
						])}
					</tr>
				))}
				{facts.map(([name, of]) => (
					<tr key={name}>
						<th scope="row">{name}</th>
						{readings.map((reading, run) => (
							<td key={RUN_NAMES[run]} colSpan={2}>
								{of(reading)}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}
