/** Which trainings the tabs of this browser have: each holds a lock for its own (Web Locks), which ends with the tab. */

const PREFIX = 'latent-lab training ';

const held = new Set<string>();

/** There are none over plain HTTP. */
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

/** Ids of the trainings that other tabs have; none where nobody can know. */
export async function trainingsOfTabs(): Promise<ReadonlySet<string>> {
	const state = await locks()
		?.query()
		.catch(() => undefined);
	const names = (state?.held ?? []).map(({ name }) => name ?? '').filter((name) => name.startsWith(PREFIX));
	return new Set(names.map((name) => name.slice(PREFIX.length)).filter((id) => !held.has(id)));
}
