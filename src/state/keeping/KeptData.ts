/**
 * Imported data that this browser keeps, so that settings and trainings that use them can be opened without the file.
 * The newest are kept, and those of pinned trainings.
 */
import { partsOf } from '../../dataset/columns';
import type { Dataset } from '../../dataset/Dataset';
import type { OwnData } from '../../dataset/ownData';
import type { OwnWorld } from '../../environments/ownWorlds';
import type { KeptStorage } from './KeptStorage';
import type { KeptDatabase, KeptDataEntry, OwnDataPart } from './keptDatabase';

/** Bytes of one data set that is kept, and of all of them. */
export const MOST_DATA_BYTES = 128 * 2 ** 20;
const MOST_BYTES = 256 * 2 ** 20;

/** Name of the entry that is not a column. */
const HEAD = '';
type Head = Extract<OwnDataPart, { world: unknown }>;

/** Data sets are too large to be kept. */
export class DataTooLarge extends Error {}

export class KeptData {
	constructor(private readonly storage: KeptStorage) {}

	/** The newest first. @throws StorageOff */
	async list(): Promise<KeptDataEntry[]> {
		const entries = await (await this.storage.database()).getAll('dataEntries');
		return entries.sort((a, b) => b.order - a.order);
	}

	/** Stores data, or marks them as used again. @throws DataTooLarge, StorageOff, StorageFull */
	async keep(data: OwnData): Promise<void> {
		const bytes = bytesOf(data);
		if (bytes > MOST_DATA_BYTES) throw new DataTooLarge(`${bytes} bytes`);
		const { id } = data.world;
		await this.storage.write(
			(database) => this.put(database, data, bytes),
			async () => {
				const [database, entries] = [await this.storage.database(), await this.list()];
				const needed = await neededData(database, false);
				const oldest = entries.findLast((entry) => entry.id !== id && !needed.has(entry.id));
				if (oldest) await this.remove(oldest.id);
				return oldest !== undefined;
			},
		);
	}

	/** Stored data; null if they are not stored. @throws StorageOff */
	async read(id: string): Promise<OwnData | null> {
		const transaction = (await this.storage.database()).transaction('data');
		const head = (await transaction.store.get([id, HEAD])) as Head | undefined;
		if (!head) return null;
		const dataset: Record<string, unknown> = { ...head.numbers };
		// One after the other: a column of a million transitions takes the page some milliseconds.
		for (const name of head.columns) dataset[name] = await transaction.store.get([id, name]);
		const isWhole = head.columns.every((name) => ArrayBuffer.isView(dataset[name]));
		return isWhole ? { world: head.world, dataset: dataset as unknown as Dataset } : null;
	}

	/** Descriptions of all stored data, without their transitions. @throws StorageOff */
	async worlds(): Promise<OwnWorld[]> {
		const transaction = (await this.storage.database()).transaction(['dataEntries', 'data']);
		const entries = await transaction.objectStore('dataEntries').getAllKeys();
		const heads = await Promise.all(entries.map((id) => transaction.objectStore('data').get([id, HEAD])));
		return heads.flatMap((head) => (head ? [(head as Head).world] : []));
	}

	async remove(id: string): Promise<void> {
		const transaction = (await this.storage.database()).transaction(['dataEntries', 'data'], 'readwrite');
		await Promise.all([
			transaction.objectStore('dataEntries').delete(id),
			transaction.objectStore('data').delete(rangeOf(id)),
			transaction.done,
		]);
	}

	private async put(database: KeptDatabase, data: OwnData, bytes: number): Promise<void> {
		const { id, name } = data.world;
		const pinned = await neededData(database, true);
		const transaction = database.transaction(['dataEntries', 'data'], 'readwrite');
		const done = transaction.done.catch((error) => error ?? transaction.error);
		const entries = await transaction.objectStore('dataEntries').getAll();
		const order = Math.max(0, ...entries.map((entry) => entry.order)) + 1;
		const isNew = entries.every((entry) => entry.id !== id);
		const entry: KeptDataEntry = { id, name, size: data.dataset.size, bytes, order };
		const surplus = surplusOf([entry, ...entries.filter((other) => other.id !== id)], pinned);
		const parts = transaction.objectStore('data');
		try {
			await Promise.all([
				transaction.objectStore('dataEntries').put(entry),
				...surplus.flatMap((other) => [
					transaction.objectStore('dataEntries').delete(other),
					parts.delete(rangeOf(other)),
				]),
			]);
			if (isNew) for (const [name, part] of partsToKeep(data)) await parts.put(part, [id, name]);
		} catch (error) {
			await done;
			throw error;
		}
		const failed = await done;
		if (failed) throw failed;
	}
}

/** Ids of the oldest data beyond the limits; the newest is always kept. */
function surplusOf(entries: readonly KeptDataEntry[], pinned: ReadonlySet<string>): string[] {
	const [, ...free] = entries
		.filter(({ id }, place) => place === 0 || !pinned.has(id))
		.sort((a, b) => b.order - a.order);
	let bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
	const ids: string[] = [];
	while (bytes > MOST_BYTES) {
		const oldest = free.pop();
		if (!oldest) break;
		ids.push(oldest.id);
		bytes -= oldest.bytes;
	}
	return ids;
}

/** Ids of the data that kept trainings are of. @param pinned of those that are pinned alone */
export async function neededData(database: KeptDatabase, pinned: boolean): Promise<ReadonlySet<string>> {
	const entries = await database.getAll('entries');
	return new Set(entries.filter((entry) => entry.pinned || !pinned).map(({ environment }) => environment));
}

/** All that is kept of data. */
function rangeOf(id: string): IDBKeyRange {
	return IDBKeyRange.bound([id, HEAD], [id, '\uffff']);
}

function partsToKeep({ world, dataset }: OwnData): (readonly [string, OwnDataPart])[] {
	const { numbers, columns } = partsOf(dataset);
	const head: Head = { world, numbers, columns: columns.map(([name]) => name) };
	return [[HEAD, head], ...columns];
}

function bytesOf({ dataset }: OwnData): number {
	return partsOf(dataset).columns.reduce((sum, [, { byteLength }]) => sum + byteLength, 0);
}
