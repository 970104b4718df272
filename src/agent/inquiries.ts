/** Inquiries to an agent; none of them changes it. */
import { HOLE_QUANTILE } from '../analysis/holeRuler';
import { type PlaneGrid, shadeOf } from '../analysis/holes';
import { fromLatent } from '../analysis/latentBox';
import { decide } from '../dataset/decision';
import { MEASURED_TRANSITIONS } from '../dataset/measuredSet';
import { scaledObservation } from '../environments/registry';
import { tensorsOfViews } from '../files/layers';
import type { Tensor } from '../files/Tensor';
import { parameterLayout } from '../model/layout';
import { randomnessAt, Stream } from '../randomness/counterRandom';
import type { LearningAgent } from './LearningAgent';
import { actorLayout, criticLayout, latentActionDim } from './layout';
import type {
	AgentAnswers,
	AgentRequest,
	EvaluationAnswer,
	Landscape,
	LandscapeRequest,
	PlayedEpisode,
	ValueAnswer,
} from './protocol';

/** Points along each edge of a landscape. */
const GRID_LIMITS = { min: 2, max: 128 } as const;

/** The most episodes of an evaluation. */
const MOST_EPISODES = 10_000;

/** What is asked of one agent. */
export type Inquiry = Extract<AgentRequest, { readonly run: number }>;

/** Answers what is asked of one agent. @throws RangeError when it does not fit the agent */
export function inquire(agent: LearningAgent, request: Inquiry): AgentAnswers[Inquiry['type']] {
	switch (request.type) {
		case 'landscape':
			return landscape(agent, request);
		case 'value':
			return value(agent, request.state, request.action, request.z);
		case 'holes':
			return holes(agent, request.grid);
		case 'networks':
			return networkTensors(agent);
		case 'episode': {
			const play = () => playEpisode(agent, request.index);
			return request.best ? agent.withBest(play) : play();
		}
		case 'evaluate': {
			const evaluate = () => evaluation(agent, request.episodes);
			return request.best ? agent.withBest(evaluate) : evaluate();
		}
	}
}

/** The policy's output in a state, decoded. */
function answerOf({ engine, policy }: LearningAgent, state: Float32Array) {
	const answer = Float32Array.from(engine.act(state, 1));
	const { action, z, parameters } = policy.carryOut(state, answer);
	return { answer, action, z, parameters };
}

function smallerValue({ engine }: LearningAgent, state: Float32Array, latentAction: Float32Array): number {
	const { q1, q2 } = engine.values(state, latentAction, 1);
	return Math.min(q1[0], q2[0]);
}

function checkState({ engine }: LearningAgent, state: Float32Array): void {
	if (state.length !== engine.shape.stateDim || !state.every(Number.isFinite)) {
		throw new RangeError(`a state has ${engine.shape.stateDim} numbers`);
	}
}

function checkAction({ engine }: LearningAgent, action: number): void {
	const { actionCount } = engine.model;
	if (!Number.isInteger(action) || action < 0 || action >= actionCount) {
		throw new RangeError(`a discrete action is 0 to ${actionCount - 1}, not ${action}`);
	}
}

/** Writes the latent action that stands for a discrete action with a code. */
function writeLatentAction(agent: LearningAgent, action: number, z: ArrayLike<number>, out: Float32Array, at: number) {
	const { embeddingDim, latentDim } = agent.engine.shape;
	out.set(agent.policy.embedding(action), at);
	for (let dim = 0; dim < latentDim; dim++) out[at + embeddingDim + dim] = fromLatent(agent.policy.box, dim, z[dim]);
}

/** The critics' landscape over two latent dimensions. @throws RangeError when the request does not fit the agent */
function landscape(agent: LearningAgent, request: Omit<LandscapeRequest, 'run'>): Landscape {
	const { engine, policy } = agent;
	const { stateDim, embeddingDim, latentDim } = engine.shape;
	const { state, dims, x, y, columns, rows } = request;
	checkState(agent, state);
	for (const count of [columns, rows]) {
		if (!Number.isInteger(count) || count < GRID_LIMITS.min || count > GRID_LIMITS.max) {
			throw new RangeError(`a landscape has ${GRID_LIMITS.min} to ${GRID_LIMITS.max} points along an edge`);
		}
	}
	if (dims.some((dim) => !Number.isInteger(dim) || dim < 0 || dim >= latentDim)) {
		throw new RangeError(`there are ${latentDim} latent dimensions`);
	}
	const own = answerOf(agent, state);
	const action = request.action ?? own.action;
	checkAction(agent, action);
	const codeDim = latentActionDim(engine.shape);
	const count = columns * rows;
	const q = new Float32Array(count);
	const states = new Float32Array(engine.rows * stateDim);
	for (let row = 0; row < engine.rows; row++) states.set(state, row * stateDim);
	const codes = new Float32Array(engine.rows * codeDim);
	const z = Array.from(own.z);
	for (let first = 0; first < count; first += engine.rows) {
		const here = Math.min(engine.rows, count - first);
		for (let row = 0; row < here; row++) {
			const index = first + row;
			z[dims[0]] = x[0] + ((x[1] - x[0]) * (index % columns)) / (columns - 1);
			z[dims[1]] = y[0] + ((y[1] - y[0]) * Math.floor(index / columns)) / (rows - 1);
			writeLatentAction(agent, action, z, codes, row * codeDim);
		}
		const { q1, q2 } = engine.values(states, codes, here);
		for (let row = 0; row < here; row++) q[first + row] = Math.min(q1[row], q2[row]);
	}
	const gradient = engine.valueGradient(state, own.answer, 1);
	const slope = Float32Array.from({ length: latentDim }, (_, dim) => {
		const half = (policy.box.upper[dim] - policy.box.lower[dim]) / 2;
		return half > 0 ? gradient[embeddingDim + dim] / half : 0;
	});
	return {
		action,
		q,
		policy: { action: own.action, z: own.z, q: smallerValue(agent, state, own.answer), slope },
	};
}

/** Which cells of a plane are holes of the agent's representation, whatever the discrete action. @throws RangeError */
function holes(agent: LearningAgent, grid: PlaneGrid): Uint8Array {
	const { latentDim } = agent.engine.shape;
	const { dims, columns, rows } = grid;
	for (const count of [columns, rows]) {
		if (!Number.isInteger(count) || count < GRID_LIMITS.min || count > GRID_LIMITS.max) {
			throw new RangeError(`a grid has ${GRID_LIMITS.min} to ${GRID_LIMITS.max} cells along an edge`);
		}
	}
	if (dims.some((dim) => !Number.isInteger(dim) || dim < 0 || dim >= latentDim)) {
		throw new RangeError(`there are ${latentDim} latent dimensions`);
	}
	const { mean, std } = agent.representation.posteriors(MEASURED_TRANSITIONS);
	const shade = shadeOf({ mean, std, z: mean }, latentDim, HOLE_QUANTILE, grid);
	if (!shade) throw new RangeError('one latent dimension is no plane');
	return shade;
}

/** A person's hybrid action beside the policy's. @throws RangeError when it does not fit the agent */
function value(agent: LearningAgent, state: Float32Array, action: number, z: Float32Array): ValueAnswer {
	checkState(agent, state);
	checkAction(agent, action);
	const { engine, environment } = agent;
	if (z.length !== engine.shape.latentDim) throw new RangeError(`a code has ${engine.shape.latentDim} numbers`);
	const own = answerOf(agent, state);
	const code = new Float32Array(latentActionDim(engine.shape));
	writeLatentAction(agent, action, z, code, 0);
	const q = smallerValue(agent, state, code);
	const parameters = engine.decode(state, [action], z, 1).parameters.slice(0, engine.model.parameterDim);
	parameters.fill(0, environment.actions[action].parameters.length);
	return {
		q,
		parameters,
		policy: {
			action: own.action,
			z: own.z,
			parameters: own.parameters,
			q: smallerValue(agent, state, own.answer),
		},
	};
}

/** An episode of the greedy policy, tick by tick; the world of a rollout's episode of the same number. */
function playEpisode(agent: LearningAgent, index: number): PlayedEpisode {
	const { environment, published, seed } = agent;
	if (!Number.isInteger(index)) throw new RangeError(`an episode has a whole number, not ${index}`);
	// As `Rollout` draws it.
	const random = randomnessAt(seed, Stream.rollout, index, 0);
	const simulator = environment.create({ random, published });
	simulator.reset();
	const worlds: number[] = [...simulator.save()];
	const decisions: PlayedEpisode['decisions'][number][] = [];
	let sum = 0;
	let bestReward = Number.NEGATIVE_INFINITY;
	for (let terminal = false; !terminal && decisions.length < environment.maxDecisions; ) {
		const state = Float32Array.from(scaledObservation(environment, simulator.observation()));
		const { action, parameters, z } = answerOf(agent, state);
		const tick = worlds.length / environment.simulatorStateLength - 1;
		const outcome = decide(environment, simulator, action, parameters, () => worlds.push(...simulator.save()));
		decisions.push({ tick, action, parameters, z, reward: outcome.reward });
		sum += outcome.reward;
		bestReward = Math.max(bestReward, outcome.reward);
		terminal = outcome.terminal;
	}
	const episode = { return: sum, bestReward, decisions: decisions.length };
	return {
		return: sum,
		success: environment.success?.of(episode) ?? null,
		worlds: Float64Array.from(worlds),
		worldLength: environment.simulatorStateLength,
		decisions,
	};
}

/** How well the greedy policy does. @throws RangeError when episodes is no number from 1 to 10,000 */
function evaluation(agent: LearningAgent, episodes: number): EvaluationAnswer {
	if (!Number.isInteger(episodes) || episodes < 1 || episodes > MOST_EPISODES) {
		throw new RangeError(`an evaluation has 1 to ${MOST_EPISODES} episodes`);
	}
	const rollout = agent.rollout();
	for (let i = 0; i < episodes; i++) rollout.playEpisode();
	const { meanReturn, success } = rollout.level();
	return { meanReturn, successRate: success?.share ?? null, episodes };
}

/** The networks of an agent and its box, by the official names; see `AgentAnswers.networks`. */
function networkTensors({ engine, measured }: LearningAgent): ReadonlyMap<string, Tensor> {
	const { vae, actor, actorTarget, critic, criticTarget } = engine.state();
	const { latentDim } = engine.shape;
	const { lower, upper } = measured.box;
	const actors = actorLayout(engine.shape).views;
	const critics = criticLayout(engine.shape).views;
	const edges = Float32Array.from({ length: 2 * latentDim }, (_, cell) => [upper, lower][cell % 2][cell >> 1]);
	return new Map<string, Tensor>([
		...tensorsOfViews(parameterLayout(engine.model).views, vae, 'vae.'),
		...tensorsOfViews(actors, actor, 'actor.'),
		...tensorsOfViews(actors, actorTarget, 'actor_target.'),
		...tensorsOfViews(critics, critic, 'critic.'),
		...tensorsOfViews(critics, criticTarget, 'critic_target.'),
		['c_rate', { type: 'float32', shape: [latentDim, 2], values: edges }],
	]);
}
