import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { environmentById } from '../../environments/registry';
import { localized } from '../../i18n';
import { formatMeasured, formatPercent } from '../../i18n/formatNumber';
import { BASELINE_EPISODES, type BaselineRow, playBaseline, useBaseline } from '../../state/baseline';
import { specOfChoice } from '../choice';
import { useAgentLab } from '../pageAgentLab';
import styles from './Agent.module.css';

/** Before the first press of Train: what the random policy reaches, from which an agent begins, measured when it is opened. */
export function Baseline() {
	const { t } = useTranslation('agent');
	const id = useAgentLab(({ choice }) => choice.environment);
	const published = useAgentLab(({ choice }) => specOfChoice(choice).published);
	const rows = useBaseline((baseline) => baseline.rows);
	useEffect(() => playBaseline(id, published), [id, published]);
	const environment = environmentById(id);
	if (!environment) return null;
	const world = localized(environment.name);
	return (
		<div data-testid="agent-baseline" data-played={rows.length > 0 || undefined}>
			<p className={styles.baseline}>{t('baselineTitle', { world, count: BASELINE_EPISODES })}</p>
			<ul className={styles.baselineRows}>
				{rows.length === 0 && <li>{t('baselinePlaying')}</li>}
				{rows.map(({ policy, level }) => (
					<li key={policy}>
						{t(`baseline-${policy}`)} <b>{reached(level)}</b>
					</li>
				))}
			</ul>
			<p>{t('baselineNext')}</p>
		</div>
	);

	/** Successes with their interval, or the mean return where the world does not define success. */
	function reached({ success, meanReturn }: BaselineRow['level']): string {
		if (!success) return t('baselineReturn', { value: formatMeasured(meanReturn) });
		const { low, high } = success.interval;
		const [least, most] = [low, high].map(formatPercent);
		return t('baselineSuccess', { share: formatPercent(success.share), low: least, high: most });
	}
}
