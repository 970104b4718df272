import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { RolloutRequest } from '../../../src/rollouts/protocol';
import { RolloutClient } from '../../../src/rollouts/RolloutClient';
import type { SupervisedWorkerLike } from '../../../src/workers/SupervisedWorker';

const REQUEST: RolloutRequest = { environment: 'goal', published: true, seed: 1, episodes: 10, policies: [] };

class FakeWorker implements SupervisedWorkerLike {
	onmessage: SupervisedWorkerLike['onmessage'] = null;
	onerror: SupervisedWorkerLike['onerror'] = null;
	onmessageerror: SupervisedWorkerLike['onmessageerror'] = null;
	readonly asked: { readonly id: number; readonly request: RolloutRequest }[] = [];
	readonly terminate = vi.fn();

	postMessage(message: { readonly id: number; readonly request: RolloutRequest } | { readonly watch: string }): void {
		if ('id' in message) this.asked.push(message);
	}

	/** Resolves when the page has heard it. */
	async say(said: object): Promise<void> {
		this.onmessage?.({ data: { id: this.asked[0].id, ...said } } as MessageEvent);
		await Promise.resolve();
	}
}

let workers: FakeWorker[];
const events = { onProgress: vi.fn(), onDone: vi.fn(), onFailed: vi.fn() };

function client(): RolloutClient {
	return new RolloutClient(() => {
		const worker = new FakeWorker();
		workers.push(worker);
		return worker;
	}, events);
}

beforeEach(() => {
	workers = [];
	vi.clearAllMocks();
});

describe('RolloutClient', () => {
	test('plays in a worker of its own, and ends it when it is done', async () => {
		client().start(REQUEST);
		expect(workers[0].asked.map(({ request }) => request)).toEqual([REQUEST]);
		await workers[0].say({ progress: [] });
		expect(events.onProgress).toHaveBeenCalledOnce();
		expect(workers[0].terminate).not.toHaveBeenCalled();
		await workers[0].say({ answer: [] });
		expect(events.onDone).toHaveBeenCalledOnce();
		expect(workers[0].terminate).toHaveBeenCalledOnce();
	});

	test('hears nothing of a worker that it has ended', async () => {
		const one = client();
		one.start(REQUEST);
		one.cancel();
		expect(workers[0].terminate).toHaveBeenCalledOnce();
		await workers[0].say({ answer: [] });
		one.start(REQUEST);
		one.start(REQUEST);
		expect(workers[1].terminate).toHaveBeenCalledOnce();
		await workers[1].say({ progress: [] });
		expect(events.onDone).not.toHaveBeenCalled();
		expect(events.onProgress).not.toHaveBeenCalled();
	});

	test('tells of a worker that breaks, or cannot be loaded', async () => {
		const one = client();
		one.start(REQUEST);
		await workers[0].say({ failed: 'no such world' });
		expect(events.onFailed).toHaveBeenLastCalledWith('no such world');
		one.start(REQUEST);
		workers[1].onerror?.({ message: '' } as ErrorEvent);
		await Promise.resolve();
		expect(events.onFailed).toHaveBeenLastCalledWith('the worker could not be loaded');
		expect(workers[1].terminate).toHaveBeenCalledOnce();
	});
});
