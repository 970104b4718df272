/** Watches for the act of a page from the moment the page stands. */
import { agentLab } from '../../agentLab/pageAgentLab';
import { useConfig } from '../../state/configStore';
import { useExploration } from '../../state/explorationStore';
import { useSession } from '../../state/sessionStore';
import { selectorOf, type TargetId } from '../../ui/targets';
import { isDone, type PageState, partsOf } from '../acts';
import type { LessonPage } from '../Lesson';
import { useLesson } from '../lessonStore';
import { didAct } from '../progress';
import type { LessonId } from '../registry';

/** Keys that lead past something and do not operate it. */
const PASSING = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'Escape']);

/** A press gives rise to several events in this time, ms, unless another press begins: it is one operation. */
const ONE_PRESS = 250;

/** What begins another press. */
const PRESSES = ['pointerdown', 'keydown'] as const;

/** What operating something gives rise to. */
const OPERATIONS = ['click', 'pointerup', 'keydown', 'input', 'change'] as const;

/** Whether the number that is set by something operated lies in a range. */
function isWithin(operated: Element, [low, high]: readonly [number, number]): boolean {
	if (!(operated instanceof HTMLInputElement)) return false;
	const value = Number(operated.value);
	return value >= low && value <= high;
}

/** Says that the page's act is done. */
export function finishAct(lesson: LessonId, page: string): void {
	useLesson.setState({ acted: true });
	didAct(lesson, page);
}

/**
 * Watches the parts of a page's act one after the other: each begins when the part before it is done.
 * @returns ends it
 */
export function watchAct(lesson: LessonId, { id, act }: LessonPage): () => void {
	const parts = partsOf(act);
	if (parts.length === 0) return () => {};
	const used = new Set<TargetId>();
	const state = (): PageState => ({
		config: useConfig.getState().config,
		exploration: useExploration.getState(),
		step: useSession.getState().step,
		agentStep: agentLab.state.frame?.progress.environmentStep ?? 0,
		used: new Set(used),
	});
	let before = state();
	let next = 0;
	/** When the present press ended a part, on the clock of events. */
	let ended = Number.NEGATIVE_INFINITY;
	const look = () => {
		const begun = next;
		// A setting may stand where a later part wants it already.
		while (next < parts.length && isDone(parts[next], before, state())) {
			// What ended this part does not count for the next.
			used.clear();
			before = state();
			next++;
		}
		if (next === begun) return;
		useLesson.setState({ parts: next });
		if (next < parts.length) return;
		stop();
		finishAct(lesson, id);
	};
	const note = (event: Event) => {
		const part = parts[next];
		if (part?.kind !== 'use' || !(event.target instanceof Element)) return;
		if (event instanceof KeyboardEvent && PASSING.has(event.key)) return;
		// A value that was asked for tells by itself that it was set.
		if (!part.range && event.timeStamp - ended < ONE_PRESS) return;
		if (!event.target.closest(selectorOf(part.target))) return;
		if (part.range && !isWithin(event.target, part.range)) return;
		ended = event.timeStamp;
		used.add(part.target);
		look();
	};
	const begin = (event: Event) => {
		if (!(event instanceof KeyboardEvent && event.repeat)) ended = Number.NEGATIVE_INFINITY;
	};
	const subscriptions = [
		useConfig.subscribe(({ config }) => config, look),
		useExploration.subscribe(look),
		useSession.subscribe(({ step }) => step, look),
		agentLab.store.subscribe(look),
	];
	for (const press of PRESSES) document.addEventListener(press, begin, true);
	for (const operation of OPERATIONS) document.addEventListener(operation, note, true);
	function stop(): void {
		for (const unsubscribe of subscriptions) unsubscribe();
		for (const press of PRESSES) document.removeEventListener(press, begin, true);
		for (const operation of OPERATIONS) document.removeEventListener(operation, note, true);
	}
	return stop;
}
