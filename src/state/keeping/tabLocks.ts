/**
 * Which trainings are open in the tabs of this browser: each tab holds a lock for its own (Web Locks), which ends with
 * the tab.
 */

const PREFIX = 'latent-lab training ';

const held = new Set<string>();

/** Web Locks do not exist over plain HTTP. */
function locks(): LockManager | undefined {
	return navigator.locks as LockManager | undefined;
}

/** Says that this tab has a training. */
export function holdTraining(id: string): void {
	if (held.has(id)) return;
	held.add(id);
	// Held until the page is gone; a tab that opens it too waits, and has a lock of its own when this one is closed.
	locks()
		?.request(PREFIX + id, () => new Promise(() => {}))
		.catch(() => {});
}

/** Ids of the trainings open in other tabs; none without Web Locks. */
export async function trainingsOfTabs(): Promise<ReadonlySet<string>> {
	const state = await locks()
		?.query()
		.catch(() => undefined);
	const names = (state?.held ?? []).map(({ name }) => name ?? '').filter((name) => name.startsWith(PREFIX));
	return new Set(names.map((name) => name.slice(PREFIX.length)).filter((id) => !held.has(id)));
}
