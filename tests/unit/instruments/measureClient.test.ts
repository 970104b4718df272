import { describe, expect, test } from 'vitest';
import { type InstrumentWorkerLike, MeasureClient } from '../../../src/instruments/measure';
import type { ToInstrumentWorker } from '../../../src/instruments/protocol';

class FakeWorker implements InstrumentWorkerLike {
	sent: ToInstrumentWorker[] = [];
	ended = false;
	onmessage: InstrumentWorkerLike['onmessage'] = null;
	onerror: InstrumentWorkerLike['onerror'] = null;
	postMessage(message: ToInstrumentWorker): void {
		this.sent.push(message);
	}
	terminate(): void {
		this.ended = true;
	}
	answer(data: object): void {
		this.onmessage?.({ data } as MessageEvent);
	}
	break(message: string): void {
		this.onerror?.({ message } as ErrorEvent);
	}
}

const REQUEST = { runs: [], latentDim: 2, quantile: 0.01, seed: 1, grid: null };

function scene() {
	const workers: FakeWorker[] = [];
	const client = new MeasureClient(() => {
		workers.push(new FakeWorker());
		return workers[workers.length - 1];
	});
	return { client, workers };
}

describe('the client of the instruments’ worker', () => {
	test('answers are told apart by their number, and one worker serves all', async () => {
		const { client, workers } = scene();
		const first = client.measure('holes', REQUEST);
		const second = client.measure('holes', REQUEST);
		expect(workers).toHaveLength(1);
		const [one, two] = workers[0].sent;
		workers[0].answer({ id: two.id, result: ['two'], milliseconds: 2 });
		workers[0].answer({ id: one.id, result: ['one'], milliseconds: 1 });
		expect((await first).result).toEqual(['one']);
		expect((await second).milliseconds).toBe(2);
	});

	test('a measurement that cannot be made rejects with its reason', async () => {
		const { client, workers } = scene();
		const measured = client.measure('holes', REQUEST);
		workers[0].answer({ id: workers[0].sent[0].id, failed: 'no such row' });
		await expect(measured).rejects.toThrow('no such row');
	});

	test('a worker that breaks is ended, and the next measurement has a new one', async () => {
		const { client, workers } = scene();
		const measured = client.measure('holes', REQUEST);
		workers[0].break('out of memory');
		await expect(measured).rejects.toThrow('out of memory');
		expect(workers[0].ended).toBe(true);
		void client.measure('holes', REQUEST);
		expect(workers).toHaveLength(2);
	});
});
