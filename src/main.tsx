import '@fontsource-variable/inter/wght.css';
import './theme/tokens.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { askedBet } from './classBet/betPage';
import { TrainButton } from './controls/Controls/TrainControls';
import { showPersonsLanguage, startTexts } from './i18n';
import { latePart } from './late/latePart';
import { loadModule } from './late/loadModule';
import { importLate, tellMissing } from './late/PartBoundary';
import { useLesson } from './lessons/lessonStore';
import { LatentMaps } from './map/LatentMaps';
import { greet } from './state/guideStore';
import { startLab } from './state/lab';
import { openModelFromAddress } from './state/modelPage';
import { followPointers } from './state/paceStore';
import { pageAddress } from './state/pageAddress';
import { keepAndReload, keptWaits, takeUpKept } from './state/reload';
import { applyTheme } from './theme/theme';
import { App } from './views/App/App';
import { embedPart } from './views/App/Embed/embedPart';
import { PageBoundary, shell } from './views/App/PageBoundary';
import { outliveTranslation } from './views/App/translatedPage';

/** One part of the page, for a frame in another page. */
const Embed = latePart(() => import('./views/App/Embed/Embed'));
/** The pages of a class bet. */
const BetPage = latePart(() => import('./views/App/Bet/BetPage'));

/**
 * Loads what the first frame does not need.
 * @param search of the address that the page was opened with
 */
function startLater(search: string, isEmbedded: boolean, isBet: boolean): void {
	// Scripts come after the first frame.
	importLate(
		() => import('./scripting/latentLab'),
		({ latentLab }) => {
			window.latentLab = latentLab;
		},
	);
	importLate(
		() => import('./views/Header/Figures/figureMenu'),
		({ watchFigures }) => watchFigures(createRoot),
	);
	// A link into the course.
	if (location.search)
		importLate(
			() => import('./lessons/course/pageCourse'),
			({ course }) => course.openFromAddress(),
		);
	// A training that lies beside the page.
	const asked = new URLSearchParams(search).get('open');
	if (asked)
		importLate(
			() => import('./views/Header/files'),
			({ openPublished }) => openPublished(asked),
		);
	pageAddress.onStep(() => {
		if (pageAddress.search || useLesson.getState().lesson)
			importLate(
				() => import('./lessons/course/pageCourse'),
				({ course }) => course.followHistory(),
			);
	});
	openModelFromAddress(location.search);
	// What is shown in a page of others asks for nothing and keeps nothing; a bet is trained only once it is made.
	if (!isEmbedded && !isBet)
		importLate(
			() => import('./views/App/keepTrainings'),
			({ keepTrainings }) => keepTrainings(),
		);
	if (!isBet)
		importLate(
			() => import('./state/retraining'),
			({ answerByTraining }) => answerByTraining(),
		);
	importLate(
		() => import('./views/App/offline'),
		({ keepOffline }) => keepOffline(),
	);
	importLate(
		() => import('./views/App/dropFiles'),
		({ openDroppedFiles }) => openDroppedFiles(),
	);
}

function tellLanguageMissing(fault: unknown): void {
	tellMissing(fault, () => showPersonsLanguage().catch(tellLanguageMissing));
}

/** Draws the page. What fails before leaves the static shell of index.html, which public/shell.js shows. */
async function start(): Promise<void> {
	// public/shell.js has seen a style sheet fail, or looked for what the page is built on.
	const { dataset } = document.documentElement;
	if ('unstyled' in dataset) throw new Error('A style sheet of the page did not load');
	if ('tooOld' in dataset) throw new Error('The browser is older than the page needs');
	outliveTranslation();
	applyTheme();
	// In a frame whose sandbox gives the page no origin.
	if (globalThis.origin === 'null') (await import('./workers/importWorkers')).importWorkers();
	await startTexts().catch(tellLanguageMissing);
	greet(location);
	followPointers(window);
	const { search } = location;
	// What a reload kept goes further than the link in the address.
	await startLab(
		(linked) => {
			if (!keptWaits())
				importLate(
					() => import('./state/reachLinked'),
					({ reachLinked }) => reachLinked(linked),
				);
		},
		(environment, goOn) =>
			importLate(
				() => import('./views/Header/files'),
				({ askForLinkedData }) => askForLinkedData(environment, goOn),
			),
		(agents) =>
			importLate(
				() => import('./agentLab/agentLink'),
				({ openLinkedAgents }) => openLinkedAgents(agents),
			),
		async (file) => {
			// An address that asks for a lesson or a file has that.
			if (search || keptWaits()) return;
			const { openPublished } = await loadModule(() => import('./views/Header/files'));
			await openPublished(file);
		},
	);
	await takeUpKept();
	const embedded = embedPart(location.search);
	const bet = askedBet(location.search);
	startLater(search, embedded !== null, bet !== null);
	const root = document.getElementById('root');
	if (!root) throw new Error('index.html has no #root');
	createRoot(root).render(
		<StrictMode>
			<PageBoundary>
				{embedded ? (
					<Embed part={embedded} Maps={LatentMaps} Train={TrainButton} />
				) : bet ? (
					<BetPage asked={bet} />
				) : (
					<App />
				)}
			</PageBoundary>
		</StrictMode>,
	);
}

shell()
	?.querySelector('#reload')
	?.addEventListener('click', (event) => {
		event.preventDefault();
		void keepAndReload();
	});
await start();
