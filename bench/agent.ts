/** One iteration of the agent on one core: the SIMD engine beside the reference, and PyTorch where it is installed. */
import { loadAgent } from '../scripts/agentModule';
import { ReferenceAgent } from '../src/agent/ReferenceAgent';
import { SimdAgent } from '../src/agent/wasm/SimdAgent';
import { AGENT_SIZES, agentShapes, iterations, share } from './agentIterations';
import { pyTorchStep } from './pytorch';
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
		const torch: number[] = [];
		let version = '';
		for (let round = 0; round < ROUNDS; round++) {
			for (const name of ['simd', 'reference'] as const) times[name].push(share(steps[name]));
			// Its own start takes seconds: the first round and the last have it.
			if (round % (ROUNDS - 1) !== 0) continue;
			const measured = pyTorchStep(width, rows, 1, 'bench/pytorch_agent.py');
			if (measured) torch.push(measured.milliseconds);
			version = measured?.version ?? version;
		}
		const step = median(times.simd);
		const at = `width ${width}, batch ${rows}`;
		const ratio = (other: number) => `ms an iteration; simd ${(other / step).toFixed(2)} ×`;
		figures.push(
			{ what: `agent, simd, ${at}`, value: step.toFixed(3), unit: 'ms an iteration' },
			{
				what: `agent, reference, ${at}`,
				value: median(times.reference).toFixed(2),
				unit: ratio(median(times.reference)),
			},
			torch.length > 0
				? {
						what: `agent, PyTorch ${version}, 1 thread, ${at}`,
						value: median(torch).toFixed(2),
						unit: ratio(median(torch)),
						budget,
					}
				: { what: `agent, PyTorch, 1 thread, ${at}`, value: 'not measured', unit: 'PyTorch is not installed here' },
		);
	}
	return figures;
}
