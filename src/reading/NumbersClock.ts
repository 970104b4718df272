/**
 * One beat for every number that follows the training. Digits that change with each frame cannot be read, and each
 * change costs a layout of the page: numbers change a few times a second, all in one display frame, and the frames
 * between are left to the maps.
 */

/** Milliseconds between two beats. */
const BEAT = 125;

/** Milliseconds in which what a person moved is drawn. */
const FRAME = 16;

/** Most display frames that a beat is postponed while a person moves something in each. */
const MOST_LET_PASS = 8;

/** What the clock needs of the page. */
export interface ClockHost {
	/** Milliseconds. */
	now(): number;
	/** Calls back in the next display frame, and after a while where there is none. */
	nextFrame(callback: () => void): void;
	/** Calls back after so many milliseconds. */
	after(callback: () => void, milliseconds: number): void;
}

export class NumbersClock {
	private readonly waiting = new Set<() => void>();
	private beatAt = Number.NEGATIVE_INFINITY;
	private scheduled = false;
	/** Whether the next display frame is to have the beat. */
	private isDue = false;
	private movedAt = Number.NEGATIVE_INFINITY;
	private letPass = 0;

	constructor(private readonly host: ClockHost) {}

	/**
	 * Calls `update` at the next beat: in the next display frame when the last beat is long ago. Asked for again before
	 * that, it is still called once.
	 */
	request(update: () => void): void {
		this.waiting.add(update);
		if (this.scheduled) return;
		this.scheduled = true;
		const wait = Math.min(BEAT, this.beatAt + BEAT - this.host.now());
		if (wait > 0) this.host.after(this.beatNext, wait);
		else this.beatNext();
	}

	/** Whether the present display frame, or else the next, has a beat still to come. */
	get due(): boolean {
		return this.isDue;
	}

	/** The next display frame shows what a person moves: a beat that is due waits for a frame that does not, for a while. */
	giveWay(): void {
		this.movedAt = this.host.now();
	}

	/** Cancels a pending update. */
	cancel(update: () => void): void {
		this.waiting.delete(update);
	}

	private readonly beatNext = () => {
		this.isDue = true;
		this.host.nextFrame(this.beat);
	};

	private readonly beat = () => {
		const sinceMove = this.host.now() - this.movedAt;
		if (sinceMove >= 0 && sinceMove < FRAME && this.letPass < MOST_LET_PASS) {
			this.letPass++;
			this.host.nextFrame(this.beat);
			return;
		}
		this.letPass = 0;
		this.isDue = false;
		this.scheduled = false;
		this.beatAt = this.host.now();
		const updates = [...this.waiting];
		this.waiting.clear();
		for (const update of updates) update();
	};
}

/** Milliseconds after which a display frame counts as shown: in a hidden tab there is none. */
const PATIENCE = 1_000;

/** Calls `tell` once, at the next animation frame, or after a while where there is none. */
function nextDisplayFrame(tell: () => void): void {
	let told = false;
	const shown = () => {
		if (told) return;
		told = true;
		tell();
	};
	requestAnimationFrame(shown);
	setTimeout(shown, PATIENCE);
}

/** The page's own. */
export const numbersClock = new NumbersClock({
	now: () => performance.now(),
	nextFrame: nextDisplayFrame,
	after: (callback, milliseconds) => {
		setTimeout(callback, milliseconds);
	},
});
