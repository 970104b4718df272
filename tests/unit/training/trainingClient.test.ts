import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { joinParts, partsOf } from '../../../src/dataset/columns';
import { firstOf } from '../../../src/dataset/Dataset';
import { keepOwnData, type OwnData } from '../../../src/dataset/ownData';
import { datasetOf as datasetFrom, type OwnArrays } from '../../../src/files/data/transitions';
import type { FromWorker, ToWorker } from '../../../src/training/protocol';
import type { Encoding } from '../../../src/training/Trainer';
import { type SessionEvent, TrainingClient, type WorkerLike } from '../../../src/training/TrainingClient';
import { TrainingSession } from '../../../src/training/TrainingSession';
import type { ToWatched } from '../../../src/workers/WorkerWatch';
import { FakeHost, request } from './fakeHost';
import { KEPT } from './problems';

/** A worker whose answers a test sends. */
class FakeWorker implements WorkerLike {
	onmessage: WorkerLike['onmessage'] = null;
	onerror: WorkerLike['onerror'] = null;
	readonly received: (ToWorker | ToWatched)[] = [];
	terminated = 0;
	/** Whether it answers pings. */
	alive = true;

	postMessage(message: ToWorker | ToWatched): void {
		this.received.push(structuredClone(message));
		if ('watch' in message && this.alive) this.onmessage?.({ data: { watch: 'pong' } } as MessageEvent);
	}

	terminate(): void {
		this.terminated++;
	}

	say(message: FromWorker): void {
		this.onmessage?.({ data: message } as MessageEvent<FromWorker>);
	}

	get commands(): ToWorker[] {
		return this.received.filter((message): message is ToWorker => 'type' in message);
	}
}

function makeClient() {
	const workers: FakeWorker[] = [];
	const events: SessionEvent[] = [];
	const deaths: string[] = [];
	const client = new TrainingClient(
		() => {
			const worker = new FakeWorker();
			workers.push(worker);
			return worker;
		},
		{ onEvent: (event) => events.push(event), onDied: (reason) => deaths.push(reason) },
	);
	return { client, workers, events, deaths };
}

/** Data that nothing simulates. */
const OWN: OwnData = {
	world: {
		id: 'data-0123456789abcdef',
		name: 'dunes',
		features: [{ name: 'x', unit: '', low: -1, high: 1 }],
		actions: [{ name: 'go', parameters: [{ name: 'power', unit: '', low: -1, high: 1 }] }],
	},
	dataset: datasetFrom('data-0123456789abcdef', { stateDim: 1, parameterDim: 1 }, columnsOf(100)),
};

function columnsOf(size: number): OwnArrays {
	const floats = (first: number) => Float32Array.from({ length: size }, (_, row) => (first + row) / 1_000);
	return {
		state: floats(1),
		action: new Uint16Array(size),
		parameters: floats(2),
		stateDelta: floats(3),
		reward: floats(4),
		done: new Uint8Array(size).fill(1),
	};
}

const datasetOf = (event: SessionEvent | undefined) => (event?.type === 'dataset' ? event.dataset : null);

const playing = (session: number, step = 0): SessionEvent => ({ type: 'playing', session, playing: true, step });

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

describe('a client', () => {
	test('starts its worker with the first session and keeps it for the next', () => {
		const { client, workers } = makeClient();
		expect(workers).toHaveLength(0);
		client.prepare(request());
		client.prepare(request([KEPT]));
		expect(workers).toHaveLength(1);
		expect(workers[0].commands).toEqual([
			{ type: 'prepare', session: 1, request: request() },
			{ type: 'prepare', session: 2, request: request([KEPT]) },
		]);
	});

	test('sends every command with the number of the session', () => {
		const { client, workers } = makeClient();
		client.prepare(request());
		client.prepare(request());
		const before = workers[0].commands.length;
		client.play(40);
		client.pause();
		void client.advance(3);
		client.reset();
		client.configure([KEPT]);
		client.display(500);
		client.pace('beside');
		client.frameDrawn();
		expect(workers[0].commands.slice(before)).toEqual([
			{ type: 'play', session: 2, stopAt: 40 },
			{ type: 'pause', session: 2 },
			{ type: 'advance', session: 2, id: 0, steps: 3 },
			{ type: 'reset', session: 2 },
			{ type: 'configure', session: 2, runs: [KEPT] },
			{ type: 'display', session: 2, points: 500 },
			{ type: 'pace', session: 2, speed: 'beside' },
			{ type: 'frameDrawn', session: 2 },
		]);
	});

	test('the pace is that of the next session too', () => {
		const { client, workers } = makeClient();
		client.pace('slow');
		client.prepare(request());
		expect(workers[0].commands.map(({ type }) => type)).toEqual(['prepare', 'pace']);
		client.pace('full');
		client.prepare(request());
		expect(workers[0].commands.map(({ type }) => type)).toEqual(['prepare', 'pace', 'pace', 'prepare']);
	});

	test('sends imported data once, a column a turn, before all that was said after them', () => {
		const { client, workers, events } = makeClient();
		const own = OWN;
		keepOwnData(own);
		const asked = { ...request(), environment: own.world.id, dataSize: own.dataset.size };
		client.prepare(asked);
		client.play(0);
		const [worker] = workers;
		const kinds = () => worker.commands.map(({ type }) => type);
		expect(kinds()).toEqual(['column']);
		vi.advanceTimersToNextTimer();
		expect(kinds()).toEqual(['column', 'column']);
		vi.advanceTimersByTime(100);
		const { columns } = partsOf(own.dataset);
		expect(kinds()).toEqual([...columns.map(() => 'column'), 'prepare', 'play']);
		const sent = worker.commands.flatMap((command) =>
			command.type === 'column' ? [[command.name, command.column] as const] : [],
		);
		const head = worker.commands.find((command) => command.type === 'prepare')?.own;
		expect(joinParts({ numbers: head?.numbers ?? {}, columns: sent })).toEqual(own.dataset);
		expect(head?.world).toEqual(own.world);

		// They do not come back: the session's are the page's own, all or the first of them.
		worker.say({ type: 'ownDataset', session: 1 });
		expect(events.at(-1)).toMatchObject({ type: 'dataset', session: 1 });
		expect(datasetOf(events.at(-1))).toBe(own.dataset);
		const before = worker.commands.length;
		client.prepare({ ...asked, dataSize: 64 });
		worker.say({ type: 'ownDataset', session: 2 });
		expect(datasetOf(events.at(-1))).toEqual(firstOf(own.dataset, 64));
		expect(worker.commands.slice(before).map((command) => [command.type, 'own' in command])).toEqual([
			['prepare', false],
		]);

		// Another worker has none of them; what waited for the one that is gone is dropped with it.
		client.dispose();
		client.prepare(asked);
		client.dispose();
		client.prepare(asked);
		vi.advanceTimersByTime(100);
		expect(workers[1].commands.map(({ type }) => type)).toEqual(['column']);
		expect(workers[2].commands.map(({ type }) => type)).toEqual([...columns.map(() => 'column'), 'prepare']);
	});

	test('takes a worker with the data that are still on their way to it', () => {
		const { client, workers } = makeClient();
		const own = OWN;
		keepOwnData(own);
		client.prepare({ ...request(), environment: own.world.id, dataSize: own.dataset.size });
		const next = makeClient();
		next.client.takeWorkerOf(client);
		next.client.prepare({ ...request(), environment: own.world.id, dataSize: 64 });
		vi.advanceTimersByTime(100);
		const { columns } = partsOf(own.dataset);
		expect(workers[0].commands.map(({ type }) => type)).toEqual([...columns.map(() => 'column'), 'prepare', 'prepare']);
		expect(next.workers).toHaveLength(0);
	});

	test('sends nothing when there is no worker', () => {
		const { client, workers } = makeClient();
		client.play(0);
		client.configure([KEPT]);
		client.dispose();
		expect(workers).toHaveLength(0);
	});

	test('hands on what the session says, and drops what an earlier one still sends', () => {
		const { client, workers, events } = makeClient();
		client.prepare(request());
		workers[0].say(playing(1, 5));
		client.prepare(request());
		workers[0].say(playing(1, 6));
		workers[0].say({
			type: 'fault',
			session: 1,
			fault: 'device-lost',
			detail: '',
			engine: 'reference',
			step: 0,
			run: 0,
		});
		workers[0].say(playing(2, 7));
		workers[0].say(playing(3, 8));
		expect(events).toEqual([playing(1, 5), playing(2, 7)]);
	});
});

describe('codes', () => {
	const codes: Encoding = { mean: Float32Array.of(1), std: Float32Array.of(2) };
	const indices = Uint32Array.of(3);

	test('come to whoever asked for them', async () => {
		const { client, workers, events } = makeClient();
		client.prepare(request());
		const first = client.encode(0, indices);
		const second = client.encode(1, indices);
		const [one, two] = workers[0].commands.slice(1) as Extract<ToWorker, { type: 'encode' }>[];
		expect([one, two]).toMatchObject([
			{ type: 'encode', session: 1, run: 0, indices },
			{ type: 'encode', session: 1, run: 1, indices },
		]);
		expect(one.id).not.toBe(two.id);
		const other: Encoding = { mean: Float32Array.of(8), std: Float32Array.of(9) };
		workers[0].say({ type: 'encoded', session: 1, id: two.id, ...other });
		workers[0].say({ type: 'encoded', session: 1, id: one.id, ...codes });
		workers[0].say({ type: 'encoded', session: 1, id: 999, ...codes });
		expect(await first).toEqual(codes);
		expect(await second).toEqual(other);
		expect(events).toEqual([]);
	});

	test('are refused to whoever asked when the session cannot give them, with its reason', async () => {
		const { client, workers, events } = makeClient();
		client.prepare(request());
		const refused = client.encode(0, indices);
		const given = client.encode(1, indices);
		const [one, two] = workers[0].commands.slice(1) as Extract<ToWorker, { type: 'encode' }>[];
		workers[0].say({ type: 'refused', session: 1, id: one.id, reason: 'no model is there' });
		workers[0].say({ type: 'encoded', session: 1, id: two.id, ...codes });
		await expect(refused).rejects.toThrow('no model is there');
		expect(await given).toEqual(codes);
		expect(events).toEqual([]);
	});

	test('are refused where there is no worker', async () => {
		const { client } = makeClient();
		await expect(client.encode(0, indices)).rejects.toThrow('no model');
	});

	test.each<readonly [string, (client: TrainingClient, worker: FakeWorker) => void]>([
		['the worker dies', (_, worker) => worker.onerror?.({ message: 'out of memory' } as ErrorEvent)],
		['the client is disposed of', (client) => client.dispose()],
		['another session is prepared', (client) => client.prepare(request())],
	])('that are pending are refused when %s', async (_, end) => {
		const { client, workers } = makeClient();
		client.prepare(request());
		const asked = [client.encode(0, indices), client.encode(1, indices)];
		const [refused] = [Promise.allSettled(asked)];
		end(client, workers[0]);
		expect(await refused).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
		// An answer that comes too late is harmless.
		workers[0].say({ type: 'encoded', session: 1, id: 0, ...codes });
	});
});

describe('steps', () => {
	test('come to an end for whoever asked for them', async () => {
		const { client, workers } = makeClient();
		client.prepare(request());
		const first = client.advance(3);
		const second = client.advance(2);
		workers[0].say({ type: 'advanced', session: 1, id: 1, step: 5 });
		workers[0].say({ type: 'refused', session: 1, id: 0, reason: 'the device is lost' });
		await expect(first).rejects.toThrow('the device is lost');
		expect(await second).toBe(5);
	});

	test('are refused when the worker dies', async () => {
		const { client, workers } = makeClient();
		client.prepare(request());
		const steps = expect(client.advance(3)).rejects.toThrow('ended');
		workers[0].onerror?.({ message: 'out of memory' } as ErrorEvent);
		await steps;
	});
});

describe('the watch on the worker', () => {
	test('asks once a second and is content while it answers', () => {
		const { client, workers, deaths } = makeClient();
		client.prepare(request());
		vi.advanceTimersByTime(60_000);
		expect(workers[0].received.filter((message) => 'watch' in message && message.watch === 'ping')).toHaveLength(60);
		expect(deaths).toEqual([]);
	});

	test('without locks gives up after a minute without a word, which no step takes', () => {
		const { client, workers, deaths } = makeClient();
		client.prepare(request());
		vi.advanceTimersByTime(5_000);
		workers[0].alive = false;
		vi.advanceTimersByTime(59_000);
		expect(deaths).toEqual([]);
		vi.advanceTimersByTime(2_000);
		expect(deaths).toEqual(['the worker does not answer']);
		expect(workers[0].terminated).toBe(1);
		vi.advanceTimersByTime(60_000);
		expect(deaths).toHaveLength(1);
	});

	test('takes every message for a sign of life', () => {
		const { client, workers, deaths } = makeClient();
		client.prepare(request());
		workers[0].alive = false;
		for (let second = 0; second < 200; second++) {
			vi.advanceTimersByTime(1_000);
			// Even one of a session that is over.
			if (second % 50 === 0) workers[0].say(playing(99));
		}
		expect(deaths).toEqual([]);
		vi.advanceTimersByTime(61_000);
		expect(deaths).toHaveLength(1);
	});

	test.each([
		['with its words', { message: 'SyntaxError' }, 'SyntaxError'],
		['without any', {}, 'the worker could not be loaded'],
	])('tells of an error %s', (_, event, reason) => {
		const { client, workers, deaths } = makeClient();
		client.prepare(request());
		workers[0].onerror?.(event as ErrorEvent);
		expect(deaths).toEqual([reason]);
		expect(workers[0].terminated).toBe(1);
		expect(vi.getTimerCount()).toBe(0);
	});

	test('lets another worker take the place of a dead one', () => {
		const { client, workers, events, deaths } = makeClient();
		client.prepare(request());
		workers[0].alive = false;
		vi.advanceTimersByTime(70_000);
		client.play(0);
		client.prepare(request());
		expect(workers).toHaveLength(2);
		expect(workers[1].commands).toMatchObject([{ type: 'prepare', session: 2 }]);
		workers[1].say(playing(2));
		expect(events).toEqual([playing(2)]);
		vi.advanceTimersByTime(60_000);
		expect(deaths).toHaveLength(1);
	});

	test('ends with the client', () => {
		const { client, workers, deaths } = makeClient();
		client.prepare(request());
		client.dispose();
		expect(workers[0].terminated).toBe(1);
		expect(vi.getTimerCount()).toBe(0);
		workers[0].alive = false;
		vi.advanceTimersByTime(60_000);
		expect(deaths).toEqual([]);
	});
});

describe('with a real session behind it', () => {
	/** Does what the worker does with its messages, in this thread. */
	function connect(host: FakeHost) {
		let session: TrainingSession | undefined;
		const worker: WorkerLike = {
			onmessage: null,
			onerror: null,
			terminate: () => session?.close(),
			postMessage: (message) => {
				if ('watch' in message) return;
				if (message.type === 'prepare') {
					session?.close();
					session = new TrainingSession(host, message.session, message.request);
					void session.prepare();
				} else session?.receive(message);
			},
		};
		const { post } = host;
		Object.assign(host, {
			post: (message: FromWorker, transfer?: Transferable[]) => {
				post(message, transfer);
				worker.onmessage?.({ data: host.messages.at(-1) } as MessageEvent<FromWorker>);
			},
		});
		const client = new TrainingClient(() => worker, { onEvent: () => {}, onDied: () => {} });
		return client;
	}

	beforeEach(() => {
		vi.useRealTimers();
	});

	test('codes come from the model', async () => {
		const host = new FakeHost();
		const client = connect(host);
		client.prepare(request());
		await host.until('frame');
		const indices = Uint32Array.of(5, 6);
		expect(await client.encode(1, indices)).toEqual(await host.trainer.encode(1, indices));
		client.dispose();
	});

	test.each(['before the model is there', 'after the device was lost'])(
		'codes asked for %s come or are refused, but nobody waits for ever',
		async (when) => {
			const host = new FakeHost();
			const client = connect(host);
			client.prepare(request());
			if (when.startsWith('after')) {
				await host.until('frame');
				host.trainer.lose('gone');
				await host.until('fault');
			}
			let settled = false;
			client.encode(0, Uint32Array.of(1)).then(
				() => {
					settled = true;
				},
				() => {
					settled = true;
				},
			);
			await host.until('frame');
			await host.settle();
			expect(settled).toBe(true);
			client.dispose();
		},
	);
});
