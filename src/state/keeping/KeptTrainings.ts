/**
 * The trainings that this browser keeps: several, each with a name, the newest first, at most so many and so large.
 *
 * Two tabs never overwrite each other. A tab saves with the number of the last save that it knows; if another tab has
 * saved since, the training continues under a new id, and both are kept.
 */
import type { SavedFrames } from '../savedFrames';
import { type KeptData, neededData } from './KeptData';
import { type KeptStorage, StorageFull } from './KeptStorage';
import type { KeptDatabase, KeptEntry } from './keptDatabase';

/** Trainings that are kept beside those that are pinned, and bytes of all of them. */
const MOST_TRAININGS = 12;
const MOST_BYTES = 256 * 2 ** 20;

/** A training as it is to be kept. */
export interface KeptDraft
	extends Pick<KeptEntry, 'kind' | 'environment' | 'data' | 'model' | 'klWeights' | 'step' | 'savedAt'> {
	/** A checkpoint without frames, or a file of agents. */
	readonly file: Uint8Array;
	readonly frames: SavedFrames | null;
}

/** Which save of which training a tab knows. */
export type KnownSave = Pick<KeptEntry, 'id' | 'revision'>;

type Stores = ['entries', 'files', 'frames'];
const STORES: Stores = ['entries', 'files', 'frames'];

export class KeptTrainings {
	/** What this tab has written, by id and step; a frame is identified by the weights of its first run. */
	private readonly written = new Map<string, Map<number, Float32Array>>();

	/**
	 * @param newId an id that no other training has
	 * @param keepDataOf keeps the imported data of a world, and settles also where they cannot be kept
	 */
	constructor(
		private readonly storage: KeptStorage,
		private readonly data: KeptData,
		private readonly newId: () => string,
		private readonly keepDataOf: (environment: string) => Promise<void> = async () => {},
	) {}

	/** The newest first. @throws StorageOff */
	async list(): Promise<KeptEntry[]> {
		const entries = await (await this.storage.database()).getAll('entries');
		return entries.sort((a, b) => b.order - a.order);
	}

	/**
	 * Keeps a training, and drops the oldest ones where there are too many or no room.
	 * @param known the save that this tab made of it, or took it up from; null for none
	 * @throws StorageOff, StorageFull
	 */
	async save(draft: KeptDraft, known: KnownSave | null): Promise<KnownSave> {
		try {
			return await this.storage.write(
				(database) => this.write(database, draft, known),
				() => this.dropOldest(known?.id, draft.environment),
			);
		} catch (error) {
			if (!(error instanceof StorageFull && draft.frames)) throw error;
			// The present state is worth more than the frames of the past.
			return this.save({ ...draft, frames: null }, known);
		}
	}

	/** What is kept of a training; null where it is no longer kept. */
	async read(id: string): Promise<{ entry: KeptEntry; file: Uint8Array; frames: SavedFrames | null } | null> {
		const transaction = (await this.storage.database()).transaction(STORES);
		const entry = await transaction.objectStore('entries').get(id);
		const file = await transaction.objectStore('files').get(id);
		if (!entry || !file) return null;
		const frames = await transaction.objectStore('frames').getAll(framesOf(id));
		return { entry, file, frames: entry.frames && frames.length > 0 ? { stride: entry.frames.stride, frames } : null };
	}

	/** Changes what a person may change. */
	async change(id: string, part: Partial<Pick<KeptEntry, 'name' | 'pinned' | 'declined'>>): Promise<void> {
		const transaction = (await this.storage.database()).transaction('entries', 'readwrite');
		const entry = await transaction.store.get(id);
		if (entry) await transaction.store.put({ ...entry, ...part });
		await transaction.done;
	}

	async remove(id: string): Promise<void> {
		const transaction = (await this.storage.database()).transaction(STORES, 'readwrite');
		await Promise.all([
			transaction.objectStore('entries').delete(id),
			transaction.objectStore('files').delete(id),
			transaction.objectStore('frames').delete(framesOf(id)),
			transaction.done,
		]);
		this.written.delete(id);
	}

	private async write(
		database: KeptDatabase,
		draft: KeptDraft,
		known: KnownSave | null,
		hasData = draft.data === undefined,
	): Promise<KnownSave> {
		const transaction = database.transaction(STORES, 'readwrite');
		// Awaited at the end; an earlier failure rejects with its own reason.
		const done = transaction.done.catch((error) => error ?? transaction.error);
		try {
			const entries = await transaction.objectStore('entries').getAll();
			const before = known && entries.find(({ id, revision }) => id === known.id && revision === known.revision);
			// First of all its data, also where the browser has cleared what it kept: a page that dies between the two would
			// leave a training that cannot be opened.
			if (!before && !hasData) {
				await done;
				await this.keepDataOf(draft.environment);
				return await this.write(await this.storage.database(), draft, known, true);
			}
			const id = before ? before.id : this.newId();
			const frames = draft.frames?.frames ?? [];
			const written = (before && this.written.get(id)) ?? new Map<number, Float32Array>();
			const now = new Map(frames.map((frame) => [frame.step, frame.runs[0].weights]));
			const gone = (before?.frames?.steps ?? []).filter((step) => !now.has(step));
			const fresh = frames.filter(({ step }) => written.get(step) !== now.get(step));
			const entry: KeptEntry = {
				id,
				name: before?.name ?? null,
				kind: draft.kind,
				environment: draft.environment,
				data: draft.data,
				model: draft.model,
				klWeights: draft.klWeights,
				step: draft.step,
				bytes: draft.file.byteLength + bytesOf(draft.frames),
				savedAt: draft.savedAt,
				order: Math.max(0, ...entries.map(({ order }) => order)) + 1,
				revision: (before?.revision ?? 0) + 1,
				pinned: before?.pinned ?? false,
				declined: false,
				frames: draft.frames && { stride: draft.frames.stride, steps: frames.map(({ step }) => step) },
			};
			const store = transaction.objectStore('frames');
			await Promise.all([
				transaction.objectStore('files').put(draft.file, id),
				...gone.map((step) => store.delete([id, step])),
				...fresh.map((frame) => store.put(ownMemory(frame), [id, frame.step])),
				transaction.objectStore('entries').put(entry),
				...this.surplus([...entries.filter((other) => other.id !== id), entry], id).map((other) =>
					Promise.all([
						transaction.objectStore('entries').delete(other),
						transaction.objectStore('files').delete(other),
						store.delete(framesOf(other)),
					]),
				),
			]);
			const failed = await done;
			if (failed) throw failed;
			this.written.set(id, now);
			return { id, revision: entry.revision };
		} catch (error) {
			await done;
			throw error;
		}
	}

	/** Ids beyond the limits: the oldest that are not pinned, never the one being saved. */
	private surplus(entries: readonly KeptEntry[], keptNow: string): string[] {
		const free = entries.filter(({ pinned }) => !pinned).sort((a, b) => a.order - b.order);
		let bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
		let count = free.length;
		const ids: string[] = [];
		for (const entry of free) {
			if (count <= MOST_TRAININGS && bytes <= MOST_BYTES) break;
			if (entry.id === keptNow) continue;
			ids.push(entry.id);
			bytes -= entry.bytes;
			count--;
		}
		return ids;
	}

	/** Makes room: first drops data that no training uses. @returns whether anything was dropped */
	private async dropOldest(except: string | undefined, environment: string): Promise<boolean> {
		const database = await this.storage.database();
		const needed = await neededData(database, false);
		const ofNone = (await this.data.list()).findLast(({ id }) => id !== environment && !needed.has(id));
		if (ofNone) {
			await this.data.remove(ofNone.id);
			return true;
		}
		const oldest = (await this.list()).findLast(({ id, pinned }) => !pinned && id !== except);
		if (oldest) await this.remove(oldest.id);
		return oldest !== undefined;
	}
}

/** All frames of a training. */
function framesOf(id: string): IDBKeyRange {
	return IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);
}

function bytesOf(frames: SavedFrames | null): number {
	const runs = frames?.frames.flatMap((frame) => frame.runs) ?? [];
	return runs.reduce((sum, { weights, mean, std }) => sum + 4 * (weights.length + mean.length + std.length), 0);
}

/** A copy of just these numbers: a view would be stored with its whole buffer. */
function ownMemory({ step, runs }: SavedFrames['frames'][number]): SavedFrames['frames'][number] {
	return {
		step,
		runs: runs.map(({ weights, mean, std }) => ({ weights: weights.slice(), mean: mean.slice(), std: std.slice() })),
	};
}
