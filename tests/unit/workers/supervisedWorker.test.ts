import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SupervisedWorker, type SupervisedWorkerLike, WorkerLost } from '../../../src/workers/SupervisedWorker';
import { serve } from '../../../src/workers/serve';
import type { Locks } from '../../../src/workers/WorkerWatch';

/** Locks as a browser has them, of workers that can end. */
class FakeLocks implements Locks {
	private readonly waiting = new Map<string, (() => void)[]>();

	async request(name: string, { signal }: { signal?: AbortSignal }, granted: () => unknown): Promise<unknown> {
		const queue = this.waiting.get(name);
		if (!queue) {
			this.waiting.set(name, []);
			return granted();
		}
		await new Promise<void>((resolve, reject) => {
			queue.push(resolve);
			signal?.addEventListener('abort', () => reject(new Error('aborted')));
		});
		return granted();
	}

	/** What the browser does when the holder of every lock ends. */
	release(): void {
		for (const queue of this.waiting.values()) queue.shift()?.();
		this.waiting.clear();
	}
}

/** A worker that answers through {@link serve}, or is too busy to. */
class FakeWorker implements SupervisedWorkerLike {
	onmessage: ((event: MessageEvent) => void) | null = null;
	onerror: ((event: ErrorEvent) => void) | null = null;
	onmessageerror: ((event: MessageEvent) => void) | null = null;
	terminated = false;
	busy = false;
	private listener: ((event: MessageEvent) => void) | null = null;

	constructor(handle: (request: string, report: (progress: number) => void) => string | Promise<string>) {
		serve<string, string, number>(
			{
				postMessage: (data) => {
					if (!this.terminated) queueMicrotask(() => this.onmessage?.({ data } as MessageEvent));
				},
				addEventListener: (_, listener) => {
					this.listener = listener;
				},
			},
			handle,
		);
	}

	postMessage(message: unknown): void {
		const data = structuredClone(message);
		queueMicrotask(() => {
			if (!this.terminated && !this.busy) this.listener?.({ data } as MessageEvent);
		});
	}

	terminate(): void {
		this.terminated = true;
	}
}

const never = () => new Promise<string>(() => {});

function supervised(handle: (request: string, report: (progress: number) => void) => string | Promise<string>) {
	const locks = new FakeLocks();
	vi.stubGlobal('isSecureContext', true);
	vi.stubGlobal('navigator', { locks });
	const workers: FakeWorker[] = [];
	const client = new SupervisedWorker<string, string, number>(() => {
		const worker = new FakeWorker(handle);
		workers.push(worker);
		return worker;
	});
	return { client, workers, locks };
}

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe('a supervised worker', () => {
	test('answers, reports on its way, and says why it could not', async () => {
		const { client, workers } = supervised((request, report) => {
			if (request === 'bad') throw new RangeError('too bad');
			report(0.5);
			return request.toUpperCase();
		});
		const progress: number[] = [];
		await expect(client.ask('one', { onProgress: (share) => progress.push(share) })).resolves.toBe('ONE');
		await expect(client.ask('bad')).rejects.toThrow('too bad');
		await expect(client.ask('two')).resolves.toBe('TWO');
		expect(progress).toEqual([0.5]);
		expect(workers).toHaveLength(1);
	});

	test('is given the memory of an answer that the worker hands over', async () => {
		const answers = [Float32Array.of(1), Float32Array.of(2)];
		const sent: { readonly id: number; readonly answer: Float32Array }[] = [];
		let hear: (event: MessageEvent) => void = () => {};
		serve<number, Float32Array<ArrayBuffer>>(
			{
				postMessage: (message, options) => sent.push(structuredClone(message as (typeof sent)[0], options)),
				addEventListener: (_, listener) => {
					hear = listener;
				},
			},
			(which) => answers[which],
			(answer) => (answer === answers[1] ? [answer.buffer] : []),
		);
		hear({ data: { id: 1, request: 0 } } as MessageEvent);
		hear({ data: { id: 2, request: 1 } } as MessageEvent);
		await vi.advanceTimersByTimeAsync(1);
		expect(sent.map(({ id, answer }) => [id, Array.from(answer)])).toEqual([
			[1, [1]],
			[2, [2]],
		]);
		// What is handed over is gone from the worker.
		expect(answers.map(({ length }) => length)).toEqual([1, 0]);
	});

	test('that ends by itself settles every call, and the next call starts another', async () => {
		const { client, workers, locks } = supervised((request) => (request === 'stay' ? never() : request));
		const lost = [client.ask('stay'), client.ask('stay')];
		await vi.advanceTimersByTimeAsync(10);
		locks.release();
		for (const call of lost) await expect(call).rejects.toThrow(WorkerLost);
		expect(workers[0].terminated).toBe(true);
		await expect(client.ask('again')).resolves.toBe('again');
		expect(workers).toHaveLength(2);
	});

	test('that is busy for an hour is not taken for a dead one while it holds its lock', async () => {
		const { client, workers } = supervised(never);
		let settled = false;
		void client.ask('long').catch(() => {
			settled = true;
		});
		await vi.advanceTimersByTimeAsync(10);
		workers[0].busy = true;
		await vi.advanceTimersByTimeAsync(3_600_000);
		expect(settled).toBe(false);
	});

	test('without locks counts as dead when it is silent for a minute, not for ten seconds', async () => {
		const { client, workers } = supervised(never);
		vi.stubGlobal('isSecureContext', false);
		let reason = '';
		void client.ask('long').catch((error) => {
			reason = String(error.message);
		});
		await vi.advanceTimersByTimeAsync(5_000);
		workers[0].busy = true;
		await vi.advanceTimersByTimeAsync(10_000);
		expect(reason).toBe('');
		await vi.advanceTimersByTimeAsync(60_000);
		expect(reason).toBe('the worker does not answer');
	});

	test('is ended when a call takes longer than allowed', async () => {
		const { client, workers } = supervised(never);
		const call = expect(client.ask('slow', { limit: 500 })).rejects.toThrow('longer than allowed');
		await vi.advanceTimersByTimeAsync(501);
		await call;
		expect(workers[0].terminated).toBe(true);
	});

	test('that could not be loaded, or cannot be read, rejects', async () => {
		const { client, workers } = supervised(never);
		const first = expect(client.ask('x')).rejects.toThrow('could not be loaded');
		workers[0].onerror?.({ message: '' } as ErrorEvent);
		await first;
		const second = expect(client.ask('x')).rejects.toThrow('cannot be read');
		workers[1].onmessageerror?.({} as MessageEvent);
		await second;
	});

	test('that was ended by the page says nothing more', async () => {
		const { client, locks } = supervised((request) => (request === 'stay' ? never() : request));
		const call = expect(client.ask('stay')).rejects.toThrow('enough');
		client.end('enough');
		await call;
		locks.release();
		await expect(client.ask('more')).resolves.toBe('more');
	});

	test('rejects where no worker can be made, and what cannot be copied', async () => {
		const none = new SupervisedWorker<string, string>(() => {
			throw new Error('no module workers');
		});
		await expect(none.ask('x')).rejects.toThrow('no module workers');
		const { client } = supervised((request) => request);
		await expect(client.ask((() => {}) as unknown as string)).rejects.toThrow('cloned');
	});
});
