import { Pause, Play, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../i18n/formatNumber';
import { isUnderWay } from '../lab/trainingState';
import { StepSlider } from '../plane/StepSlider';
import { goToStep, playPast, stopPast, usePlayPast } from '../state/playPast';
import { useSession } from '../state/sessionStore';
import { useTimeline } from '../state/shownHistory';
import { travelToPresent } from '../state/timeTravel';
import { tip } from '../ui/tip';
import styles from './Scrubber.module.css';

/**
 * Time travel under the maps: the whole training that is shown, from its first step, played or by hand. That an earlier step
 * is shown stands here alone: in the titles it would make the maps smaller.
 */
export default function Scrubber() {
	const { t } = useTranslation('map');
	const { steps, shown } = useTimeline();
	const playing = usePlayPast((state) => state.playing);
	const training = useSession((state) => isUnderWay(state.training));
	const newest = useSession(({ step }) => step);
	const last = steps[steps.length - 1] ?? 0;
	// As high as with its slider: the maps keep their size.
	if (steps.length < 2) return <div className={styles.scrubber} />;
	const at = shown ?? newest;
	const Icon = playing ? Pause : Play;
	return (
		<div className={styles.scrubber} data-figure-skip>
			<button
				type="button"
				className="iconButton"
				data-testid="play-past"
				aria-label={t(playing ? 'pastStop' : 'pastPlay')}
				{...tip(t(playing ? 'pastStop' : 'pastPlay'))}
				aria-disabled={training || undefined}
				onClick={() => {
					if (training) return;
					if (playing) stopPast();
					else playPast();
				}}
			>
				<Icon size={15} fill="currentColor" aria-hidden="true" />
			</button>
			<span className={styles.end}>{formatCount(steps[0])}</span>
			<StepSlider
				steps={steps}
				at={shown ?? last}
				onStep={goToStep}
				label={t('pastSlider')}
				valueText={t('pastOf', { step: formatCount(at), last: formatCount(Math.max(last, newest)) })}
				testId="scrubber"
			/>
			{shown !== null && !playing ? (
				<button type="button" className={styles.past} {...tip(t('pastBack'))} onClick={travelToPresent}>
					<span data-testid="scrubber-step" data-step={at}>
						{t('pastStep', { step: formatCount(at) })}
					</span>
					<X size={12} aria-hidden="true" />
				</button>
			) : (
				<span className={styles.step} data-testid="scrubber-step" data-step={at}>
					{formatCount(at)}
				</span>
			)}
		</div>
	);
}
