/**
 * Entering, turning the pages of, and leaving a lesson. Entering sets the learner's work aside; leaving restores it,
 * wherever in the course they are by then.
 */

import { openView, useMapView } from '../../plane/mapView';
import { DEFAULT_VIEWPORT } from '../../plane/projection';
import { useConfig } from '../../state/configStore';
import { dropTraining, takeTrainingUp } from '../../state/heldTraining';
import { keepLink } from '../../state/linkSync';
import { useNotices } from '../../state/noticeStore';
import { pageAddress } from '../../state/pageAddress';
import { type Classroom, classroomSearch, readClassroom } from '../classroom';
import { type AgentStage, LESSON_IDS, type Lesson, type LessonId, type LessonPage, type Stage } from '../Lesson';
import { NO_BET, useLesson } from '../lessonStore';
import { progressOf, sawPage } from '../progress';
import { LESSONS } from '../registry';
import { openingOf, stageOf } from '../stage';
import { finishAgents, type OwnAgents, putAgentsAside, standAgents, takeAgentsUp } from './agentStage';
import { giveBackScreen, type OwnThings, takeOwnThings } from './ownThings';
import { showTab, showView } from './pageView';
import { dropStage, finishStage, showStage } from './stages';
import { finishAct, watchAct } from './watchAct';

/** Stand for what follows the pages in an address, where a page has its id: the question, then the exercises. */
const AFTER_PAGES = ['question', 'exercises'];

/** Characters of a link that a notice repeats. */
const MOST_RECEIVED = 60;

let own: OwnThings | null = null;
/** The learner's agents, from the first page on that has some of its own. */
let ownAgents: Promise<OwnAgents> | null = null;
let unwatch = () => {};

/**
 * Entering and leaving wait until what is trained has paused, so they run one after the other: none may find the page
 * half set aside or half restored, as after a double click.
 */
let turn: Promise<void> = Promise.resolve();

function inTurn(work: () => Promise<void>): Promise<void> {
	turn = turn.then(work, work);
	return turn;
}

async function putOwnAside(): Promise<void> {
	if (own) return;
	keepLink(true);
	own = await takeOwnThings();
}

/**
 * Opens a lesson.
 * @param page its id; null where the learner was last, else the first
 * @param classroom of a teacher's link; what it hides and locks holds until the course is left
 */
export function openLesson(id: LessonId, page: string | null = null, classroom?: Classroom): Promise<void> {
	return inTurn(() => open(id, page, true, classroom));
}

/** @param step whether Back leads to where the learner is now */
async function open(id: LessonId, page: string | null, step: boolean, classroom?: Classroom): Promise<void> {
	const entry = LESSONS.find((lesson) => lesson.id === id) ?? LESSONS[0];
	const from = pageAddress.search;
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
	// Back was pressed meanwhile: the learner is elsewhere by now.
	if (!step && pageAddress.search !== from) return;
	if (classroom) useLesson.setState({ classroom });
	useLesson.setState({ lesson });
	show(Math.max(0, placeOf(lesson, page ?? progressOf(id).page)), step);
}

/** Index of a page of a lesson, also of the question and the exercises; −1 where the lesson has no such page. */
function placeOf({ pages }: Lesson, page: string | null): number {
	const after = AFTER_PAGES.indexOf(page ?? '');
	return after < 0 ? pages.findIndex(({ id }) => id === page) : pages.length + after;
}

/** Shows a page of the open lesson. @param index the number of pages is that of the question, then come the exercises */
export function turnTo(index: number): void {
	show(index, true);
}

function show(index: number, step: boolean): void {
	const { lesson } = useLesson.getState();
	if (!lesson || index < 0 || index > lesson.pages.length + 1) return;
	unwatch();
	useLesson.setState({ page: index, parts: 0, acted: false, bet: NO_BET });
	const page = lesson.pages.at(index) ?? null;
	sawPage(lesson.id, page?.id ?? null);
	setAddress(lesson.id, page, step);
	if (page) void enterPage(lesson, page, index);
}

/** The address leads back to the page; what stands behind # is still the learner's own. */
function setAddress(lesson: LessonId, page: LessonPage | null, step: boolean): void {
	const { hidden = [], locked = [] } = useLesson.getState().classroom ?? {};
	const { lesson: open, page: index } = useLesson.getState();
	const after = AFTER_PAGES[index - (open?.pages.length ?? 0)];
	const place = { lesson, page: page?.id ?? after ?? null, preset: presetOn(lesson, page), hidden, locked };
	pageAddress.goTo(classroomSearch(place), step);
}

/** Whether a page is the one that a teacher's link gives settings of its own. */
function presetOn(lesson: LessonId, page: LessonPage | null): boolean {
	const { classroom } = useLesson.getState();
	if (!classroom?.preset || !page || classroom.lesson !== lesson) return false;
	return classroom.page === null ? useLesson.getState().page === 0 : classroom.page === page.id;
}

async function enterPage(lesson: Lesson, page: LessonPage, index: number): Promise<void> {
	const stage = ownSettings(lesson, page, openingOf(lesson, index));
	showTab(page.view ?? {});
	openView(DEFAULT_VIEWPORT);
	useMapView.setState({ tool: 'pan', table: false, card: null, panel: null });
	if (!(await showStage(stage, engineOfLearner()))) return;
	useConfig.temporal.getState().clear();
	showView(page.view ?? {});
	if (page.view?.agents) {
		ownAgents ??= putAgentsAside();
		await ownAgents;
		if (!isOn(page)) return;
		void standAgents(page.view.agents, page.act.kind === 'predict');
	}
	unwatch = watchAct(lesson.id, page);
}

/** Whether a page is the one that is open. */
function isOn(page: LessonPage): boolean {
	const { lesson, page: index } = useLesson.getState();
	return lesson?.pages.at(index) === page;
}

/** A stage of a page, with the settings of a teacher's link where the page has them. */
function ownSettings(lesson: Lesson, page: LessonPage, stage: Stage): Stage {
	const preset = presetOn(lesson.id, page) && own;
	return preset ? { config: preset.training.config, steps: stage.steps } : stage;
}

function engineOfLearner() {
	return own?.training.config.engine ?? 'auto';
}

/** Locks the bet of the open page, takes the steps of its stage in view, and judges the bet when they are taken. */
export async function lockBet(): Promise<void> {
	const { lesson, page: index, bet, preparing } = useLesson.getState();
	const page = lesson?.pages.at(index);
	if (!lesson || page?.act.kind !== 'predict' || bet.chosen === null || preparing) return;
	if (bet.phase === 'training' || bet.phase === 'judged') return;
	useLesson.setState({ bet: { ...bet, phase: 'training' } });
	const outcome = page.view?.agents
		? await finishAgentsOf(page, page.view.agents)
		: await finishStage(ownSettings(lesson, page, stageOf(lesson, index)), engineOfLearner());
	if (outcome === 'left') return;
	useLesson.setState({ bet: { ...bet, phase: outcome === 'there' ? 'judged' : 'stopped' } });
	if (outcome === 'there') finishAct(lesson.id, page.id);
}

async function finishAgentsOf(page: LessonPage, agents: AgentStage): Promise<'there' | 'stopped' | 'left'> {
	const isThere = await finishAgents(agents);
	if (!isOn(page)) return 'left';
	return isThere ? 'there' : 'stopped';
}

/** Brings the training to the stage of an exercise, in view; false where something else was asked for meanwhile. */
export function standOn(stage: Stage): Promise<boolean> {
	return showStage(stage, engineOfLearner());
}

/** Opens the lesson that the page's address leads to, and says what of a link could not be used. */
export async function openFromAddress(): Promise<void> {
	const read = readClassroom(location.search);
	const { show: tell } = useNotices.getState();
	if (!read.ok) {
		const message = read.fault === 'lesson' ? 'classroomNoLesson' : 'classroomTooLong';
		tell({ id: 'lesson', tone: 'warning', message, values: { received: read.received.slice(0, MOST_RECEIVED) } });
		return;
	}
	const { classroom, unknown } = read;
	if (!classroom) return;
	const preset = classroom.preset && (await hasSettings());
	await inTurn(() => open(classroom.lesson, classroom.page, false, { ...classroom, preset }));
	const { lesson } = useLesson.getState();
	const missing = classroom.page !== null && lesson && placeOf(lesson, classroom.page) < 0;
	const received = missing ? classroom.page : unknown.join(', ');
	if (received)
		tell({
			id: 'lesson',
			tone: 'warning',
			message: missing ? 'classroomNoPage' : 'classroomUnknown',
			values: { received: received.slice(0, MOST_RECEIVED) },
		});
	else if (classroom.preset && !preset) tell({ id: 'lesson', tone: 'warning', message: 'classroomNoPreset' });
}

/** Whether the address has settings behind its #: some programs leave that part of a link out. */
async function hasSettings(): Promise<boolean> {
	if (location.hash.length < 2) return false;
	const { decodeHash } = await import('../../state/shareLink');
	return decodeHash(location.hash).ok;
}

/** Into the course, at the first lesson whose question is not answered yet; or out of it. */
export function toggleCourse(): Promise<void> {
	return inTurn(() => {
		if (useLesson.getState().lesson) return leave(true);
		return open(LESSON_IDS.find((id) => !progressOf(id).answered) ?? LESSON_IDS[0], null, true);
	});
}

/** Ends the course and restores the learner's work. */
export function leaveCourse(): Promise<void> {
	return inTurn(() => leave(true));
}

/** Where Back or Forward has come to: another page of the course, or none. */
export function followHistory(): Promise<void> {
	return inTurn(async () => {
		// Another step may have been taken meanwhile: what counts is where the learner is now.
		const read = readClassroom(pageAddress.search);
		const { lesson, classroom } = useLesson.getState();
		if (!read.ok || !read.classroom) {
			if (own) await leave(false);
			return;
		}
		const { lesson: id, page } = read.classroom;
		if (lesson?.id !== id) await open(id, page, false, classroom ?? read.classroom);
		else if (placeOf(lesson, page) !== useLesson.getState().page) show(Math.max(0, placeOf(lesson, page)), false);
	});
}

async function leave(step: boolean): Promise<void> {
	// What stands beside the lesson comes before the lesson goes: else it would count as a step of the learner's.
	if (own) giveBackScreen(own);
	const held = forget(step);
	if (held) takeTrainingUp(held.training);
	const agents = ownAgents;
	ownAgents = null;
	if (agents) await takeAgentsUp(await agents);
	keepLink(false);
}

/** Ends the course with the page as it is: something else, as a file, takes the place of what the learner had. */
export async function endCourse(): Promise<void> {
	const held = forget(true);
	if (held) dropTraining(held.training);
	const agents = ownAgents;
	ownAgents = null;
	keepLink(false);
	// The agents of the learner are not in the file that takes the place of the maps' training.
	if (agents) await takeAgentsUp(await agents);
}

/** @returns what the learner had */
function forget(step: boolean): OwnThings | null {
	unwatch();
	dropStage();
	const held = own;
	own = null;
	useLesson.setState({ lesson: null, page: 0, parts: 0, acted: false, bet: NO_BET, classroom: null, presenter: false });
	pageAddress.goTo('', step);
	return held;
}

/** A link that is pasted over the address takes the place of everything; one that cannot be read changes nothing. */
async function followPasted(): Promise<void> {
	if (!own) return;
	const { decodeHash, encodeConfig } = await import('../../state/shareLink');
	if (!own) return;
	const pasted = location.hash.slice(1);
	if (pasted !== '' && decodeHash(pasted).ok) {
		await endCourse();
		return;
	}
	const hash = encodeConfig(own.training.config);
	pageAddress.refuseLink(hash && `#${hash}`);
}

pageAddress.onLink(followPasted);
