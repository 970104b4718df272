/**
 * Entering, turning the pages of, and leaving a lesson. Entering puts aside what the learner had; leaving gives it back,
 * wherever in the course they are by then.
 */

import { type Classroom, classroomSearch, readClassroom } from '../../lessons/classroom';
import {
	LESSON_IDS,
	type Lesson,
	type LessonId,
	type LessonPage,
	type PageView,
	type Stage,
} from '../../lessons/Lesson';
import { useLesson } from '../../lessons/lessonStore';
import { progressOf, sawPage } from '../../lessons/progress';
import { LESSONS } from '../../lessons/registry';
import { stageOf } from '../../lessons/stage';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { type HeldTraining, putTrainingAside, takeTrainingUp } from '../../state/heldTraining';
import { keepLink } from '../../state/linkSync';
import { useNotices } from '../../state/noticeStore';
import { showSamples } from '../../state/priorSampling';
import { useDock } from '../Dock/dockStore';
import { useInstruments } from '../Instruments/instrumentStore';
import type { InstrumentId } from '../Instruments/registry';
import { useMapView } from '../LatentMap/mapView';
import { DEFAULT_VIEWPORT } from '../LatentMap/projection';
import { useWorld } from '../World/worldStore';
import { dropStage, showStage } from './stages';
import { watchAct } from './watchAct';

/** What the learner had, to be given back. */
interface Own {
	readonly training: HeldTraining;
	readonly dock: Pick<ReturnType<typeof useDock.getState>, 'tab'>;
	readonly instruments: Pick<ReturnType<typeof useInstruments.getState>, 'open'>;
	readonly map: Pick<ReturnType<typeof useMapView.getState>, 'viewport' | 'tool' | 'table' | 'card' | 'panel'>;
	readonly world: ReturnType<typeof useWorld.getState>;
}

/** Characters of a link that a notice repeats. */
const MOST_RECEIVED = 60;

let own: Own | null = null;
let unwatch = () => {};

async function putOwnAside(): Promise<void> {
	if (own) return;
	const { tab } = useDock.getState();
	const { open } = useInstruments.getState();
	keepLink(true);
	const world = useWorld.getState();
	const { viewport, tool, table, card, panel } = useMapView.getState();
	const map = { viewport, tool, table, card, panel };
	own = { training: await putTrainingAside(), dock: { tab }, instruments: { open }, map, world };
}

/**
 * Opens a lesson.
 * @param page its id; null where the learner was last, else the first
 * @param classroom of a teacher's link; what it hides and locks holds until the course is left
 */
export async function openLesson(id: LessonId, page: string | null = null, classroom?: Classroom): Promise<void> {
	const entry = LESSONS.find((lesson) => lesson.id === id) ?? LESSONS[0];
	let lesson: Lesson;
	try {
		lesson = await entry.load();
	} catch (error) {
		const detail = error instanceof Error ? error.message : String(error);
		useNotices.getState().show({ id: 'lesson', tone: 'error', message: 'lessonMissing', values: { detail } });
		return;
	}
	useNotices.getState().dismiss('lesson');
	await putOwnAside();
	if (classroom) useLesson.setState({ classroom });
	useLesson.setState({ lesson });
	const wanted = page ?? progressOf(id).page;
	turnTo(
		Math.max(
			0,
			lesson.pages.findIndex((candidate) => candidate.id === wanted),
		),
	);
}

/** Shows a page of the open lesson. @param index that of the question is the number of pages */
export function turnTo(index: number): void {
	const { lesson, classroom } = useLesson.getState();
	if (!lesson || index < 0 || index > lesson.pages.length) return;
	unwatch();
	useLesson.setState({ page: index, acted: false });
	const page = lesson.pages.at(index) ?? null;
	sawPage(lesson.id, page?.id ?? null);
	setAddress(lesson.id, page);
	if (page) void enterPage(lesson, page, index, classroom);
}

/** The address leads back to the page; what stands behind # is still the learner's own. */
function setAddress(lesson: LessonId, page: LessonPage | null): void {
	const { classroom } = useLesson.getState();
	const place = { preset: false, hidden: [], locked: [], ...classroom, lesson, page: page?.id ?? null };
	history.replaceState(null, '', `${location.pathname}${classroomSearch(place)}${location.hash}`);
}

async function enterPage(lesson: Lesson, page: LessonPage, index: number, classroom: Classroom | null): Promise<void> {
	const engine = own?.training.config.engine ?? 'auto';
	const presets = classroom?.preset && classroom.lesson === lesson.id && classroom.page === page.id;
	const written = stageOf(lesson, index);
	const stage: Stage = presets && own ? { config: own.training.config, steps: written.steps } : written;
	showTab(page.view ?? {});
	useMapView.setState({ viewport: DEFAULT_VIEWPORT, tool: 'pan', table: false, card: null, panel: null });
	if (!(await showStage(stage, engine))) return;
	useConfig.temporal.getState().clear();
	showView(page.view ?? {});
	unwatch = watchAct(lesson.id, page);
}

function showTab({ tab, instrument, samples }: PageView): void {
	useWorld.setState({ choice: { kind: samples ? 'samples' : 'action', repeated: false } });
	useDock.setState({ tab: instrument ? 'instruments' : (tab ?? 'measurements') });
	if (instrument) useInstruments.setState({ open: instrument as InstrumentId });
}

/** What a page shows in the latent space. */
function showView({ run = 0, samples, pins, path = 'straight' }: PageView): void {
	useExploration.setState({
		run,
		pins: pins ?? [null, null],
		path,
		editedState: null,
		selection: null,
		hovered: null,
		highlighted: null,
		samples: null,
	});
	if (samples) showSamples(samples.count, samples.scale);
}

/** Opens the lesson that the page's address leads to, and says what of a link could not be used. */
export async function openFromAddress(): Promise<void> {
	const read = readClassroom(location.search);
	const { show } = useNotices.getState();
	if (!read.ok) {
		const message = read.fault === 'lesson' ? 'classroomNoLesson' : 'classroomTooLong';
		show({ id: 'lesson', tone: 'warning', message, values: { received: read.received.slice(0, MOST_RECEIVED) } });
		return;
	}
	const { classroom, unknown } = read;
	if (!classroom) return;
	await openLesson(classroom.lesson, classroom.page, classroom);
	const { lesson } = useLesson.getState();
	const missing = classroom.page !== null && lesson && !lesson.pages.some(({ id }) => id === classroom.page);
	const received = missing ? classroom.page : unknown.join(', ');
	if (received)
		show({
			id: 'lesson',
			tone: 'warning',
			message: missing ? 'classroomNoPage' : 'classroomUnknown',
			values: { received: received.slice(0, MOST_RECEIVED) },
		});
}

/** Into the course, at the first lesson whose question is not answered yet; or out of it. */
export async function toggleCourse(): Promise<void> {
	if (useLesson.getState().lesson) await leaveCourse();
	else await openLesson(LESSON_IDS.find((id) => !progressOf(id).answered) ?? LESSON_IDS[0]);
}

/** Ends the course and gives the learner back what they had. */
export async function leaveCourse(): Promise<void> {
	const held = forget();
	if (held) {
		useDock.setState(held.dock);
		useInstruments.setState(held.instruments);
		useMapView.setState(held.map);
		useWorld.setState(held.world);
		await takeTrainingUp(held.training);
	}
	keepLink(false);
}

/** Ends the course; the page stays as it is. @returns what the learner had */
function forget(): Own | null {
	unwatch();
	dropStage();
	const held = own;
	own = null;
	useLesson.setState({ lesson: null, page: 0, acted: false, classroom: null, presenter: false });
	history.replaceState(null, '', `${location.pathname}${location.hash}`);
	return held;
}

// A link that is pasted over the address takes the place of everything.
addEventListener('hashchange', () => {
	if (!own) return;
	forget();
	keepLink(false);
});
