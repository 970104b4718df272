/**
 * Changes of settings that a person makes at the controls, as opposed to a script, a link, a file or a lesson: what was
 * trained answers them by being trained anew where they ask for it (`retraining.ts`, which loads after the first picture).
 */
import type { Config } from './config/schema';

/** Takes care of a change of settings that was made by hand. @returns whether it did */
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

/** Whether the change of settings that is under way is made by hand. */
export function isByHand(): boolean {
	return hand;
}

/** Lets changes by hand be answered from now on. */
export function answerHand(how: AnswerToHand): void {
	answer = how;
}

/** Leaves changes by hand unanswered, or no longer: a lesson says itself what is trained when. */
export function leaveUnanswered(leave: boolean): void {
	unanswered = leave;
}

/** Answers the change that is under way. @returns whether somebody has taken care of it */
export function isAnswered(config: Config, before: Config): boolean {
	return hand && !unanswered && (answer?.(config, before) ?? false);
}
