import { SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { KlSlider } from '../../controls/Controls/KlSlider';
import { TrainButton } from '../../controls/Controls/TrainControls';
import { formatSetting } from '../../i18n/formatNumber';
import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { useConfig } from '../../state/configStore';
import { foldByButton, takesFocus } from '../../state/foldByButton';
import { useIsGuided } from '../../state/guideStore';
import { useUnfolded } from '../../state/screenStore';
import { tip } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import styles from './CalmBar.module.css';

/** They come after the first frame. */
const Retrained = latePart(() => import('../../controls/Controls/Retrained'));
const LossSpark = latePart(() => import('./LossSpark'));

/** Leaves the page as much room as the bar takes, which stands over it where the page is one column. */
function keepRoom(bar: HTMLElement | null): (() => void) | undefined {
	if (!bar) return;
	const { style } = document.documentElement;
	let frame = 0;
	// With the next frame: the page that is laid out anew has sizes that others observe.
	const observer = new ResizeObserver(() => {
		cancelAnimationFrame(frame);
		frame = requestAnimationFrame(() => style.setProperty('--bar-room', `${bar.offsetHeight}px`));
	});
	observer.observe(bar);
	return () => {
		observer.disconnect();
		cancelAnimationFrame(frame);
		style.removeProperty('--bar-room');
	};
}

/** Under the maps: Train, the one KL slider, and the ways to the rest; what is unfolded leaves it. */
export function CalmBar() {
	const { t } = useTranslation('screen');
	const controls = useUnfolded('controls');
	const dock = useUnfolded('dock');
	const train = useTarget('train');
	// The guide has the page to itself, but for what it is about.
	const guided = useIsGuided();
	if (controls && dock) return null;
	return (
		<section ref={keepRoom} className={styles.bar} aria-label={t('trainBar')} data-testid="calm-bar" id="thumb-bar">
			{!controls && (
				<>
					<div className={styles.train} {...train.area}>
						<TrainButton />
					</div>
					<KlSetting />
					<div className={styles.anew}>
						<PartBoundary>
							<Retrained />
						</PartBoundary>
					</div>
				</>
			)}
			{!dock && !guided && (
				<div className={styles.sparkRoom}>
					<PartBoundary>
						<LossSpark />
					</PartBoundary>
				</div>
			)}
			{!controls && !guided && (
				<button
					type="button"
					className={`button ${styles.more}`}
					{...tip(t('moreTitle'))}
					data-testid="more"
					ref={takesFocus('controls', false)}
					onClick={() => foldByButton('controls', true)}
				>
					<SlidersHorizontal size={15} aria-hidden="true" />
					{t('more')}
				</button>
			)}
		</section>
	);
}

/** The KL weight of run A: B's stands behind More. */
function KlSetting() {
	const { t } = useTranslation('controls');
	const target = useTarget('klWeightA');
	const weight = useConfig(({ config }) => config.runs[0].klWeight);
	return (
		<div className={styles.kl} data-testid="kl-weight-control" {...target.area}>
			<div className={styles.klHead}>
				<span>{t('klWeight', { run: 'A' })}</span>
				<output className={styles.klValue} translate="no">
					{formatSetting(weight)}
				</output>
			</div>
			<KlSlider run={0} />
		</div>
	);
}
