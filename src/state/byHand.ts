/**
 * Changes of settings that a person makes at the controls, as opposed to a script, a link, a file or a lesson: what was
 * trained answers them by being trained again where they ask for it (`retraining.ts`, which loads after the first frame).
 */
import type { Config } from './config/schema';

/** Handles a change of settings made by hand. @returns whether it did */
export type AnswerToHand = (config: Config, before: Config) => boolean;

let hand = false;
let unanswered = false;
let answer: AnswerToHand | null = null;

/** Makes a change of settings by hand. */
export function byHand<T>(change: () => T): T {
	hand = true;
	try {
		return change();
	} finally {
		hand = false;
	}
}

/** Whether the present change of settings is made by hand. */
export function isByHand(): boolean {
	return hand;
}

/** Sets the handler of changes by hand. */
export function answerHand(how: AnswerToHand): void {
	answer = how;
}

/** Suspends the handler, or resumes it: a lesson decides itself what is trained when. */
export function leaveUnanswered(leave: boolean): void {
	unanswered = leave;
}

/** Passes the present change to the handler. @returns whether it was handled */
export function isAnswered(config: Config, before: Config): boolean {
	return hand && !unanswered && (answer?.(config, before) ?? false);
}
