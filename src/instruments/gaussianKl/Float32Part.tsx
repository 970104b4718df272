import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMeasured } from '../../i18n/formatNumber';
import { NumberSlider } from '../shared/NumberSlider';
import styles from '../shared/parts.module.css';
import { float32Kl } from './gaussianBench';

/** From where σ² has underflowed to where it has overflowed. */
const LOG_SIGMA = { min: -70, max: 50 } as const;

/** What float32 makes of the published expression where no clamp holds log σ. */
export function Float32Part({ mu }: { readonly mu: number }) {
	const { t } = useTranslation('gaussianKl');
	const [logSigma, setLogSigma] = useState(-60);
	const { variance, logOfVariance, twiceLogSigma, published, stable } = float32Kl(mu, logSigma);
	const format = (value: number) => (Number.isNaN(value) ? 'NaN' : formatMeasured(value));
	return (
		<details>
			<summary>{t('float32')}</summary>
			<NumberSlider
				testId="gaussian-kl-float32"
				target="gaussianKlFloat32"
				name={t('float32LogSigma')}
				range="--epsilon"
				value={logSigma}
				limits={LOG_SIGMA}
				onChange={setLogSigma}
			/>
			<table className={styles.table}>
				<tbody>
					{(
						[
							['variance', variance],
							['logOfVariance', logOfVariance],
							['twice', twiceLogSigma],
							['published', published],
							['stable', stable],
						] as const
					).map(([key, value]) => (
						<tr key={key}>
							<th scope="row">{t(key)}</th>
							<td>{format(value)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</details>
	);
}
