import { useNotices } from './noticeStore';

/** For how long (ms) a URL stays after its last use: browsers fetch what it names a moment later. */
const GRACE = 10_000;

/** Frees the object of a URL that nothing will name again. */
export function releaseUrl(url: string): void {
	setTimeout(() => URL.revokeObjectURL(url), GRACE);
}

/** Hands the browser a file. */
export function download(content: Blob, name: string): void {
	const url = URL.createObjectURL(content);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	releaseUrl(url);
	// A frame may forbid downloads, and no page is told.
	if (self !== top)
		useNotices.getState().show({ id: 'saved', tone: 'info', message: 'savedInFrame', values: { name } });
}
