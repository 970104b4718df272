/** The browser's storage for the page: opened when it is first needed, and again after it was closed. */
import type { KeptDatabase } from './keptDatabase';

/** The browser has no room for it, not even without older things. */
export class StorageFull extends Error {}

/** The browser stores nothing for the page: a private window, or a setting. */
export class StorageOff extends Error {}

export class KeptStorage {
	private opened: Promise<KeptDatabase> | null = null;

	/** @param open opens it, and tells when it was closed */
	constructor(private readonly open: (closed: () => void) => Promise<KeptDatabase>) {}

	/** @throws StorageOff */
	database(): Promise<KeptDatabase> {
		this.opened ??= this.open(() => this.reopen()).catch((error) => {
			this.reopen();
			throw new StorageOff(textOf(error));
		});
		return this.opened;
	}

	/**
	 * Writes. What fails since the storage was cleared under the page is tried once more, in a storage that is opened again.
	 * @param makeRoom is called where the browser has no room; whether there was anything to drop
	 * @throws StorageOff, StorageFull
	 */
	async write<T>(act: (database: KeptDatabase) => Promise<T>, makeRoom: () => Promise<boolean>): Promise<T> {
		let isLastTry = false;
		for (;;) {
			const database = await this.database();
			try {
				return await act(database);
			} catch (error) {
				if (isQuota(error)) {
					if (!(await makeRoom())) throw new StorageFull(textOf(error));
				} else if (isLastTry) throw new StorageOff(textOf(error));
				else {
					isLastTry = true;
					database.close();
					this.reopen();
				}
			}
		}
	}

	private reopen(): void {
		this.opened = null;
	}
}

function isQuota(error: unknown): boolean {
	return error instanceof Error && error.name === 'QuotaExceededError';
}

function textOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
