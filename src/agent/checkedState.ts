/** Validates a saved training from outside before anything is restored from it. */

import type { Environment } from '../environments/Environment';
import type { AgentState, LearnerState } from './agentState';
import type { MeasuredBox } from './measureBox';
import type { CurvePoint } from './protocol';
import { type AgentSpec, shapesOf } from './settings';
import { COLUMNS } from './TransitionStore';

/** Largest count in a training of an agent. */
const MOST = 1e9;
/** Evaluations of an agent. */
const MOST_EVALUATIONS = 100_000;

const isCount = (value: unknown): value is number =>
	typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST;
const isReal = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * No weight comes further: Adam moves one by at most some rates an update. What is far beyond is finite, and overflows in
 * the first product. Stored states and parameters are scaled, and rewards are of the worlds.
 */
const LARGEST = 1e6;

const isList = (value: unknown): value is Float32Array =>
	value instanceof Float32Array && value.every((one) => Math.abs(one) <= LARGEST);

function isInterval(value: unknown): boolean {
	return value === null || (isObject(value) && isReal(value.low) && isReal(value.high));
}

function isPoint(value: unknown): value is CurvePoint {
	if (!isObject(value)) return false;
	const { environmentStep, episodes, meanReturn, returnInterval, successRate, successInterval, meanLength } = value;
	const isShare = successRate === null || (isReal(successRate) && successRate >= 0 && successRate <= 1);
	if (!isCount(environmentStep) || !isCount(episodes) || !isReal(meanReturn) || !isReal(meanLength)) return false;
	return isShare && isInterval(returnInterval) && isInterval(successInterval);
}

function isMeasured(value: unknown, latentDim: number): value is MeasuredBox {
	if (!isObject(value) || !isObject(value.box)) return false;
	const { lower, upper } = value.box;
	const isEdge = (edge: unknown) =>
		edge instanceof Float64Array && edge.length === latentDim && edge.every((one) => Math.abs(one) <= LARGEST);
	// Before the first measurement there is no error.
	return isEdge(lower) && isEdge(upper) && typeof value.stateError === 'number' && typeof value.threshold === 'number';
}

function isReplay(value: unknown, actionCount: number): boolean {
	if (!isObject(value) || !isCount(value.added) || !isObject(value.columns)) return false;
	const { columns } = value;
	const { action } = columns;
	if (!(action instanceof Int32Array) || !action.every((one) => one >= 0 && one < actionCount)) return false;
	return COLUMNS.every((name) => isList(columns[name]));
}

/** Lists of numbers, whose lengths are the engine's to compare. */
const NETWORKS = ['actor', 'actorTarget', 'critic', 'criticTarget', 'vae'] as const;
const MOMENTS = ['actorMoments', 'criticMoments', 'vaeMoments'] as const;
const COUNTS = ['actorStep', 'criticStep', 'vaeStep', 'iteration'] as const;

function isEngine(value: unknown): value is AgentState['engine'] {
	if (!isObject(value)) return false;
	// Adam takes the root of the second moment.
	const isPair = (pair: unknown) =>
		Array.isArray(pair) && pair.length === 2 && pair.every(isList) && pair[1].every((square) => square >= 0);
	return (
		NETWORKS.every((name) => isList(value[name])) &&
		MOMENTS.every((name) => isPair(value[name])) &&
		COUNTS.every((name) => isCount(value[name]))
	);
}

function isAgentState(value: unknown, environment: Environment, latentDim: number): value is AgentState {
	if (!isObject(value)) return false;
	const { boxes, laterVaeSteps, environmentSteps, episodes, decisions, curve, best, world, firstSuccess } = value;
	if (![boxes, laterVaeSteps, environmentSteps, episodes, decisions].every(isCount)) return false;
	if (!isReal(value.episodeReturn) || typeof value.bestReward !== 'number' || Number.isNaN(value.bestReward))
		return false;
	if (firstSuccess !== null && !isCount(firstSuccess)) return false;
	if (!(world instanceof Float64Array) || !world.every((one) => Math.abs(one) <= LARGEST)) return false;
	if (!Array.isArray(curve) || curve.length > MOST_EVALUATIONS || !curve.every(isPoint)) return false;
	if (
		!isEngine(value.engine) ||
		!isMeasured(value.measured, latentDim) ||
		!isReplay(value.replay, environment.actions.length)
	)
		return false;
	if (best === null) return true;
	const { actor, vae } = value.engine;
	const isWeights = (weights: unknown, like: Float32Array) => isList(weights) && weights.length === like.length;
	return (
		isObject(best) &&
		isCount(best.environmentStep) &&
		isReal(best.meanReturn) &&
		isWeights(best.actor, actor) &&
		isWeights(best.vae, vae) &&
		isMeasured(best.measured, latentDim)
	);
}

/** Settings that trainings were saved without before there was a choice, and what they were then. */
const ADDED_LATER = { updatesPerStep: 1, updateAtStart: true, leastNoise: 0.1 } as const;

/** A saved specification, whatever it is, with the settings that it may be too old to name. */
function withLaterSettings(spec: Record<string, unknown>): Record<string, unknown> {
	if (!Array.isArray(spec.agents)) return spec;
	const agents = spec.agents.map((agent: unknown) =>
		isObject(agent) && isObject(agent.settings) ? { ...agent, settings: { ...ADDED_LATER, ...agent.settings } } : agent,
	);
	return { ...spec, agents };
}

/** JSON whose keys are in order. */
function canonical(value: unknown): string {
	return JSON.stringify(value, (_, part: unknown) =>
		isObject(part) && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part,
	);
}

/**
 * Whether a value is the state of a training of this specification, as far as it can be told without its engines.
 * @throws RangeError when it is not
 */
export function checkState(state: unknown, spec: AgentSpec, environment: Environment): asserts state is LearnerState {
	const refuse = (): never => {
		throw new RangeError('the saved training is damaged');
	};
	if (!isObject(state) || !isObject(state.spec)) return refuse();
	if (canonical(withLaterSettings(state.spec)) !== canonical(spec))
		throw new RangeError('the saved training has other settings');
	const { agents, representationStep, begun } = state;
	if (!isCount(representationStep) || typeof begun !== 'boolean' || !Array.isArray(agents)) return refuse();
	if (agents.length !== 0 && agents.length !== spec.agents.length) return refuse();
	const fits = agents.every((agent, index) => {
		const { latentDim } = shapesOf(environment, spec.agents[index].settings).agent;
		return isAgentState(agent, environment, latentDim);
	});
	if (!fits) refuse();
}
