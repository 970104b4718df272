import { useTranslation } from 'react-i18next';
import { varianceShare } from '../../analysis/varianceShare';
import { formatPercent } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { axisName } from '../../plane/axisName';
import { shownDims } from '../../plane/columns';
import { useConfig } from '../../state/configStore';
import { tipOfText } from '../../ui/tip';
import { useMapReadings } from '../readings/mapReadings';
import styles from './Legend.module.css';

/** With more than two latent dims: which two are on the axes, and how much of the codes' spread they show. */
export function DimsChooser() {
	const { t } = useTranslation('map');
	const runs = useMapReadings((readings) => readings.runs);
	const latentDim = useMapReadings((readings) => readings.latentDim);
	const chosen = useConfig(({ config }) => config.display.dims);
	if (latentDim < 3) return null;
	const dims = shownDims(chosen, latentDim);

	function choose(axis: 0 | 1, dim: number): void {
		const other = dims[1 - axis];
		// The dim that is on the other axis already changes places with this one.
		const moved = other === dim ? dims[axis] : other;
		useConfig.getState().update({ display: { dims: axis === 0 ? [dim, moved] : [moved, dim] } });
	}

	const shares = runs.slice(0, 2).map(({ variances }, run) => {
		return `${RUN_NAMES[run]} ${formatPercent(varianceShare(variances, dims))}`;
	});
	return (
		<div className={styles.dims}>
			{([0, 1] as const).map((axis) => (
				<label key={axis} className={styles.choice}>
					<span>{t(axis === 0 ? 'axisAcross' : 'axisUp')}</span>
					<select
						className={styles.select}
						value={dims[axis]}
						onChange={(event) => choose(axis, Number(event.target.value))}
					>
						{Array.from({ length: latentDim }, (_, dim) => (
							<option key={axisName(dim)} value={dim}>
								{axisName(dim)}
							</option>
						))}
					</select>
				</label>
			))}
			<span {...tipOfText(t('varianceTitle'))}>{t('variance', { count: latentDim, shares: shares.join(', ') })}</span>
		</div>
	);
}
