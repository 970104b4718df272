/** One iteration of the agent on one core: the SIMD engine beside the reference, and PyTorch where it is installed. */
import { loadAgent } from '../scripts/agentModule';
import { type AgentEngine, PUBLISHED_TD3 } from '../src/agent/AgentEngine';
import { initialNetworks } from '../src/agent/initialise';
import { latentActionDim } from '../src/agent/layout';
import { unitBox } from '../src/agent/measureBox';
import { teachingPreset } from '../src/agent/presets';
import { ReferenceAgent } from '../src/agent/ReferenceAgent';
import { shapesOf } from '../src/agent/settings';
import { emptyBatch } from '../src/agent/TransitionStore';
import { SimdAgent } from '../src/agent/wasm/SimdAgent';
import { environmentById } from '../src/environments/registry';
import { initialWeights } from '../src/model/initialise';
import { atOnce } from '../src/model/parts';
import { normalAt, Stream } from '../src/randomness/counterRandom';
import { pyTorchStep } from './pytorch';
import { type Figure, median } from './statistics';

const ROUNDS = 7;
/** Milliseconds of each in a round. */
const SHARE = 150;
/** Width and batch: the teaching preset, and as published. */
const SIZES = [
	{ width: 64, rows: 64, budget: '≥ 3 ×' },
	{ width: 256, rows: 128, budget: '≥ 1 ×' },
] as const;

export async function benchAgent(): Promise<Figure[]> {
	const module = await loadAgent();
	const figures: Figure[] = [];
	for (const { width, rows, budget } of SIZES) {
		const { model, agent } = shapes(width);
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

function shapes(width: number) {
	const goal = environmentById('goal');
	if (!goal) throw new Error('goal');
	const { settings } = teachingPreset(goal);
	return shapesOf(goal, { ...settings, width, representation: { ...settings.representation, width } });
}

/** So many iterations of an engine on one batch of random numbers. */
function iterations(engine: AgentEngine, rows: number): (times: number) => void {
	const { model, shape } = engine;
	const codeDim = latentActionDim(shape);
	const { actor, critic } = initialNetworks(shape, 1);
	const vae = initialWeights(model, 1);
	engine.restore({ ...engine.state(), actor, actorTarget: actor, critic, criticTarget: critic, vae });
	const batch = emptyBatch({ stateDim: model.stateDim, parameterDim: model.parameterDim, codeDim }, rows);
	const columns = [batch.state, batch.parameters, batch.stateDelta, batch.latentAction, batch.nextState, batch.reward];
	for (const [column, numbers] of columns.entries()) {
		for (let i = 0; i < numbers.length; i++) numbers[i] = 0.3 * normalAt(1, Stream.agentBatch, 0, column, i);
	}
	batch.notDone.fill(1);
	batch.action.forEach((_, row) => {
		batch.action[row] = row % model.actionCount;
	});
	const draws = (row: number) =>
		Float32Array.from({ length: rows * codeDim }, (_, i) => normalAt(1, Stream.agentTargetNoise, 0, row, i));
	const noise = { relabel: draws(0), target: draws(1) };
	const relabel = { relabelling: 'corrected', box: unitBox(model.latentDim), threshold: 0.05 } as const;
	return (times) => {
		for (let i = 0; i < times; i++) atOnce(engine.update(batch, noise, relabel, PUBLISHED_TD3));
	};
}

/** Milliseconds of one of as many as fit a share. */
function share(work: (times: number) => void): number {
	const first = timed(work, 2) / 2;
	const times = Math.max(2, Math.round(SHARE / first));
	return timed(work, times) / times;
}

function timed(work: (times: number) => void, times: number): number {
	const start = performance.now();
	work(times);
	return performance.now() - start;
}
