import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { FromRolloutWorker, RolloutRequest } from '../../../src/rollouts/protocol';
import { RolloutClient, type RolloutWorkerLike } from '../../../src/rollouts/RolloutClient';

const REQUEST: RolloutRequest = { environment: 'goal', published: true, seed: 1, episodes: 10, policies: [] };

class FakeWorker implements RolloutWorkerLike {
	onmessage: RolloutWorkerLike['onmessage'] = null;
	onerror: RolloutWorkerLike['onerror'] = null;
	readonly postMessage = vi.fn();
	readonly terminate = vi.fn();

	say(data: FromRolloutWorker): void {
		this.onmessage?.({ data } as MessageEvent<FromRolloutWorker>);
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
	test('plays in a worker of its own, and ends it when it is done', () => {
		client().start(REQUEST);
		expect(workers[0].postMessage).toHaveBeenCalledWith({ type: 'play', request: REQUEST });
		workers[0].say({ type: 'progress', reports: [] });
		expect(events.onProgress).toHaveBeenCalledOnce();
		expect(workers[0].terminate).not.toHaveBeenCalled();
		workers[0].say({ type: 'done', reports: [] });
		expect(events.onDone).toHaveBeenCalledOnce();
		expect(workers[0].terminate).toHaveBeenCalledOnce();
	});

	test('hears nothing of a worker that it has ended', () => {
		const one = client();
		one.start(REQUEST);
		one.cancel();
		expect(workers[0].terminate).toHaveBeenCalledOnce();
		workers[0].say({ type: 'done', reports: [] });
		one.start(REQUEST);
		one.start(REQUEST);
		expect(workers[1].terminate).toHaveBeenCalledOnce();
		workers[1].say({ type: 'progress', reports: [] });
		expect(events.onDone).not.toHaveBeenCalled();
		expect(events.onProgress).not.toHaveBeenCalled();
	});

	test('tells of a worker that breaks, or cannot be loaded', () => {
		const one = client();
		one.start(REQUEST);
		workers[0].say({ type: 'failed', detail: 'no such world' });
		expect(events.onFailed).toHaveBeenLastCalledWith('no such world');
		one.start(REQUEST);
		workers[1].onerror?.({ message: '' } as ErrorEvent);
		expect(events.onFailed).toHaveBeenLastCalledWith('the worker could not be loaded');
		expect(workers[1].terminate).toHaveBeenCalledOnce();
	});
});
