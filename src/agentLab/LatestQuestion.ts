/**
 * Asks one question at a time, always the latest, no more often than every so many milliseconds: a pointer that moves, or
 * a policy that learns, never leaves a queue behind.
 */

/** The page's clock and timers. */
export interface QuestionClock {
	/** ms */
	now(): number;
	/** @returns what cancels it */
	after(milliseconds: number, callback: () => void): () => void;
}

const pageQuestionClock: QuestionClock = {
	now: () => performance.now(),
	after: (milliseconds, callback) => {
		const timer = setTimeout(callback, milliseconds);
		return () => clearTimeout(timer);
	},
};

export class LatestQuestion<Question, Answer> {
	private wanted: Question | null = null;
	private isAsked = false;
	private askedAt = Number.NEGATIVE_INFINITY;
	private cancelTimer: (() => void) | null = null;
	private isUnderWay = false;

	/**
	 * @param ask rejects where there is no answer: nothing is told then
	 * @param interval ms from one question to the next at least
	 * @param goesOn whether the same question may have another answer by now, and is asked again
	 */
	constructor(
		private readonly ask: (question: Question) => Promise<Answer>,
		private readonly tell: (answer: Answer, question: Question) => void,
		private readonly interval: number,
		private readonly goesOn: () => boolean = () => false,
		private readonly clock: QuestionClock = pageQuestionClock,
	) {}

	/** What is wanted from now on; null: nothing. */
	want(question: Question | null): void {
		this.wanted = question;
		this.isAsked = false;
		this.plan();
	}

	/** The same question may have another answer now. */
	repeat(): void {
		this.want(this.wanted);
	}

	/** Nothing is asked any more. */
	end(): void {
		this.want(null);
		this.cancelTimer?.();
		this.cancelTimer = null;
	}

	private plan(): void {
		if (this.isUnderWay || this.cancelTimer || this.wanted === null) return;
		if (this.isAsked && !this.goesOn()) return;
		const wait = Math.max(0, this.askedAt + this.interval - this.clock.now());
		this.cancelTimer = this.clock.after(wait, () => {
			this.cancelTimer = null;
			void this.askNow();
		});
	}

	private async askNow(): Promise<void> {
		const question = this.wanted;
		if (question === null) return;
		this.isUnderWay = true;
		this.isAsked = true;
		this.askedAt = this.clock.now();
		try {
			const answer = await this.ask(question);
			if (this.wanted !== null) this.tell(answer, question);
		} catch {
			// The agents have not begun, or the worker was lost: the training says so.
		} finally {
			this.isUnderWay = false;
			this.plan();
		}
	}
}
