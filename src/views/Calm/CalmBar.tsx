import { SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { KlSlider } from '../../controls/Controls/KlSlider';
import { TrainButton } from '../../controls/Controls/TrainControls';
import { formatSetting } from '../../i18n/numerals';
import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { useConfig } from '../../state/configStore';
import { foldByButton, takesFocus } from '../../state/foldByButton';
import { useIsGuided } from '../../state/guideStore';
import { useUnfolded } from '../../state/screenStore';
import { tip } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import styles from './CalmBar.module.css';

/** They come after the first picture. */
const Retrained = latePart(() => import('../../controls/Controls/Retrained'));
const LossSpark = latePart(() => import('./LossSpark'));

/** Under the maps: Train, the one KL slider, and the ways to the rest; what is unfolded leaves it. */
export function CalmBar() {
	const { t } = useTranslation('screen');
	const controls = useUnfolded('controls');
	const dock = useUnfolded('dock');
	// The guide has the page to itself, but for what it is about.
	const guided = useIsGuided();
	if (controls && dock) return null;
	return (
		<section className={styles.bar} aria-label={t('trainBar')} data-testid="calm-bar">
			{!controls && (
				<>
					<div className={styles.train}>
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
