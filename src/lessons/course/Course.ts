import { openView, useMapView } from '../../plane/mapView';
import { DEFAULT_VIEWPORT } from '../../plane/projection';
import { useConfig } from '../../state/configStore';
import { dropTraining, takeTrainingUp } from '../../state/heldTraining';
import { keepLink } from '../../state/linkSync';
import { useNotices } from '../../state/noticeStore';
import { pageAddress } from '../../state/pageAddress';
import { type Classroom, readClassroom } from '../classroom';
import type { AgentStage, LessonPage, Stage } from '../Lesson';
import { NO_BET, useLesson } from '../lessonStore';
import { progressOf, sawPage } from '../progress';
import { LESSON_IDS, type Lesson, type LessonId, loadLesson } from '../registry';
import { openingOf, stageOf } from '../stage';
import { finishAgents, type OwnAgents, putAgentsAside, standAgents, takeAgentsUp } from './agentStage';
import { hasSettings, placeOf, presetOn, setAddress, tellUnread, tellUnused } from './courseAddress';
import { giveBackScreen, type OwnThings, takeOwnThings } from './ownThings';
import { showTab, showView } from './pageView';
import type { Stages } from './Stages';
import { finishAct, watchAct } from './watchAct';

/**
 * Entering, turning the pages of, and leaving a lesson. Entering sets the learner's work aside; leaving restores it,
 * wherever in the course they are by then.
 */
export class Course {
	private own: OwnThings | null = null;
	/** The learner's agents, from the first page on that has some of its own. */
	private ownAgents: Promise<OwnAgents> | null = null;
	private unwatch = () => {};
	/**
	 * Entering and leaving wait until what is trained has paused, so they run one after the other: none may find the page
	 * half set aside or half restored, as after a double click.
	 */
	private turn: Promise<void> = Promise.resolve();

	constructor(private readonly stages: Stages) {}

	/**
	 * Opens a lesson.
	 * @param page its id; null where the learner was last, else the first
	 */
	open(id: LessonId, page: string | null = null): Promise<void> {
		return this.inTurn(() => this.enter(id, page, true));
	}

	/** Shows a page of the open lesson. @param index the number of pages is that of the question, then come the exercises */
	turnTo(index: number): void {
		this.show(index, true);
	}

	/** Locks the bet of the open page, takes the steps of its stage in view, and judges the bet when they are taken. */
	async lockBet(): Promise<void> {
		const { lesson, page: index, bet, preparing } = useLesson.getState();
		const page = lesson?.pages.at(index);
		if (!lesson || page?.act.kind !== 'predict' || bet.chosen === null || preparing) return;
		if (bet.phase === 'training' || bet.phase === 'judged') return;
		useLesson.setState({ bet: { ...bet, phase: 'training' } });
		const outcome = page.view?.agents
			? await finishAgentsOf(page, page.view.agents)
			: await this.stages.finish(this.ownSettings(lesson, page, stageOf(lesson, index)), this.engine);
		if (outcome === 'left') return;
		useLesson.setState({ bet: { ...bet, phase: outcome === 'there' ? 'judged' : 'stopped' } });
		if (outcome === 'there') finishAct(lesson.id, page.id);
	}

	/** Brings the training to the stage of an exercise, in view; false where something else was asked for meanwhile. */
	standOn(stage: Stage): Promise<boolean> {
		return this.stages.show(stage, this.engine);
	}

	/** Opens the lesson that the page's address leads to, and says what of a link could not be used. */
	async openFromAddress(): Promise<void> {
		const read = readClassroom(location.search);
		if (!read.ok) {
			tellUnread(read);
			return;
		}
		const { classroom, unknown } = read;
		if (!classroom) return;
		const preset = classroom.preset && (await hasSettings());
		await this.inTurn(() => this.enter(classroom.lesson, classroom.page, false, { ...classroom, preset }));
		tellUnused(classroom, unknown, preset);
	}

	/** Into the course, at the first lesson whose question is not answered yet; or out of it. */
	toggle(): Promise<void> {
		return this.inTurn(() => {
			if (useLesson.getState().lesson) return this.giveBack(true);
			return this.enter(LESSON_IDS.find((id) => !progressOf(id).answered) ?? LESSON_IDS[0], null, true);
		});
	}

	/** Ends the course and restores the learner's work. */
	leave(): Promise<void> {
		return this.inTurn(() => this.giveBack(true));
	}

	/** Ends the course with the page as it is: something else, as a file, takes the place of what the learner had. */
	async end(): Promise<void> {
		const { own, agents } = this.forget(true);
		if (own) dropTraining(own.training);
		keepLink(false);
		// The agents of the learner are not in the file that takes the place of the maps' training.
		if (agents) await takeAgentsUp(await agents);
	}

	/** Goes where Back or Forward has come to: another page of the course, or none. */
	followHistory(): Promise<void> {
		return this.inTurn(async () => {
			// Another step may have been taken meanwhile: what counts is where the learner is now.
			const read = readClassroom(pageAddress.search);
			const { lesson, classroom } = useLesson.getState();
			if (!read.ok || !read.classroom) {
				if (this.own) await this.giveBack(false);
				return;
			}
			const { lesson: id, page } = read.classroom;
			if (lesson?.id !== id) await this.enter(id, page, false, classroom ?? read.classroom);
			else if (placeOf(lesson, page) !== useLesson.getState().page)
				this.show(Math.max(0, placeOf(lesson, page)), false);
		});
	}

	/** A link that is pasted over the address takes the place of everything; one that cannot be read changes nothing. */
	async followPasted(): Promise<void> {
		if (!this.own) return;
		const { decodeHash, encodeConfig } = await import('../../state/shareLink');
		if (!this.own) return;
		const pasted = location.hash.slice(1);
		if (pasted !== '' && decodeHash(pasted).ok) {
			await this.end();
			return;
		}
		const hash = encodeConfig(this.own.training.config);
		pageAddress.refuseLink(hash && `#${hash}`);
	}

	private inTurn(work: () => Promise<void>): Promise<void> {
		this.turn = this.turn.then(work, work);
		return this.turn;
	}

	/**
	 * @param step whether Back leads to where the learner is now
	 * @param classroom of a teacher's link; what it hides and locks holds until the course is left
	 */
	private async enter(id: LessonId, page: string | null, step: boolean, classroom?: Classroom): Promise<void> {
		const from = pageAddress.search;
		let lesson: Lesson;
		try {
			lesson = await loadLesson(LESSON_IDS.includes(id) ? id : LESSON_IDS[0]);
		} catch (error) {
			const detail = error instanceof Error ? error.message : String(error);
			useNotices.getState().show({ id: 'lesson', tone: 'error', message: 'lessonMissing', values: { detail } });
			return;
		}
		useNotices.getState().dismiss('lesson');
		if (!this.own) {
			keepLink(true);
			this.own = await takeOwnThings();
		}
		// Back was pressed meanwhile: the learner is elsewhere by now.
		if (!step && pageAddress.search !== from) return;
		if (classroom) useLesson.setState({ classroom });
		useLesson.setState({ lesson });
		this.show(Math.max(0, placeOf(lesson, page ?? progressOf(id).page)), step);
	}

	private show(index: number, step: boolean): void {
		const { lesson } = useLesson.getState();
		if (!lesson || index < 0 || index > lesson.pages.length + 1) return;
		this.unwatch();
		useLesson.setState({ page: index, parts: 0, acted: false, bet: NO_BET });
		const page = lesson.pages.at(index) ?? null;
		sawPage(lesson.id, page?.id ?? null);
		setAddress(lesson.id, page, step);
		if (page) void this.enterPage(lesson, page, index);
	}

	private async enterPage(lesson: Lesson, page: LessonPage, index: number): Promise<void> {
		const stage = this.ownSettings(lesson, page, openingOf(lesson, index));
		showTab(page.view ?? {});
		openView(DEFAULT_VIEWPORT);
		useMapView.setState({ tool: 'pan', table: false, card: null, panel: null });
		if (!(await this.stages.show(stage, this.engine))) return;
		useConfig.temporal.getState().clear();
		showView(page.view ?? {});
		if (page.view?.agents) {
			this.ownAgents ??= putAgentsAside();
			await this.ownAgents;
			if (!isOn(page)) return;
			void standAgents(page.view.agents, page.act.kind === 'predict');
		}
		this.unwatch = watchAct(lesson.id, page);
	}

	/** A stage of a page, with the settings of a teacher's link where the page has them. */
	private ownSettings(lesson: Lesson, page: LessonPage, stage: Stage): Stage {
		const preset = presetOn(lesson.id, page) && this.own;
		return preset ? { config: preset.training.config, steps: stage.steps } : stage;
	}

	/** The learner's. */
	private get engine() {
		return this.own?.training.config.engine ?? 'auto';
	}

	private async giveBack(step: boolean): Promise<void> {
		// What stands beside the lesson comes before the lesson goes: else it would count as a step of the learner's.
		if (this.own) giveBackScreen(this.own);
		const { own, agents } = this.forget(step);
		if (own) takeTrainingUp(own.training);
		if (agents) await takeAgentsUp(await agents);
		keepLink(false);
	}

	/** Ends the lesson. @returns what the learner had */
	private forget(step: boolean) {
		this.unwatch();
		this.stages.drop();
		const { own, ownAgents: agents } = this;
		this.own = null;
		this.ownAgents = null;
		useLesson.setState({
			lesson: null,
			page: 0,
			parts: 0,
			acted: false,
			bet: NO_BET,
			classroom: null,
			presenter: false,
		});
		pageAddress.goTo('', step);
		return { own, agents };
	}
}

/** Whether a page is the one that is open. */
function isOn(page: LessonPage): boolean {
	const { lesson, page: index } = useLesson.getState();
	return lesson?.pages.at(index) === page;
}

async function finishAgentsOf(page: LessonPage, agents: AgentStage): Promise<'there' | 'stopped' | 'left'> {
	const isThere = await finishAgents(agents);
	if (!isOn(page)) return 'left';
	return isThere ? 'there' : 'stopped';
}
