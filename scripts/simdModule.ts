import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SimdThreads } from '../src/training/wasm/createSimd';
import type { FromPart } from '../src/training/wasm/parts';
import type { LoadSimd } from '../src/training/wasm/SimdProgram';
import { SIMD_BINARY } from './compile-simd.mjs';

/** The SIMD engine from its file, for Node. */
export const loadSimd: LoadSimd = async () => WebAssembly.compile(await readFile(SIMD_BINARY));

/** Threads of Node that a training's runs are spread over: the one that asks only waits for them. */
export const nodeThreads: SimdThreads = {
	most: availableParallelism(),
	start() {
		const worker = new Worker(new URL('./simdThread.mjs', import.meta.url));
		return {
			post: (message) => worker.postMessage(message),
			listen(onAnswer, onFailure) {
				worker.on('message', (answer: FromPart) => onAnswer(answer));
				worker.on('error', (error) => onFailure(error.message));
			},
			end: () => void worker.terminate(),
		};
	},
};
