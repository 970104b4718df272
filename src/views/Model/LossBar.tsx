import { useTranslation } from 'react-i18next';
import { formatMeasured, formatSetting } from '../../i18n/formatNumber';
import { SymbolButton } from './LayerStrip';
import styles from './Model.module.css';
import type { ShownModel } from './useModelTrace';

interface LossBarProps {
	readonly shown: ShownModel;
	/** Each term before its weight, too. */
	readonly withRaw: boolean;
}

/** The three weighted terms of the loss of this input, as parts of one bar. */
export function LossBar({ shown, withRaw }: LossBarProps) {
	const { t } = useTranslation('model');
	const { trace, settings } = shown;
	const { weighted, loss, total } = trace;
	if (!weighted || !loss || total === null) {
		return <p className={styles.noLoss}>{t(trace.encoder ? 'noLoss' : 'noLossOfProbe')}</p>;
	}
	const terms = [
		{ id: 'state', weight: settings.stateWeight, name: '‖Δs − Δŝ‖² ÷ S', value: weighted.state },
		{ id: 'parameters', weight: settings.parameterWeight, name: '‖x − x̂‖² ÷ P', value: weighted.parameters },
		{ id: 'kl', weight: settings.klWeight, name: 'ΣKL ÷ Z', value: weighted.kl },
	] as const;
	return (
		<div className={styles.loss} data-testid="model-loss" translate="no">
			<b className={styles.total}>{t('sumOfLoss', { total: formatMeasured(total) })}</b>
			{terms.map(({ id, name, weight, value }) => (
				<span key={id} className={styles.term} data-term={id}>
					{weight === 1 && !withRaw ? '' : `${formatSetting(weight)} · `}
					<SymbolButton term={id}>{name}</SymbolButton> ={' '}
					{withRaw && `${formatSetting(weight)} × ${formatMeasured(loss[id])} = `}
					<b>{formatMeasured(value)}</b>
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
