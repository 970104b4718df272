import { useTranslation } from 'react-i18next';
import { Controls } from '../../controls/Controls/Controls';
import { AreaBoundary } from '../../late/AreaBoundary';
import { latePart } from '../../late/latePart';
import { useLesson } from '../../lessons/lessonStore';
import { LatentMaps } from '../../map/LatentMaps';
import { useDock } from '../../state/dockStore';
import { Header } from '../Header/Header';
import styles from './App.module.css';

/** The maps come first; what stands beside and under them follows in files of its own. */
const DecodedPanel = latePart(async () => ({
	default: (await import('../../action/DecodedAction/DecodedPanel')).DecodedPanel,
}));
const Dock = latePart(() => import('../Dock/Dock'));
/** The course comes when it is asked for. */
const Lesson = latePart(() => import('../../coursePages/Lesson/Lesson'));
const Notices = latePart(async () => ({ default: (await import('../Notices/Notices')).Notices }));

/** The page: controls, the two maps, what the probe decodes to, and the dock under the maps. */
export function App() {
	const { t } = useTranslation('header');
	const tall = useDock(({ tab }) => tab !== 'measurements');
	const inLesson = useLesson(({ lesson }) => lesson !== null);
	// The question stands beside what the last page showed.
	const view = useLesson(({ lesson, page }) => lesson?.pages[Math.min(page, lesson.pages.length - 1)].view);
	return (
		<div
			className={tall ? styles.withTallDock : styles.page}
			data-lesson={inLesson ? (view?.instrument ? 'instrument' : 'page') : undefined}
			data-decoded={view?.decoded}
		>
			<div className={styles.top}>
				<AreaBoundary>
					<Header />
				</AreaBoundary>
				<AreaBoundary>
					<Notices />
				</AreaBoundary>
			</div>
			<aside className={styles.controls} aria-label={t(inLesson ? 'areaLesson' : 'areaControls')}>
				<AreaBoundary>{inLesson ? <Lesson /> : <Controls />}</AreaBoundary>
			</aside>
			<main className={styles.maps} aria-label={t('areaMaps')}>
				<AreaBoundary>
					<LatentMaps />
				</AreaBoundary>
			</main>
			<aside className={styles.decoded} aria-label={t('areaDecoded')}>
				<AreaBoundary>
					<DecodedPanel />
				</AreaBoundary>
			</aside>
			<section className={styles.dock} aria-label={t('areaMeasurements')}>
				<AreaBoundary>
					<Dock />
				</AreaBoundary>
			</section>
		</div>
	);
}
