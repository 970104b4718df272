import { useTranslation } from 'react-i18next';
import { worldById } from '../../environments/ownWorlds';
import { localized } from '../../i18n';
import { formatFixed } from '../../i18n/formatNumber';
import { useSession } from '../../state/sessionStore';
import styles from '../shared/parts.module.css';
import own from './View.module.css';

interface AlternativesProps {
	/** count × P, in [−1, 1]. */
	readonly parameters: Float32Array;
	readonly action: number;
}

/** What draws of the prior decode to for the chosen state and action: a tick each on −1 … 1. */
export function Alternatives({ parameters, action }: AlternativesProps) {
	const { t } = useTranslation('relabelling');
	const dataset = useSession((session) => session.dataset);
	const environment = dataset ? worldById(dataset.environment) : undefined;
	const names = environment?.actions[action]?.parameters ?? [];
	if (!dataset) return null;
	return names.map(({ id, name }, index) => {
		const values = Array.from(parameters).filter((_, i) => i % dataset.parameterDim === index);
		const text = { low: formatFixed(Math.min(...values), 2), high: formatFixed(Math.max(...values), 2) };
		return (
			<div key={id} className={own.alternatives}>
				<span className={styles.note}>{t('alternatives', { parameter: localized(name) })}</span>
				<span
					className={own.strip}
					role="img"
					aria-label={t('alternativesText', { parameter: localized(name), ...text })}
				>
					{values.map((value, draw) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: the draws are always the same ones
						<i key={draw} style={{ left: `${50 * (value + 1)}%` }} />
					))}
				</span>
			</div>
		);
	});
}
