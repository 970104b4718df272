import type { FromPart, StartPart } from './parts';

/** A part's thread as a worker of this worker. */
export const startPart: StartPart = () => {
	const worker = new Worker(new URL('./part.worker.ts', import.meta.url), { type: 'module' });
	return {
		post: (message) => worker.postMessage(message),
		listen(onAnswer, onFailure) {
			worker.onmessage = ({ data }: MessageEvent<FromPart>) => onAnswer(data);
			worker.onerror = (event) => onFailure(event.message || 'a thread of the engine could not be loaded');
		},
		end: () => worker.terminate(),
	};
};
