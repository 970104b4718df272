/** The training worker: binds sessions to this thread's messages. */
import { type Column, joinParts } from '../dataset/columns';
import { keepOwnData } from '../dataset/ownData';
import { answerWatch } from '../workers/WorkerWatch';
import { Breath } from './Breath';
import { engineCandidates } from './engines';
import type { FromWorker, ToWorker } from './protocol';
import { type SessionHost, TrainingSession } from './TrainingSession';
import { fetchSimd } from './wasm/fetchSimd';
import { startPart } from './wasm/startPart';

const host: SessionHost = {
	post: (message: FromWorker, transfer: Transferable[] = []) => self.postMessage(message, { transfer }),
	now: () => performance.now(),
	rest: (milliseconds) =>
		milliseconds > 0 ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : nextMessage(),
	// One core is the page's.
	candidates: engineCandidates(
		fetchSimd,
		{ start: startPart, most: navigator.hardwareConcurrency - 1 },
		new Breath(() => performance.now(), nextMessage),
	),
};

/** A turn of the event loop without the 4 ms that nested timers are held back. */
function nextMessage(): Promise<void> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
}

let current: { readonly id: number; readonly session: TrainingSession } | null = null;

/** Those that came since the last `prepare`, by their names. */
const columns = new Map<string, Column>();

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
	if (answerWatch(data, (answer) => self.postMessage(answer))) return;
	if (data.type === 'column') columns.set(data.name, data.column);
	else if (data.type === 'prepare') {
		current?.session.close();
		if (data.own) {
			const { world, numbers } = data.own;
			keepOwnData({ world, dataset: joinParts({ numbers, columns: Array.from(columns) }) });
			columns.clear();
		}
		const session = new TrainingSession(host, data.session, data.request);
		current = { id: data.session, session };
		void session.prepare();
	} else if (data.session === current?.id) {
		current.session.receive(data);
	}
});
