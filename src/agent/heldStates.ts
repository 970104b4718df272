import { integerAt, Stream } from '../randomness/counterRandom';
import type { LearningAgent } from './LearningAgent';
import { latentActionDim } from './layout';
import type { HeldStates, Swarm } from './protocol';
import { emptyBatch, type TransitionStore } from './TransitionStore';

/** States that a swarm is shown for. */
const HELD = 500;

/** States of some random transitions, drawn with replacement. */
export function heldStates(transitions: TransitionStore, seed: number): HeldStates {
	const batch = emptyBatch(transitions.sizes, HELD);
	for (let row = 0; row < HELD; row++) {
		transitions.copy(integerAt(seed, Stream.agentStates, 0, row, 0, transitions.size), batch, row);
	}
	return { state: batch.state, action: Uint16Array.from(batch.action) };
}

/** Where an agent's greedy policy puts its codes in these states. */
export function swarmOf({ engine, policy }: LearningAgent, { state, action }: HeldStates): Swarm {
	const { stateDim, embeddingDim, latentDim } = engine.shape;
	const codeDim = latentActionDim(engine.shape);
	const count = action.length;
	const swarm = {
		z: new Float32Array(count * latentDim),
		action: new Uint16Array(count),
		embedding: new Float32Array(count * embeddingDim),
	};
	for (let first = 0; first < count; first += engine.rows) {
		const rows = Math.min(engine.rows, count - first);
		const answers = engine.act(state.subarray(first * stateDim, (first + rows) * stateDim), rows);
		for (let row = 0; row < rows; row++) {
			const index = first + row;
			const from = row * codeDim;
			swarm.z.set(policy.mapped(answers, from), index * latentDim);
			swarm.embedding.set(answers.subarray(from, from + embeddingDim), index * embeddingDim);
			swarm.action[index] = policy.snap(answers, from);
		}
	}
	return swarm;
}

/** Whether policy, critics and decoder give finite numbers for the first of these states. */
export function comesToNumbers(agent: LearningAgent, held: HeldStates): boolean {
	const { engine } = agent;
	const rows = Math.min(engine.rows, held.action.length);
	const state = held.state.subarray(0, rows * engine.shape.stateDim);
	const answers = Float32Array.from(engine.act(state, rows).subarray(0, rows * latentActionDim(engine.shape)));
	const { q1, q2 } = engine.values(state, answers, rows);
	const { z } = swarmOf(agent, held);
	const decoded = engine.decode(
		state,
		held.action.subarray(0, rows),
		z.subarray(0, rows * engine.shape.latentDim),
		rows,
	);
	return [answers, q1.subarray(0, rows), q2.subarray(0, rows), z, decoded.parameters.subarray(0, rows)].every(
		(numbers) => numbers.every(Number.isFinite),
	);
}
