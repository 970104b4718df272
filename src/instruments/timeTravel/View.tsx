import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/formatNumber';
import { addMapLayer, invalidateMapLayers } from '../../plane/mapLayers';
import { Picture } from '../../plane/Picture';
import { StepSlider, stepIndex } from '../../plane/StepSlider';
import { useExploration } from '../../state/explorationStore';
import { goToStep } from '../../state/playPast';
import { branchFrom } from '../../state/runAnswers';
import { useSession } from '../../state/sessionStore';
import { lossHistory, useTimeline } from '../../state/shownHistory';
import { travelToPresent } from '../../state/timeTravel';
import { tip } from '../../ui/tip';
import styles from '../shared/parts.module.css';
import { drawTimeline, endOf, ROOM } from './drawTimeline';
import { trailLayer } from './trailLayer';

/** Goes back through the training, and continues from a step with other settings. */
export default function TimeTravel() {
	const { t } = useTranslation(['timeTravel', 'instruments']);
	const { steps, branchSteps, shown } = useTimeline();
	const [trails, setTrails] = useState(false);
	const [branched, setBranched] = useState<number | null>(null);
	const last = steps.length - 1;
	const at = shown ?? steps[last] ?? 0;
	const branchStep = branchSteps.findLast((step) => step <= at);
	useTrails(trails);

	// A picture is drawn for the width that it has only when it is.
	const [width, setWidth] = useState(1);

	function branch(): void {
		if (branchStep !== undefined) setBranched(branchFrom(branchStep));
	}

	if (steps.length < 2) return <p className={styles.waiting}>{t('nothingYet')}</p>;
	return (
		<div className={styles.body}>
			<div className={styles.side}>
				<StepChoice at={at} />
				<div className={styles.row}>
					<button
						type="button"
						className={styles.small}
						disabled={branchStep === undefined}
						data-testid="time-travel-branch"
						onClick={branch}
					>
						{branchStep === undefined ? t('noBranch') : t('branch', { step: formatCount(branchStep) })}
					</button>
				</div>
				<p className={styles.note} role="status">
					{branched === null ? t('branchNote') : t('branched', { step: formatCount(branched) })}
				</p>
				<label className={styles.check}>
					<input type="checkbox" checked={trails} onChange={(event) => setTrails(event.target.checked)} />
					{t('trails')}
				</label>
			</div>
			<figure className={styles.figure}>
				<figcaption className={styles.note}>{t('curve')}</figcaption>
				<Picture
					label={t('picture', {
						frames: formatCount(steps.length),
						branches: formatCount(branchSteps.length),
						step: formatCount(at),
					})}
					draw={(ground) => {
						if (ground.width !== width) setWidth(ground.width);
						drawTimeline(ground, lossHistory(), { steps, branchSteps, shown: at });
					}}
					onPlace={(x) => {
						const share = (x * width - ROOM.left) / (width - ROOM.left - ROOM.right);
						goToStep(Math.max(0, share) * endOf({ steps, branchSteps, shown: at }));
					}}
				/>
			</figure>
		</div>
	);
}

/** Draws the trails on the maps, and redraws them when other transitions are chosen. */
function useTrails(wanted: boolean): void {
	const recorded = useSession((session) => session.training.is === 'recorded');
	useEffect(() => {
		if (!wanted || recorded) return;
		const remove = addMapLayer(trailLayer);
		const unsubscribe = [
			useExploration.subscribe(({ selection }) => selection, invalidateMapLayers),
			useExploration.subscribe(({ pins }) => pins, invalidateMapLayers),
		];
		return () => {
			remove();
			for (const end of unsubscribe) end();
		};
	}, [wanted, recorded]);
}

/** Goes to a step of the past, or back to the present. */
function StepChoice({ at }: { readonly at: number }) {
	const { t } = useTranslation('timeTravel');
	const { steps, shown } = useTimeline();
	const last = steps.length - 1;
	const index = stepIndex(steps, at);
	return (
		<>
			<div className={styles.slider}>
				<span aria-hidden="true">{t('step')}</span>
				<StepSlider
					steps={steps}
					at={at}
					onStep={goToStep}
					valueText={t('stepOf', { step: formatCount(at), last: formatCount(steps[last]) })}
					label={t('step')}
					testId="time-travel-slider"
				/>
				<span className={styles.value} data-testid="time-travel-shown" data-step={at}>
					{formatCount(at)}
				</span>
			</div>
			<div className={styles.row}>
				<button
					type="button"
					className="iconButton"
					aria-label={t('earlier')}
					{...tip(t('earlier'))}
					onClick={() => goToStep(steps[Math.max(0, index - 1)])}
				>
					<ChevronLeft size={16} aria-hidden="true" />
				</button>
				<button
					type="button"
					className="iconButton"
					aria-label={t('later')}
					{...tip(t('later'))}
					onClick={() => goToStep(steps[Math.min(last, index + 1)])}
				>
					<ChevronRight size={16} aria-hidden="true" />
				</button>
				<button type="button" className={styles.small} disabled={shown === null} onClick={travelToPresent}>
					{t('now')}
				</button>
			</div>
		</>
	);
}
