/** Whether what a long training holds grows on and on. */

/** What is seen of the page at one time. */
export interface Look {
	/** Since the beginning. */
	readonly seconds: number;
	readonly step: number;
	/** Megabytes of the page's heap after a collection. */
	readonly heap: number;
	/** Megabytes of all workers' heaps. */
	readonly workerHeap: number;
	/** Megabytes that the engine says it holds. */
	readonly engine: number;
	readonly nodes: number;
	/** Megabytes of the renderer's process; 0 where the system does not tell. */
	readonly rss: number;
	readonly framesPerSecond: number;
	readonly stepsPerSecond: number;
}

/** Looks before anything counts: parts that are opened for the first time, caches and curves fill up. */
const WARM_UP = 6;

/**
 * What may be added between the first and the last third of the looks that count, by their medians. The curves and the
 * past that time travel keeps are bounded, but fill up for some minutes.
 */
const MOST_GROWTH = { heap: 12, workerHeap: 8, engine: 1, nodes: 600, rss: 60 } as const;

function median(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** @returns what grows, in words; empty where all is flat */
export function growth(looks: readonly Look[]): string[] {
	const counted = looks.slice(WARM_UP);
	const third = Math.floor(counted.length / 3);
	if (third === 0) return ['too few looks to tell: two minutes are the least'];
	return (Object.keys(MOST_GROWTH) as (keyof typeof MOST_GROWTH)[]).flatMap((name) => {
		const of = (part: readonly Look[]) => median(part.map((one) => one[name]));
		const [before, after] = [of(counted.slice(0, third)), of(counted.slice(-third))];
		const grown = after - before > MOST_GROWTH[name];
		return grown ? [`${name} grew from ${before.toFixed(0)} to ${after.toFixed(0)}`] : [];
	});
}
