import { useTranslation } from 'react-i18next';
import { formatMeasured, formatSetting } from '../../i18n/numerals';
import styles from './Model.module.css';
import type { ShownModel } from './useModelTrace';

/** The three weighted terms of the loss of this input, as parts of one bar. */
export function LossBar({ shown }: { readonly shown: ShownModel }) {
	const { t } = useTranslation('model');
	const { trace, settings } = shown;
	const { weighted, total } = trace;
	if (!weighted || total === null) {
		return <p className={styles.noLoss}>{t(trace.encoder ? 'noLoss' : 'noLossOfProbe')}</p>;
	}
	const terms = [
		{ id: 'state', name: `${coefficient(settings.stateWeight)}‖Δs − Δŝ‖² ÷ S`, value: weighted.state },
		{ id: 'parameters', name: `${coefficient(settings.parameterWeight)}‖x − x̂‖² ÷ P`, value: weighted.parameters },
		{ id: 'kl', name: `${formatSetting(settings.klWeight)} · ΣKL ÷ Z`, value: weighted.kl },
	] as const;
	return (
		<div className={styles.loss} data-testid="model-loss" translate="no">
			<b className={styles.total}>{t('sumOfLoss', { total: formatMeasured(total) })}</b>
			{terms.map(({ id, name, value }) => (
				<span key={id} className={styles.term} data-term={id}>
					{name} = <b>{formatMeasured(value)}</b>
				</span>
			))}
			<span className={styles.bar} aria-hidden="true">
				{terms.map(({ id, value }) => (
					<i key={id} data-term={id} style={{ flexGrow: Math.max(0, value) / Math.max(total, 1e-12) }} />
				))}
			</span>
		</div>
	);
}

function coefficient(weight: number): string {
	return weight === 1 ? '' : `${formatSetting(weight)} · `;
}
