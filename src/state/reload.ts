/** A reload that keeps the training. What keeps it is loaded after the first picture, so that it is there offline. */

import { unsavedTraining } from './unsavedTraining';

const keeper = () => import('./keptTraining');

/** Says, over a reload and in this tab alone, that a training waits. */
const FLAG = 'latent-lab.kept';

/** Loads what a reload needs. */
export function prepareReload(): void {
	void keeper().catch(() => {});
}

/** Reloads the page; the training goes on from its newest checkpoint, where the browser stores anything. */
export async function keepAndReload(): Promise<void> {
	try {
		if (await (await keeper()).keepTraining()) {
			sessionStorage.setItem(FLAG, '1');
			unsavedTraining.clear();
		}
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
	const { takeUpKept: takeUp } = await keeper();
	sessionStorage.removeItem(FLAG);
	await takeUp();
}
