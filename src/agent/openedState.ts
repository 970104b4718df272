/** A training of agents that begins with networks from elsewhere. */
import type { Environment } from '../environments/Environment';
import { environmentById } from '../environments/registry';
import type { WeightView } from '../model/layout';
import type { EngineState } from './AgentEngine';
import type { AgentState, LearnerState } from './agentState';
import { initialNetworks } from './initialise';
import { type AgentShape, actorLayout, criticLayout, latentActionDim } from './layout';
import { unitBox } from './measureBox';
import type { OpenedNetworks } from './protocol';
import { type AgentEntry, type AgentSpec, shapesOf } from './settings';
import { TransitionStore } from './TransitionStore';

/** Flat weights from those of each tensor. @param tensors by the official names @throws RangeError where one does not fit */
export function flatWeights(
	views: readonly WeightView[],
	length: number,
	tensors: ReadonlyMap<string, Float32Array>,
): Float32Array {
	const weights = new Float32Array(length);
	for (const { name, offset, rows, columns } of views) {
		const values = tensors.get(name);
		if (values?.length !== rows * columns) throw new RangeError(`${name} does not fit the network`);
		weights.set(values, offset);
	}
	return weights;
}

/**
 * Where a training stands whose representations are trained and whose agents are to begin: the boxes are measured, and the
 * policies evaluated, with the next piece. Moments of Adam are 0, and the replay buffers empty.
 * @throws RangeError where there is no such world, or the networks have other sizes
 */
export function openedState(spec: AgentSpec, networks: OpenedNetworks): LearnerState {
	const environment = environmentById(spec.environment);
	if (!environment) throw new RangeError(`there is no environment ${spec.environment}`);
	const agents = spec.agents.map((entry, index) => openedAgent(spec.published, environment, entry, networks, index));
	const steps = spec.agents.map(({ settings }) => settings.representation.steps);
	return { spec, representationStep: Math.max(...steps), begun: false, agents };
}

function openedAgent(
	published: boolean,
	environment: Environment,
	{ seed, settings }: AgentEntry,
	networks: OpenedNetworks,
	index: number,
): AgentState {
	const { model, agent } = shapesOf(environment, settings);
	const sizes = { stateDim: model.stateDim, parameterDim: model.parameterDim, codeDim: latentActionDim(agent) };
	const simulator = environment.create({ random: { uniform: () => 0, normal: () => 0 }, published });
	simulator.reset();
	return {
		engine: openedEngine(agent, seed, networks, networks.vaes[index]),
		measured: { box: unitBox(model.latentDim), stateError: Number.NaN, threshold: Number.NaN },
		boxes: 0,
		laterVaeSteps: 0,
		environmentSteps: 0,
		episodes: 0,
		decisions: 0,
		episodeReturn: 0,
		bestReward: Number.NEGATIVE_INFINITY,
		firstSuccess: null,
		world: simulator.save(),
		curve: [],
		best: null,
		replay: new TransitionStore(sizes, settings.replayCapacity).save(),
	};
}

/** Targets that are not there are copies. */
function openedEngine(
	shape: AgentShape,
	seed: number,
	{ actor, critic }: OpenedNetworks,
	vae: Float32Array,
): EngineState {
	const actors = actorLayout(shape);
	const critics = criticLayout(shape);
	const actorWeights = flatWeights(actors.views, actors.length, actor.weights);
	const criticWeights = critic
		? flatWeights(critics.views, critics.length, critic.weights)
		: initialNetworks(shape, seed).critic;
	const zeros = (length: number) => [new Float32Array(length), new Float32Array(length)] as const;
	return {
		actor: actorWeights,
		actorTarget: actor.target ? flatWeights(actors.views, actors.length, actor.target) : actorWeights,
		critic: criticWeights,
		criticTarget: critic?.target ? flatWeights(critics.views, critics.length, critic.target) : criticWeights,
		vae,
		actorMoments: zeros(actors.length),
		actorStep: 0,
		criticMoments: zeros(critics.length),
		criticStep: 0,
		vaeMoments: zeros(vae.length),
		vaeStep: 0,
		iteration: 0,
	};
}
