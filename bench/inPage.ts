/** The measurement of the engines that runs inside the page of bench/enginesInChromium. */

import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { engineCandidates } from '../src/training/engines';
import type { EngineId } from '../src/training/Trainer';
import { benchJaxJs } from './jaxJs';
import { countDispatches, type Measured, measureTrainer, teachingSetup } from './measureTrainer';
import type { Figure } from './statistics';

declare global {
	interface Window {
		/** @throws the reason when the engine cannot be had */
		measureEngine(engine: EngineId, width: number, runs: number): Promise<Measured>;
		measureJaxJs(device: 'webgpu' | 'wasm', width: number): Promise<Figure>;
	}
}

const absolute = (path: string) => new URL(path, import.meta.url).href;
const candidates = engineCandidates({
	wasmPaths: {
		'tfjs-backend-wasm.wasm': absolute(plain),
		'tfjs-backend-wasm-simd.wasm': absolute(simd),
		'tfjs-backend-wasm-threaded-simd.wasm': absolute(simd),
	},
});

if ('gpu' in navigator) countDispatches();

window.measureEngine = async (engine, width, runs) => {
	const candidate = candidates.find((other) => other.engine === engine);
	if (!candidate) throw new Error(engine);
	return measureTrainer(candidate.create, teachingSetup(width, runs));
};
window.measureJaxJs = (device, width) => benchJaxJs(device, teachingSetup(width, 1));
