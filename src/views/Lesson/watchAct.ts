/** Watches for the act of a page from the moment the page stands. */
import { isDone, type PageState } from '../../lessons/acts';
import type { LessonId, LessonPage } from '../../lessons/Lesson';
import { useLesson } from '../../lessons/lessonStore';
import { didAct } from '../../lessons/progress';
import { TARGETS, type TargetId } from '../../lessons/targets';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { useSession } from '../../state/sessionStore';

/** What operating something gives rise to. */
const OPERATIONS = ['click', 'pointerup', 'keydown', 'input', 'change'] as const;

/** Says that the page's act is done. */
export function finishAct(lesson: LessonId, page: string): void {
	useLesson.setState({ acted: true });
	didAct(lesson, page);
}

/** @returns ends it */
export function watchAct(lesson: LessonId, { id, act }: LessonPage): () => void {
	const used = new Set<TargetId>();
	const state = (): PageState => ({
		config: useConfig.getState().config,
		exploration: useExploration.getState(),
		step: useSession.getState().step,
		used,
	});
	const before = state();
	const look = () => {
		if (!isDone(act, before, state())) return;
		stop();
		finishAct(lesson, id);
	};
	const note = ({ target }: Event) => {
		if (act.kind !== 'use' || !(target instanceof Element)) return;
		if (target.closest(`[data-testid="${TARGETS[act.target]}"]`)) used.add(act.target);
		look();
	};
	const subscriptions = [
		useConfig.subscribe(({ config }) => config, look),
		useExploration.subscribe(look),
		useSession.subscribe(({ step }) => step, look),
	];
	for (const operation of OPERATIONS) document.addEventListener(operation, note, true);
	function stop(): void {
		for (const unsubscribe of subscriptions) unsubscribe();
		for (const operation of OPERATIONS) document.removeEventListener(operation, note, true);
	}
	return stop;
}
