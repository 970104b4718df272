/**
 * A reload that keeps the training: the newest checkpoint waits in the browser's own storage (IndexedDB) while the page
 * loads anew. It is taken up once and then deleted.
 */

import { LossHistory } from '../lab/LossHistory';
import type { Checkpoint } from '../training/Trainer';
import { type Config, parseConfig } from './config';
import { useConfig } from './configStore';
import { adoptRuns } from './lab';
import { newestCheckpoint } from './runAnswers';

/** The store and its only entry. */
const PLACE = { database: 'latent-lab', store: 'kept', key: 'training' } as const;

/** Milliseconds after which a kept training belongs to another visit: a page reloads in less. */
const FRESH = 60_000;

interface KeptTraining {
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly config: Config;
	readonly checkpoint: Checkpoint;
}

function opened(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(PLACE.database, 1);
		request.onupgradeneeded = () => request.result.createObjectStore(PLACE.store);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

/** Does one thing with the store. */
async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
	const database = await opened();
	try {
		return await new Promise((resolve, reject) => {
			const transaction = database.transaction(PLACE.store, mode);
			const request = act(transaction.objectStore(PLACE.store));
			transaction.oncomplete = () => resolve(request.result);
			transaction.onabort = () => reject(transaction.error);
		});
	} finally {
		database.close();
	}
}

/** Puts the newest checkpoint into the browser's storage. @returns whether there is one and it is kept */
export async function keepTraining(): Promise<boolean> {
	const checkpoint = newestCheckpoint();
	if (!checkpoint) return false;
	const kept: KeptTraining = { at: Date.now(), config: useConfig.getState().config, checkpoint };
	// Storage may be forbidden.
	return inStore('readwrite', (store) => store.put(kept, PLACE.key)).then(
		() => true,
		() => false,
	);
}

/** Takes up what {@link keepTraining} left. */
export async function takeUpKept(): Promise<void> {
	const kept = (await inStore('readonly', (store) => store.get(PLACE.key)).catch(() => undefined)) as
		| KeptTraining
		| undefined;
	if (!kept) return;
	await inStore('readwrite', (store) => store.delete(PLACE.key));
	const parsed = parseConfig(kept.config);
	if (!parsed.ok || Date.now() - kept.at > FRESH) return;
	adoptRuns(parsed.config, kept.checkpoint, new LossHistory(kept.checkpoint.runs.length, 1, kept.checkpoint.step));
}
