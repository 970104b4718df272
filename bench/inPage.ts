/** The measurements of the engines that run inside the page of bench/benchPage. */
import { fetchAgent } from '../src/agent/wasm/fetchAgent';
import { SimdAgent } from '../src/agent/wasm/SimdAgent';
import { engineCandidates } from '../src/training/engines';
import type { EngineId } from '../src/training/Trainer';
import { fetchSimd } from '../src/training/wasm/fetchSimd';
import { agentShapes, iterations, share } from './agentIterations';
import { benchJaxJs } from './jaxJs';
import { countDispatches, type Measured, measureTrainer, teachingSetup } from './measureTrainer';
import { type Figure, median } from './statistics';

declare global {
	interface Window {
		/** @throws the reason when the engine cannot be had */
		measureEngine(engine: EngineId, width: number, runs: number): Promise<Measured>;
		/** @returns milliseconds of an iteration of an agent on the SIMD engine, median of some rounds */
		measureAgent(width: number, rows: number): Promise<number>;
		measureJaxJs(device: 'webgpu' | 'wasm', width: number): Promise<Figure>;
	}
}

const AGENT_ROUNDS = 7;

const candidates = engineCandidates(fetchSimd);

if ('gpu' in navigator) countDispatches();

window.measureEngine = async (engine, width, runs) => {
	const candidate = candidates.find((other) => other.engine === engine);
	if (!candidate) throw new Error(engine);
	return measureTrainer(candidate.create, teachingSetup(width, runs));
};
window.measureJaxJs = (device, width) => benchJaxJs(device, teachingSetup(width, 1));
window.measureAgent = async (width, rows) => {
	const { model, agent } = agentShapes(width);
	const work = iterations(await SimdAgent.create(await fetchAgent(), model, agent, rows), rows);
	return median(Array.from({ length: AGENT_ROUNDS }, () => share(work)));
};
