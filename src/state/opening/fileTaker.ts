/** Opening of files by parts of the page that know nothing of who opens them. */

type Take = (files: readonly File[]) => void;

let take: Take | null = null;
const waiting: (readonly File[])[] = [];

/** Opens files as those are opened that are dropped on the page; they wait until it can. */
export function openFiles(files: readonly File[]): void {
	if (take) take(files);
	else waiting.push(files);
}

/** Sets who opens files. */
export function setFileTaker(taker: Take): void {
	take = taker;
	for (const files of waiting.splice(0)) taker(files);
}
