/** The rollout worker: beside the training worker, so that neither waits for the other. */
import { playRequest } from './playRequest';
import type { FromRolloutWorker, ToRolloutWorker } from './protocol';

const post = (message: FromRolloutWorker) => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<ToRolloutWorker>) => {
	try {
		playRequest(data.request, post, () => performance.now());
	} catch (error) {
		post({ type: 'failed', detail: error instanceof Error ? error.message : String(error) });
	}
});
