/** The engines beside one another, in one run on one machine, in Node: the teaching problem at several widths. */
import { loadSimd } from '../scripts/simdModule';
import { engineCandidates } from '../src/training/engines';
import { installNodeGpu } from '../tests/gpu/nodeGpu';
import { benchJaxJs } from './jaxJs';
import { countDispatches, describeMeasured, measureTrainer, teachingSetup } from './measureTrainer';
import { benchRoofline } from './roofline';
import type { Figure } from './statistics';

export const WIDTHS = [64, 128, 256];
/** Runs in lock-step of the fused engine; the others are measured with one, since theirs cost as much each. */
const RUNS = [1, 2, 8, 32];

export async function benchEngines(): Promise<Figure[]> {
	try {
		await installNodeGpu();
		countDispatches();
	} catch (error) {
		console.error(`without WebGPU: ${error instanceof Error ? error.message : error}`);
	}
	const figures: Figure[] = [];
	for (const width of WIDTHS) {
		for (const { engine, create } of engineCandidates(loadSimd)) {
			for (const runs of engine === 'webgpu' ? RUNS : [1]) {
				const what = `${engine}, width ${width}, ${runs} ${runs === 1 ? 'run' : 'runs'}`;
				try {
					const measured = await measureTrainer(create, teachingSetup(width, runs));
					figures.push({ what, value: measured.step.toFixed(2), unit: describeMeasured(measured) });
				} catch (error) {
					figures.push({ what, value: 'not measured', unit: error instanceof Error ? error.message : '' });
				}
			}
		}
		for (const device of ['webgpu', 'wasm'] as const) figures.push(await benchJaxJs(device, teachingSetup(width, 1)));
		if (globalThis.navigator?.gpu) figures.push(...(await benchRoofline(teachingSetup(width, 1))));
	}
	return figures;
}
