import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { OwnData } from '../../../src/dataset/ownData';
import { DataTooLarge, KeptData, MOST_DATA_BYTES } from '../../../src/state/keeping/KeptData';
import { KeptStorage } from '../../../src/state/keeping/KeptStorage';
import { type KeptDraft, KeptTrainings } from '../../../src/state/keeping/KeptTrainings';
import { openKeptDatabase } from '../../../src/state/keeping/keptDatabase';

let data: KeptData;
let trainings: KeptTrainings;

beforeEach(() => {
	vi.stubGlobal('indexedDB', new IDBFactory());
	const storage = new KeptStorage(openKeptDatabase);
	data = new KeptData(storage);
	let ids = 0;
	trainings = new KeptTrainings(storage, data, () => `id ${++ids}`);
});

/** Data of one transition; their rewards take so many bytes. */
function ownData(id: string, bytes = 4): OwnData {
	const dataset = {
		environment: id,
		published: false,
		seed: 0,
		size: 1,
		stateDim: 1,
		parameterDim: 1,
		simulatorStateLength: 0,
		state: Float32Array.of(0.25),
		action: Uint16Array.of(0),
		parameters: Float32Array.of(-0.5),
		stateDelta: Float32Array.of(0.125),
		reward: new Float32Array(bytes / 4),
		done: Uint8Array.of(1),
		simulatorState: new Float64Array(0),
	};
	const quantity = { name: 'x', unit: 'm', low: 0, high: 1 };
	return {
		world: { id, name: `name of ${id}`, features: [quantity], actions: [{ name: 'go', parameters: [quantity] }] },
		dataset,
	};
}

const draft = (environment: string): KeptDraft => ({
	environment,
	data: `name of ${environment}`,
	model: 'a model',
	klWeights: [0.1, 0],
	step: 60,
	savedAt: 0,
	file: Uint8Array.of(1),
	frames: null,
});

const kept = async () => (await data.list()).map(({ id }) => id);

test('a training is never kept before its data, also after the browser has cleared them', async () => {
	const storage = new KeptStorage(openKeptDatabase);
	const own = new KeptData(storage);
	const listed: number[] = [];
	const store = new KeptTrainings(
		storage,
		own,
		() => crypto.randomUUID(),
		async (id) => {
			await own.keep(ownData(id));
			listed.push((await store.list()).length);
		},
	);
	const first = await store.save(draft('one'), null);
	await store.save(draft('one'), first);
	expect(listed).toEqual([0]);
	await store.remove(first.id);
	await own.remove('one');
	await store.save(draft('one'), { ...first, revision: 2 });
	expect(listed).toEqual([0, 0]);
	expect(await own.read('one')).toEqual(ownData('one'));
	// The page's own worlds have no data to keep.
	await store.save({ ...draft('goal'), data: undefined }, null);
	expect(listed).toHaveLength(2);
});

test('data come back to the last bit, with what they are; what is listed costs no reading of them', async () => {
	await data.keep(ownData('data-1'));
	expect(await data.read('data-1')).toEqual(ownData('data-1'));
	expect(await data.list()).toEqual([
		{ id: 'data-1', name: 'name of data-1', size: 1, bytes: 4 + 2 + 4 + 4 + 4 + 1, order: 1 },
	]);
	expect(await data.worlds()).toEqual([ownData('data-1').world]);
	await data.remove('data-1');
	expect([await data.read('data-1'), await data.list()]).toEqual([null, []]);
});

test('the newest stay, and those that a pinned training is of; one that is used again is new', async () => {
	const large = 80 * 2 ** 20;
	for (const id of ['data-1', 'data-2', 'data-3']) await data.keep(ownData(id, large));
	await data.keep(ownData('data-1', large));
	const pinned = await trainings.save(draft('data-2'), null);
	await trainings.change(pinned.id, { pinned: true });
	await data.keep(ownData('data-4', large));
	expect(await kept()).toEqual(['data-4', 'data-1', 'data-2']);
});

test('data beyond the limit are not kept, and the error says so; what is kept is unharmed', async () => {
	await data.keep(ownData('data-1'));
	await expect(data.keep(ownData('data-2', MOST_DATA_BYTES))).rejects.toThrow(DataTooLarge);
	expect(await kept()).toEqual(['data-1']);
});

test('where there is no room, data that no training is of make room for a training first', async () => {
	await data.keep(ownData('data-1'));
	await data.keep(ownData('data-2'));
	await trainings.save(draft('data-2'), null);
	let room = false;
	const put = IDBObjectStore.prototype.put;
	const take = IDBObjectStore.prototype.delete;
	vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
		room ||= key === 'data-1';
		return take.call(this, key);
	});
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
		if (this.name === 'files' && !room) throw new DOMException('no room', 'QuotaExceededError');
		return put.call(this, value, key);
	});
	await trainings.save(draft('goal'), null);
	vi.restoreAllMocks();
	expect(await kept()).toEqual(['data-2']);
	expect(await trainings.list()).toHaveLength(2);
});

test('storage that was cleared under the page is opened again, and what comes next is kept', async () => {
	const save = await trainings.save(draft('data-1'), null);
	// As when the browser clears the storage: it closes the page's connection.
	vi.stubGlobal('indexedDB', new IDBFactory());
	const close = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
		throw new DOMException('the connection is closing', 'InvalidStateError');
	});
	await trainings.save(draft('data-1'), save);
	await data.keep(ownData('data-1'));
	close.mockRestore();
	expect(await trainings.list()).toMatchObject([{ step: 60, revision: 1 }]);
	expect(await kept()).toEqual(['data-1']);
});

test('trainings from before data were kept are still there', async () => {
	const before = await openDB('latent-lab', 2, {
		upgrade(made) {
			made.createObjectStore('entries', { keyPath: 'id' });
			made.createObjectStore('files');
			made.createObjectStore('frames');
		},
	});
	await before.put('entries', { id: 'old', order: 1, environment: 'goal', pinned: false });
	before.close();
	expect(await trainings.list()).toMatchObject([{ id: 'old' }]);
	await data.keep(ownData('data-1'));
	expect(await kept()).toEqual(['data-1']);
});
