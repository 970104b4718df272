/** What the tab draws of an agent is what the reference in float64 says of the same networks. */
import { expect, test } from 'vitest';
import { inquire } from '../../../src/agent/inquiries';
import type { Landscape } from '../../../src/agent/protocol';
import { ReferenceAgent } from '../../../src/agent/ReferenceAgent';
import { HOLE_QUANTILE } from '../../../src/analysis/holeRuler';
import { shadeOf } from '../../../src/analysis/holes';
import { MEASURED_TRANSITIONS } from '../../../src/dataset/measuredSet';
import { smallSpec, trained } from './smallTraining';

const STEPS = 45;

/** An agent that has learned, the reference with its networks, and a state. */
async function agentAndReference() {
	const learner = await trained(smallSpec(), STEPS);
	const agent = learner.agent(0);
	const reference = new ReferenceAgent(agent.engine.model, agent.engine.shape, agent.engine.rows);
	reference.restore(agent.engine.state());
	const held = learner.heldStates();
	return { learner, agent, reference, held, state: held.state.slice(0, agent.engine.shape.stateDim) };
}

/** e of an action, then z through the box. */
function latentActionOf(
	{ agent }: Awaited<ReturnType<typeof agentAndReference>>,
	embedding: ArrayLike<number>,
	z: ArrayLike<number>,
): Float32Array {
	const { lower, upper } = agent.policy.box;
	const scaled = Array.from(z, (at, dim) => (2 * (at - lower[dim])) / (upper[dim] - lower[dim]) - 1);
	return Float32Array.from([...Array.from(embedding), ...scaled]);
}

test('the swarm: where the actor puts z, and the nearest embedding', async () => {
	const { learner, agent, reference, held } = await agentAndReference();
	const { swarm, box } = learner.frame().agents[0];
	const { stateDim, embeddingDim, latentDim } = agent.engine.shape;
	const table = reference.embeddings();
	for (const row of [0, 7, 250, 499]) {
		const answer = reference.act(held.state.slice(row * stateDim, (row + 1) * stateDim), 1);
		for (let dim = 0; dim < latentDim; dim++) {
			const half = (box.upper[dim] - box.lower[dim]) / 2;
			expect(swarm.z[row * latentDim + dim]).toBeCloseTo(box.lower[dim] + half * (answer[embeddingDim + dim] + 1), 4);
		}
		const distances = Array.from({ length: agent.engine.model.actionCount }, (_, action) =>
			Math.hypot(...Array.from({ length: embeddingDim }, (__, i) => answer[i] - table[action * embeddingDim + i])),
		);
		expect(distances[swarm.action[row]]).toBeCloseTo(Math.min(...distances), 5);
	}
});

test('the landscape: the lesser of both critics at the code of each point; the arrow: what Q₁ rises by with z', async () => {
	const both = await agentAndReference();
	const { agent, reference, state } = both;
	const { embeddingDim } = agent.engine.shape;
	const [low, high] = [-2, 2.5];
	const { action, q, policy } = inquire(agent, {
		type: 'landscape',
		run: 0,
		state,
		action: 1,
		dims: [0, 1],
		x: [low, high],
		y: [low, high],
		columns: 4,
		rows: 4,
	}) as Landscape;
	expect(action).toBe(1);
	const table = reference.embeddings();
	const embedding = table.subarray(embeddingDim, 2 * embeddingDim);
	for (let row = 0; row < 4; row++)
		for (let column = 0; column < 4; column++) {
			const z = [column, row].map((at) => low + ((high - low) * at) / 3);
			const { q1, q2 } = reference.values(state, latentActionOf(both, embedding, z), 1);
			expect(q[4 * row + column]).toBeCloseTo(Math.min(q1[0], q2[0]), 5);
		}

	const own = reference.act(state, 1).slice(0, embeddingDim);
	const q1At = (z: number[]) => reference.values(state, latentActionOf(both, own, z), 1).q1[0];
	const step = 1e-2;
	for (const dim of [0, 1]) {
		const moved = (by: number) => Array.from(policy.z, (at, index) => at + (index === dim ? by : 0));
		expect(policy.slope[dim]).toBeCloseTo((q1At(moved(step)) - q1At(moved(-step))) / (2 * step), 3);
	}
	expect(Math.hypot(...policy.slope)).toBeGreaterThan(1e-3);
});

test('the hatching: where the posteriors of the reference leave a hole', async () => {
	const { agent, reference } = await agentAndReference();
	const grid = { dims: [0, 1] as const, left: -6, right: 6, bottom: -6, top: 6, columns: 24, rows: 24 };
	const shade = inquire(agent, { type: 'holes', run: 0, grid }) as Uint8Array;
	const drawn = agent.representation.posteriors(MEASURED_TRANSITIONS);
	// The same transitions through the other engine.
	Object.assign(agent.representation, { engine: reference });
	const { mean, std } = agent.representation.posteriors(MEASURED_TRANSITIONS);
	expect(Math.max(...mean.map((at, index) => Math.abs(at - drawn.mean[index])))).toBeLessThan(1e-4);
	const expected = shadeOf({ mean, std, z: mean }, 2, HOLE_QUANTILE, grid);
	const different = Array.from(shade).filter((hole, cell) => hole !== expected?.[cell]).length;
	// A cell whose density lies at the ruler's mark may fall on either side of it.
	expect(different).toBeLessThanOrEqual(2);
	expect(new Set(shade)).toEqual(new Set([0, 1]));
});
