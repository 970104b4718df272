/** A reload that keeps the training. What keeps it is loaded after the first frame, so that it is there offline. */

const keeping = () => import('./keeping/pageKeeping');

/** Marks, across a reload and in this tab alone, the training to resume without asking. */
const FLAG = 'latent-lab.go-on';

/** Reloads the page; the training goes on from its newest checkpoint, where the browser stores anything. */
export async function keepAndReload(): Promise<void> {
	try {
		const id = await (await keeping()).keepNow();
		if (id) sessionStorage.setItem(FLAG, id);
	} catch {
		// Nothing can be kept: the page is reloaded all the same.
	}
	location.reload();
}

/** Whether {@link keepAndReload} left a training. */
export function keptWaits(): boolean {
	try {
		return sessionStorage.getItem(FLAG) !== null;
	} catch {
		return false;
	}
}

/** Takes up what {@link keepAndReload} left. */
export async function takeUpKept(): Promise<void> {
	if (!keptWaits()) return;
	const id = sessionStorage.getItem(FLAG) ?? '';
	sessionStorage.removeItem(FLAG);
	const { goOnWith } = await keeping();
	await goOnWith(id);
}
