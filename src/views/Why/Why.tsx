import { GraduationCap } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dimensionKl, type KlPerDimension } from '../../analysis/klPerDimension';
import { priorOutsideRings, shareOutsideRings } from '../../analysis/outsideRings';
import { formatMeasured, formatSetting } from '../../i18n/formatNumber';
import { VIEW_TEXTS } from '../../i18n/partTexts';
import { RUN_NAMES } from '../../i18n/runNames';
import { importLate } from '../../late/PartBoundary';
import { shownDims } from '../../plane/columns';
import { type Inputs, reading } from '../../reading/reading';
import { useConfig } from '../../state/configStore';
import { latestFrame, subscribeFrames } from '../../state/frames';
import { useShownLosses } from '../../state/shownLosses';
import { useMeasuredKl } from '../../state/useMeasuredKl';
import styles from './Why.module.css';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS];

function percentText(share: number): string {
	return Number.isNaN(share) ? '–' : `${formatMeasured(100 * share, 2)} %`;
}

/** Nats per dimension. */
function perDimension(kl: KlPerDimension): number {
	return kl.mean.reduce((sum, _, dim) => sum + dimensionKl(kl, dim), 0) / kl.mean.length;
}

/** Shares of the codes outside the prior's rings, 0 … 1, one a run; none before the first frame. */
function useOutsideRings(): readonly number[] {
	const dims = useConfig(({ config }) => config.display.dims);
	const [shares, setShares] = useState<readonly number[]>([]);
	useEffect(() => {
		const read = () => {
			const frame = latestFrame();
			const latentDim = frame?.shape.latentDim ?? 0;
			return frame ? frame.runs.map(({ mean }) => shareOutsideRings(mean, latentDim, shownDims(dims, latentDim))) : [];
		};
		const inputs: Inputs = (changed) => subscribeFrames(() => changed('frame'));
		return reading(inputs, read, { where: 'page', calm: 'beat', show: setShares }).end;
	}, [dims]);
	return shares;
}

/** Why the two maps look as they do: what the KL term does, with present measurements of both runs. */
export default function Why() {
	const { t } = useTranslation('why');
	const { settings } = useShownLosses();
	const latentDim = useConfig(({ config }) => config.model.latentDim);
	const kl = useMeasuredKl();
	const outside = useOutsideRings();
	return (
		<section className={styles.why} data-testid="why" aria-label={t('title')}>
			{outside.length > 0 && (
				<p data-testid="why-measured">
					{t('measured', {
						a: percentText(outside[0]),
						b: percentText(outside[1]),
						draws: percentText(priorOutsideRings(latentDim)),
					})}
				</p>
			)}
			<p>{t('pull')}</p>
			<table className={styles.table}>
				<thead>
					<tr>
						<th scope="col">{t('run')}</th>
						<th scope="col">{t('weight')}</th>
						<th scope="col">{t('kl')}</th>
					</tr>
				</thead>
				<tbody>
					{settings.map(({ klWeight }, run) => (
						<tr key={RUN_NAMES[run]}>
							<th scope="row">{RUN_NAMES[run]}</th>
							<td>{formatSetting(klWeight)}</td>
							<td>{kl[run] ? formatMeasured(perDimension(kl[run])) : '–'}</td>
						</tr>
					))}
				</tbody>
			</table>
			<p className={styles.note}>{t('klMeaning')}</p>
			<button
				type="button"
				className="button"
				onClick={() =>
					importLate(
						() => import('../../lessons/course/pageCourse'),
						({ course }) => void course.open('no-kl', ''),
					)
				}
			>
				<GraduationCap size={15} aria-hidden="true" />
				{t('lesson')}
			</button>
		</section>
	);
}
