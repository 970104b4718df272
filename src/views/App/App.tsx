import { useTranslation } from 'react-i18next';
import { Controls } from '../Controls/Controls';
import { DecodedPanel } from '../DecodedAction/DecodedPanel';
import { Header } from '../Header/Header';
import { KlMeter } from '../KlMeter/KlMeter';
import { LatentMaps } from '../LatentMap/LatentMaps';
import { LossChart } from '../LossChart/LossChart';
import { Notices } from '../Notices/Notices';
import styles from './App.module.css';

/** The page: controls, the two maps, what the probe decodes to, and the measurements under them. */
export function App() {
	const { t } = useTranslation('header');
	return (
		<div className={styles.page}>
			<div className={styles.top}>
				<Header />
				<Notices />
			</div>
			<aside className={styles.controls} aria-label={t('areaControls')}>
				<Controls />
			</aside>
			<main className={styles.maps} aria-label={t('areaMaps')}>
				<LatentMaps />
			</main>
			<aside className={styles.decoded} aria-label={t('areaDecoded')}>
				<DecodedPanel />
			</aside>
			<section className={styles.measurements} aria-label={t('areaMeasurements')}>
				<LossChart />
				<KlMeter />
			</section>
		</div>
	);
}
