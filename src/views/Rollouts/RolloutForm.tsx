import { Play, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EPISODE_LIMITS } from '../../analysis/rollout';
import { formatCount } from '../../i18n/formatNumber';
import { LIMITS } from '../../state/config/limits';
import { useConfig } from '../../state/configStore';
import { cancelRollouts, playRollouts, useRollouts } from '../../state/rollouts';
import { NumberField } from '../../ui/NumberField';
import { Segmented } from '../../ui/Segmented';
import styles from './RolloutForm.module.css';

/** How much to play and where; start, progress, cancel. */
export function RolloutForm({ canPlay }: { readonly canPlay: boolean }) {
	const { t } = useTranslation('rollouts');
	const { episodes, seed, published, phase, isPages } = useRollouts();
	const ofData = useConfig(({ config }) => config.published);
	const playing = phase === 'playing' && !isPages;
	return (
		<div className={styles.form}>
			<div className={styles.field} data-field="episodes">
				<span aria-hidden="true">{t('episodes')}</span>
				<NumberField
					label={t('episodes')}
					value={episodes}
					limits={EPISODE_LIMITS}
					integer
					onCommit={(value) => useRollouts.setState({ episodes: value })}
					testId="rollout-episodes"
				/>
			</div>
			<div className={styles.field} data-field="seed">
				<span aria-hidden="true">{t('seed')}</span>
				<NumberField
					label={t('seed')}
					value={seed}
					limits={LIMITS.seed}
					integer
					onCommit={(value) => useRollouts.setState({ seed: value })}
					testId="rollout-seed"
				/>
			</div>
			<div className={styles.field}>
				<span aria-hidden="true">{t('simulator')}</span>
				<Segmented
					label={t('simulator')}
					value={(published ?? ofData) ? 'published' : 'corrected'}
					options={[
						{ value: 'published', label: t('published') },
						{ value: 'corrected', label: t('corrected') },
					]}
					onChange={(value) => useRollouts.setState({ published: value === 'published' })}
				/>
			</div>
			<div className={styles.action}>
				{playing && <Progress />}
				{!playing && !canPlay && <span className={styles.hint}>{t('nothingChosen')}</span>}
				<button
					type="button"
					className={playing ? styles.cancel : styles.play}
					disabled={!playing && !canPlay}
					onClick={playing ? cancelRollouts : playRollouts}
					data-testid="rollout-play"
				>
					{playing ? <X size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />}
					{playing ? t('cancel') : t('play')}
				</button>
			</div>
		</div>
	);
}

function Progress() {
	const { t } = useTranslation('rollouts');
	const total = useRollouts(({ rows, terms }) => rows.length * (terms?.episodes ?? 0));
	const played = useRollouts(({ rows, terms }) => {
		let sum = 0;
		// A policy that cannot play is finished.
		for (const { report } of rows) sum += report?.obstacle ? (terms?.episodes ?? 0) : (report?.level.episodes ?? 0);
		return sum;
	});
	return (
		<span className={styles.progress}>
			<progress max={total} value={played} aria-label={t('progress')} />
			<span aria-hidden="true">
				{formatCount(played)} / {formatCount(total)}
			</span>
		</span>
	);
}
