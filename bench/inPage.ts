/** The measurement of the engines that runs inside the page of bench/enginesInChromium. */

import { engineCandidates } from '../src/training/engines';
import type { EngineId } from '../src/training/Trainer';
import { fetchSimd } from '../src/training/wasm/fetchSimd';
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

const candidates = engineCandidates(fetchSimd);

if ('gpu' in navigator) countDispatches();

window.measureEngine = async (engine, width, runs) => {
	const candidate = candidates.find((other) => other.engine === engine);
	if (!candidate) throw new Error(engine);
	return measureTrainer(candidate.create, teachingSetup(width, runs));
};
window.measureJaxJs = (device, width) => benchJaxJs(device, teachingSetup(width, 1));
