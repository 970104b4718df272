/** How often the maps are drawn: while codes move, more often than frames come. */

/** Milliseconds that are counted over. */
const SECOND = 1_000;

/** Times of the drawings of the last second, oldest first. */
const times: number[] = [];

/** Notes that the maps' marks were drawn. @param now in milliseconds */
export function noteDrawn(now: number): void {
	times.push(now);
	while (times[0] <= now - SECOND) times.shift();
}

/** Drawings within the last second. */
export function drawnPerSecond(now: number): number {
	return times.filter((time) => time > now - SECOND).length;
}
