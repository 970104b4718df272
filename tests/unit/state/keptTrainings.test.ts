import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { KeptData } from '../../../src/state/keeping/KeptData';
import { KeptStorage, StorageFull, StorageOff } from '../../../src/state/keeping/KeptStorage';
import { type KeptDraft, KeptTrainings } from '../../../src/state/keeping/KeptTrainings';
import { openKeptDatabase } from '../../../src/state/keeping/keptDatabase';

let ids = 0;
function tab(): KeptTrainings {
	const storage = new KeptStorage(openKeptDatabase);
	return new KeptTrainings(storage, new KeptData(storage), () => `id ${++ids}`);
}

/** Frames at some steps, each of 12 bytes a run. */
function framesAt(...steps: number[]) {
	const frame = (step: number) => {
		const run = { weights: Float32Array.of(step), mean: Float32Array.of(1), std: Float32Array.of(2) };
		return { step, runs: [run] };
	};
	return { stride: 1, frames: steps.map(frame) };
}

const draft = (step: number, part: Partial<KeptDraft> = {}): KeptDraft => ({
	environment: 'goal',
	model: 'a model',
	klWeights: [0.1, 0],
	step,
	savedAt: 0,
	file: Uint8Array.of(step, 1, 2),
	frames: null,
	...part,
});

/** Storage that has room for so many bytes of files. */
function withRoom(bytes: number): void {
	const put = IDBObjectStore.prototype.put;
	const sizes = new Map<string, number>();
	const take = IDBObjectStore.prototype.delete;
	vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
		if (this.name === 'files') sizes.delete(String(key));
		return take.call(this, key);
	});
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
		if (this.name !== 'files') return put.call(this, value, key);
		const others = [...sizes].filter(([id]) => id !== key).reduce((sum, [, size]) => sum + size, 0);
		if (others + value.byteLength > bytes) throw new DOMException('no room', 'QuotaExceededError');
		sizes.set(String(key), value.byteLength);
		return put.call(this, value, key);
	});
}

beforeEach(() => {
	vi.stubGlobal('indexedDB', new IDBFactory());
});

afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

describe('a training that is kept', () => {
	test('comes back in another visit with everything, and once however often it was saved', async () => {
		const first = tab();
		let save = await first.save(draft(50, { frames: framesAt(0, 20, 40) }), null);
		save = await first.save(draft(90, { frames: framesAt(0, 40, 80) }), save);
		const later = tab();
		const [entry, ...more] = await later.list();
		expect(more).toEqual([]);
		expect(entry).toMatchObject({ id: save.id, step: 90, revision: 2, name: null, pinned: false });
		const kept = await later.read(save.id);
		expect(kept?.file).toEqual(draft(90).file);
		expect(kept?.frames).toEqual(framesAt(0, 40, 80));
		expect(await later.read('another')).toBeNull();
	});

	test('takes a frame of another branch in the place of the one of the same step', async () => {
		const store = tab();
		const save = await store.save(draft(50, { frames: framesAt(0, 40) }), null);
		const other = framesAt(0, 40);
		other.frames[1].runs[0].mean[0] = 7;
		await store.save(draft(60, { frames: other }), save);
		expect((await store.read(save.id))?.frames).toEqual(other);
	});

	test('keeps its name and its pin when it is saved again, and is deleted whole', async () => {
		const store = tab();
		const save = await store.save(draft(50, { frames: framesAt(40) }), null);
		await store.change(save.id, { name: 'of Monday', pinned: true, declined: true });
		await store.save(draft(60), save);
		// Trained further, it may be offered again.
		expect(await store.list()).toMatchObject([{ name: 'of Monday', pinned: true, declined: false, step: 60 }]);
		await store.remove(save.id);
		expect(await store.list()).toEqual([]);
		expect(await store.read(save.id)).toBeNull();
	});
});

describe('two tabs', () => {
	test('that go on with one training keep both: what another has saved is never overwritten', async () => {
		const [one, other] = [tab(), tab()];
		const begun = await one.save(draft(50), null);
		const ofOne = await one.save(draft(70), begun);
		const ofOther = await other.save(draft(99), begun);
		expect(ofOne.id).toBe(begun.id);
		expect(ofOther.id).not.toBe(begun.id);
		expect((await one.list()).map(({ step }) => step)).toEqual([99, 70]);
		// Each goes on with its own.
		await one.save(draft(71), ofOne);
		await other.save(draft(100), ofOther);
		expect((await one.list()).map(({ step }) => step)).toEqual([100, 71]);
	});

	test('that save at once keep both', async () => {
		const [one, other] = [tab(), tab()];
		const begun = await one.save(draft(50), null);
		await Promise.all([one.save(draft(70), begun), other.save(draft(80), begun)]);
		expect((await one.list()).map(({ step }) => step).sort()).toEqual([70, 80]);
	});

	test('a training that one deletes is kept again by the one that has it', async () => {
		const [one, other] = [tab(), tab()];
		const save = await one.save(draft(50), null);
		await other.remove(save.id);
		await one.save(draft(60, { frames: framesAt(1) }), save);
		const [entry] = await other.list();
		expect(entry.step).toBe(60);
		expect((await other.read(entry.id))?.frames).toEqual(framesAt(1));
	});
});

describe('room', () => {
	test('is made by dropping the oldest that is not pinned, by order and not by a clock', async () => {
		const store = tab();
		const pinned = await store.save(draft(1, { savedAt: 9e12 }), null);
		await store.change(pinned.id, { pinned: true });
		for (let step = 2; step <= 15; step++) await store.save(draft(step, { savedAt: 1e12 - step }), null);
		const steps = (await store.list()).map(({ step }) => step);
		expect(steps).toEqual([15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 1]);
	});

	test('that the browser does not have is made in the same way; the newest stays', async () => {
		withRoom(7);
		const store = tab();
		for (const step of [1, 2, 3]) await store.save(draft(step), null);
		expect((await store.list()).map(({ step }) => step)).toEqual([3, 2]);
	});

	test('that cannot be had is told, and what was kept is unharmed', async () => {
		withRoom(4);
		const store = tab();
		const save = await store.save(draft(1), null);
		await store.change(save.id, { pinned: true });
		await expect(store.save(draft(2, { frames: framesAt(1) }), null)).rejects.toThrow(StorageFull);
		await expect(store.save(draft(3, { file: new Uint8Array(9) }), save)).rejects.toThrow(StorageFull);
		expect((await store.list()).map(({ step }) => step)).toEqual([1]);
		expect((await store.read(save.id))?.file).toEqual(draft(1).file);
	});
});

test('where the browser keeps nothing, every call says so; where it does again, it is used', async () => {
	const real = indexedDB;
	vi.stubGlobal('indexedDB', {
		open: () => {
			throw new DOMException('denied', 'SecurityError');
		},
	});
	const store = tab();
	await expect(store.list()).rejects.toThrow(StorageOff);
	await expect(store.save(draft(1), null)).rejects.toThrow(StorageOff);
	vi.stubGlobal('indexedDB', real);
	await store.save(draft(1), null);
	expect(await store.list()).toHaveLength(1);
});

test('a later version of the page may open the storage: the tab lets go, and says so when it saves', async () => {
	const store = tab();
	await store.save(draft(1), null);
	await new Promise((resolve, reject) => {
		const later = indexedDB.open('latent-lab', 99);
		later.onsuccess = resolve;
		later.onerror = reject;
		later.onblocked = reject;
	});
	await expect(store.save(draft(2), null)).rejects.toThrow(StorageOff);
});
