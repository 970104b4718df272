/** When the maps have drawn a frame, and how often they are drawn: while codes move, more often than frames come. */

/** Milliseconds that are counted over. */
const SECOND = 1_000;

/** Milliseconds after which a frame counts as drawn: in a hidden tab none is, and training goes on, slowly. */
const PATIENCE = 1_000;

/** What a page's maps have drawn. */
export class DrawnFrames {
	/** Times of the drawings of the last second, oldest first. */
	private readonly times: number[] = [];
	/** Those who wait for codes that the maps have put off. */
	private readonly waiting = new Set<() => void>();
	private isPutOff: () => boolean = () => false;

	/**
	 * Asks the maps from now on whether the newest codes are still to be drawn, until the returned function is called.
	 * Without maps nothing is.
	 */
	followMaps(isPutOff: () => boolean): () => void {
		this.isPutOff = isPutOff;
		return () => {
			this.isPutOff = () => false;
			this.tellWaiting();
		};
	}

	/** Notes that the maps' marks were drawn. @param now in milliseconds */
	note(now: number): void {
		this.times.push(now);
		while (this.times[0] <= now - SECOND) this.times.shift();
		if (!this.isPutOff()) this.tellWaiting();
	}

	/** Drawings within the last second. */
	perSecond(now: number): number {
		return this.times.filter((time) => time > now - SECOND).length;
	}

	/**
	 * Calls `tell` once when a frame that has just been published is drawn: in the next animation frame, after the views
	 * that asked for it before, or with the codes where the maps put them off; after {@link PATIENCE} in any case.
	 */
	whenDrawn(tell: () => void): void {
		let told = false;
		const drawn = () => {
			this.waiting.delete(drawn);
			if (told) return;
			told = true;
			tell();
		};
		requestAnimationFrame(() => {
			if (this.isPutOff() && !told) this.waiting.add(drawn);
			else drawn();
		});
		setTimeout(drawn, PATIENCE);
	}

	private tellWaiting(): void {
		for (const tell of [...this.waiting]) tell();
	}
}

/** The page's own. */
export const drawnFrames = new DrawnFrames();
