/** The worker of the instruments: what is too long for a display frame is measured here, beside the training. */

import { fetchSimd } from '../training/wasm/fetchSimd';
import type { FromInstrumentWorker, ToInstrumentWorker } from './protocol';
import { simdAtlas } from './simdAtlas';
import { TASKS } from './tasks';

const post = (message: FromInstrumentWorker) => self.postMessage(message);

const tasks = { ...TASKS, atlas: simdAtlas(fetchSimd) };

self.addEventListener('message', async ({ data }: MessageEvent<ToInstrumentWorker>) => {
	const { id, task, request } = data;
	const start = performance.now();
	try {
		// The request belongs to the task, which the types of the client have seen to.
		const result = await (tasks[task] as (request: unknown) => never)(request);
		post({ id, result, milliseconds: performance.now() - start });
	} catch (error) {
		post({ id, failed: error instanceof Error ? error.message : String(error) });
	}
});
