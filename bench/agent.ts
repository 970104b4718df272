/** One iteration of the agent on one core: the SIMD engine beside the reference, and PyTorch where it is installed. */
import { loadAgent } from '../scripts/agentModule';
import { ReferenceAgent } from '../src/agent/ReferenceAgent';
import { SimdAgent } from '../src/agent/wasm/SimdAgent';
import { AGENT_SIZES, agentShapes, iterations, share } from './agentIterations';
import { type PyTorchStep, pyTorchFigure, pyTorchStep } from './pytorch';
import { type Figure, median } from './statistics';

const ROUNDS = 7;

export async function benchAgent(): Promise<Figure[]> {
	const module = await loadAgent();
	const figures: Figure[] = [];
	for (const { width, rows, budget } of AGENT_SIZES) {
		const { model, agent } = agentShapes(width);
		const simd = await SimdAgent.create(module, model, agent, rows);
		const reference = new ReferenceAgent(model, agent, rows);
		const steps = { simd: iterations(simd, rows), reference: iterations(reference, rows) };
		const times: Record<keyof typeof steps, number[]> = { simd: [], reference: [] };
		const torch: PyTorchStep[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			for (const name of ['simd', 'reference'] as const) times[name].push(share(steps[name]));
			// Its own start takes seconds: the first round and the last have it.
			if (round % (ROUNDS - 1) !== 0) continue;
			const measured = pyTorchStep(width, rows, 1, 'bench/pytorch_agent.py');
			if (measured) torch.push(measured);
		}
		const step = median(times.simd);
		const at = `width ${width}, batch ${rows}`;
		const ofReference = median(times.reference);
		figures.push(
			{ what: `agent, simd, ${at}`, value: step.toFixed(3), unit: 'ms an iteration' },
			{
				what: `agent, reference, ${at}`,
				value: ofReference.toFixed(2),
				unit: `ms an iteration; simd ${(ofReference / step).toFixed(2)} ×`,
			},
			pyTorchFigure({
				of: 'agent, ',
				at: `1 thread, ${at}`,
				unit: 'ms an iteration',
				steps: torch,
				simd: step,
				budget,
			}),
		);
	}
	return figures;
}
