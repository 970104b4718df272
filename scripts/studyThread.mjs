/** A thread of Node that carries out trainings of a study, one after the other. */
import { parentPort } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// A thread has none of what the program was started with.
register();
const { runJob } = await import('./studyJob');
parentPort?.on('message', async (placed) => {
	try {
		parentPort?.postMessage({ id: placed.job.id, outcome: await runJob(placed) });
	} catch (error) {
		parentPort?.postMessage({ id: placed.job.id, failed: error instanceof Error ? error.message : String(error) });
	}
});
parentPort?.postMessage({ ready: true });
