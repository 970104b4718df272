import { importLate } from './PartBoundary';

/** Starts what follows the first drawing, unless it is ended before. @returns ends it */
export function beginLater<Part extends object>(
	load: () => Promise<Part>,
	begin: (part: Part) => () => void,
): () => void {
	let end: (() => void) | null = null;
	let ended = false;
	importLate(load, (part) => {
		if (!ended) end = begin(part);
	});
	return () => {
		ended = true;
		end?.();
	};
}
