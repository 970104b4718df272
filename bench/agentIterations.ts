/** Iterations of an agent's engine on a batch of random numbers, in Node and in a page. */
import { type AgentEngine, PUBLISHED_TD3 } from '../src/agent/AgentEngine';
import { initialNetworks } from '../src/agent/initialise';
import { latentActionDim } from '../src/agent/layout';
import { unitBox } from '../src/agent/measureBox';
import { teachingPreset } from '../src/agent/presets';
import { shapesOf } from '../src/agent/settings';
import { emptyBatch } from '../src/agent/TransitionStore';
import { environmentById } from '../src/environments/registry';
import { initialWeights } from '../src/model/initialise';
import { atOnce } from '../src/model/inParts';
import { normalAt, Stream } from '../src/randomness/counterRandom';

/** Milliseconds of a share. */
const SHARE = 150;

/** Width and batch that are measured: the teaching preset, and as published; and what is asked beside PyTorch. */
export const AGENT_SIZES = [
	{ width: 64, rows: 64, budget: '≥ 3 ×' },
	{ width: 256, rows: 128, budget: '≥ 1 ×' },
] as const;

/** Shapes of the teaching preset of Goal, every network with hidden layers of `width`. */
export function agentShapes(width: number) {
	const goal = environmentById('goal');
	if (!goal) throw new Error('goal');
	const { settings } = teachingPreset(goal);
	return shapesOf(goal, { ...settings, width, representation: { ...settings.representation, width } });
}

/** So many iterations of an engine on one batch of random numbers. */
export function iterations(engine: AgentEngine, rows: number): (times: number) => void {
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

/** Milliseconds of one of as many iterations as fit a share of 150 ms. */
export function share(work: (times: number) => void): number {
	const first = timed(work, 2) / 2;
	const times = Math.max(2, Math.round(SHARE / first));
	return timed(work, times) / times;
}

function timed(work: (times: number) => void, times: number): number {
	const start = performance.now();
	work(times);
	return performance.now() - start;
}
