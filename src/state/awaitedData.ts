/** Data that a link or a file asked for: when they are opened, the request continues. */
import type { World } from '../environments/Environment';

interface Awaited {
	/** A key for the data: their id, or the sizes that they must have. */
	readonly wanted: string;
	readonly fits: (world: World) => boolean;
	readonly goOn: () => void;
}

let awaited: Awaited | null = null;

/** Waits for data, in place of an earlier wait. `goOn` is called once, when they are here. */
export function awaitData(data: Awaited): void {
	awaited = data;
}

/** Data have been opened. @returns the data still awaited; null if none */
export function dataCame(world: World): string | null {
	if (!awaited?.fits(world)) return awaited?.wanted ?? null;
	const { goOn } = awaited;
	awaited = null;
	goOn();
	return null;
}
