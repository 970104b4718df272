/** Data that a link or a file asked for: when somebody opens them, what asked goes on. */
import type { World } from '../environments/Environment';

interface Awaited {
	/** The data in a few letters: their id, or the sizes that they have to have. */
	readonly wanted: string;
	readonly fits: (world: World) => boolean;
	readonly goOn: () => void;
}

let awaited: Awaited | null = null;

/** Waits for data; who waited before waits no longer. `goOn` is called once, when they are here. */
export function awaitData(data: Awaited): void {
	awaited = data;
}

/** Data have come. @returns what is still waited for; null where nothing waits */
export function dataCame(world: World): string | null {
	if (!awaited?.fits(world)) return awaited?.wanted ?? null;
	const { goOn } = awaited;
	awaited = null;
	goOn();
	return null;
}
