import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import type { Classroom } from './classroom';
import type { Lesson } from './registry';

/** A person's prediction of the result of a page's training. */
export interface Bet {
	/** Index of the answer; null before one is chosen. */
	readonly chosen: number | null;
	/**
	 * `open`: it can be changed. `training`: it is locked, and the steps are being taken. `stopped`: they were
	 * interrupted. `judged`: they are taken, and it is said what is right.
	 */
	readonly phase: 'open' | 'training' | 'stopped' | 'judged';
}

export const NO_BET: Bet = { chosen: null, phase: 'open' };

interface LessonState {
	/** The lesson that is open; null outside the course. */
	readonly lesson: Lesson | null;
	/** Index of the page; the number of pages is that of the question. */
	readonly page: number;
	/** How far the page's stage has been trained; null when it is there. */
	readonly preparing: { readonly step: number; readonly steps: number } | null;
	/** Parts of the page's act that have been done, from the first on. */
	readonly parts: number;
	/** Whether the whole act has been done. */
	readonly acted: boolean;
	/** What is bet on a page that asks for it. */
	readonly bet: Bet;
	/** Large type, for a projector. */
	readonly presenter: boolean;
	/** What a teacher's link hides and locks; null without one. */
	readonly classroom: Classroom | null;
}

/** The state of the course on the page. */
export const useLesson = create<LessonState>()(
	subscribeWithSelector(
		(): LessonState => ({
			lesson: null,
			page: 0,
			preparing: null,
			parts: 0,
			acted: false,
			bet: NO_BET,
			presenter: false,
			classroom: null,
		}),
	),
);
