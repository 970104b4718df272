import { type CSSProperties, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaBoundary } from '../../late/AreaBoundary';
import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { useLesson } from '../../lessons/lessonStore';
import { LatentMaps } from '../../map/LatentMaps';
import { type DockTab, useDock } from '../../state/dockStore';
import { useExploration } from '../../state/explorationStore';
import { useGuide } from '../../state/guideStore';
import { useModelPicture } from '../../state/modelPage';
import { pageAddress } from '../../state/pageAddress';
import {
	chooseEverything,
	unfold,
	useChoseEverything,
	useEverything,
	useScreen,
	useUnfolded,
} from '../../state/screenStore';
import { isTyping } from '../../ui/isTyping';
import { CalmBar } from '../Calm/CalmBar';
import { Sentence } from '../Calm/Sentence';
import { Header } from '../Header/Header';
import { ExplainedSymbols } from '../Symbol/ExplainedSymbols';
import styles from './App.module.css';

/** The maps come first; what stands beside and under them follows in files of its own. */
const DecodedPanel = latePart(() => import('../../action/DecodedAction/DecodedPanel'));
/** Its column is folded on a first visit. */
const Controls = latePart(() => import('../../controls/Controls/Controls'));
/** It depends on the course, which the panel that shows it does not. */
const Why = latePart(() => import('../Why/Why'));
const Guide = latePart(() => import('../Guide/Guide'));
const ThumbReading = latePart(() => import('../Calm/ThumbReading'));
const Dock = latePart(() => import('../Dock/Dock'));
/** Samples of the prior are shown when a person draws some. */
const HoleMarks = latePart(() => import('../../action/PriorSamples/HoleMarks'));
/** The model on the whole screen. */
const ModelPage = latePart(() => import('../Model/ModelPage'));
/** A file that is being read, and what is asked of it. */
const PendingTable = latePart(() => import('../OwnData/PendingTable'));
/** The course comes when it is asked for. */
const Lesson = latePart(() => import('../../coursePages/Lesson/Lesson'));
const Notices = latePart(() => import('../Notices/Notices'));

/** What the dock shows under the maps on any page: it stands side by side, and needs the width. */
const WIDE_TABS: ReadonlySet<DockTab> = new Set(['model', 'agent']);

/** The key `e` shows everything, or the calm page again. @returns ends it */
function bindEverythingKey(): () => void {
	const onKey = (event: KeyboardEvent) => {
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
		if (event.key === 'e') chooseEverything(!useScreen.getState().everything);
	};
	document.addEventListener('keydown', onKey);
	return () => document.removeEventListener('keydown', onKey);
}

/** A lesson points at parts that may be folded, and a step of the history names what the dock showed. @returns ends it */
function unfoldWhatIsNeeded(): () => void {
	const dockToo = () => {
		if (pageAddress.view !== null) unfold('dock');
	};
	dockToo();
	const ends = [
		useLesson.subscribe(
			({ lesson }) => lesson !== null,
			(inLesson) => useScreen.setState({ inLesson }),
			{ fireImmediately: true },
		),
		pageAddress.onStep(dockToo),
	];
	return () => {
		for (const end of ends) end();
	};
}

/** Tooltips come after the first frame. @returns ends them */
function beginTooltips(): () => void {
	let end = () => {};
	let over = false;
	const begin = ({ startTooltips }: typeof import('../../ui/tooltips')) => {
		if (!over) end = startTooltips();
	};
	// Without them every control is still named.
	import('../../ui/tooltips').then(begin, () => {});
	return () => {
		over = true;
		end();
	};
}

/** The page: controls, the two maps, what the probe decodes to, and the dock under the maps; calm until it is unfolded. */
export function App() {
	const { t } = useTranslation('header');
	const tab = useDock((state) => state.tab);
	const inLesson = useLesson(({ lesson }) => lesson !== null);
	const everything = useEverything();
	const controls = useUnfolded('controls');
	const dock = useUnfolded('dock');
	const modelLarge = useModelPicture(({ large }) => large);
	const sampled = useExploration(({ samples }) => samples !== null);
	const guided = useGuide(({ step }) => step !== null);
	const dockHeight = useScreen((screen) => screen.dockHeight);
	useEffect(bindEverythingKey, []);
	useEffect(unfoldWhatIsNeeded, []);
	useEffect(beginTooltips, []);
	// The question stands beside what the last page showed.
	const view = useLesson(({ lesson, page }) => lesson?.pages[Math.min(page, lesson.pages.length - 1)].view);
	const onPage = useLesson(({ lesson, page }) => lesson !== null && page < lesson.pages.length);
	const chose = useChoseEverything();
	return (
		<div
			className={dock && tab !== 'measurements' ? styles.withTallDock : styles.page}
			style={dockHeight === null ? undefined : ({ '--dock-chosen': `min(${dockHeight}rem, 70vh)` } as CSSProperties)}
			data-calm={everything ? undefined : ''}
			data-folded={[!controls && 'controls', !dock && 'dock'].filter(Boolean).join(' ') || undefined}
			data-tab={tab}
			data-wide={WIDE_TABS.has(tab) || undefined}
			data-lesson={inLesson ? (view?.instrument ? 'instrument' : 'page') : undefined}
			data-decoded={view?.decoded}
			data-calm-lesson={(onPage && !chose && !view?.agents) || undefined}
		>
			<AreaBoundary>
				<PendingTable />
			</AreaBoundary>
			<div className={styles.top}>
				<AreaBoundary>
					<Header />
				</AreaBoundary>
				<AreaBoundary>
					<Notices />
				</AreaBoundary>
				{!everything && <Sentence />}
			</div>
			<PartBoundary>{guided && <Guide />}</PartBoundary>
			{controls && (
				<aside className={styles.controls} aria-label={t(inLesson ? 'areaLesson' : 'areaControls')}>
					<AreaBoundary>{inLesson ? <Lesson /> : <Controls />}</AreaBoundary>
				</aside>
			)}
			<main className={styles.maps} aria-label={t('areaMaps')}>
				<AreaBoundary>
					<LatentMaps />
				</AreaBoundary>
			</main>
			{!everything && (
				<div className={styles.bar}>
					<CalmBar />
				</div>
			)}
			<aside className={styles.decoded} aria-label={t('areaDecoded')}>
				<AreaBoundary>
					<DecodedPanel Why={Why} />
				</AreaBoundary>
			</aside>
			<PartBoundary>
				{!modelLarge && <ExplainedSymbols />}
				<ThumbReading />
				{sampled && <HoleMarks />}
				{modelLarge && <ModelPage Symbols={ExplainedSymbols} />}
			</PartBoundary>
			{dock && (
				<section className={styles.dock} aria-label={t('areaMeasurements')}>
					<AreaBoundary>
						<Dock />
					</AreaBoundary>
				</section>
			)}
		</div>
	);
}
