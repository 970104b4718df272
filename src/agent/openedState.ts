/** A training of agents that begins with networks from elsewhere. */
import type { Environment } from '../environments/Environment';
import type { WeightView } from '../model/layout';
import type { EngineState } from './AgentEngine';
import type { AgentState, LearnerState } from './agentState';
import { actorLayout, criticLayout, latentActionDim } from './layout';
import { unitBox } from './measureBox';
import { type AgentSettings, type AgentSpec, shapesOf } from './settings';
import { TransitionStore } from './TransitionStore';

/** The networks that an agent begins with: flat, in the order of their layouts. */
export type Networks = Pick<EngineState, 'actor' | 'actorTarget' | 'critic' | 'criticTarget' | 'vae'>;

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
 * Where a training stands whose representation is trained and whose agents are to begin: the box is measured, and the policy
 * evaluated, with the next piece. Moments of Adam are 0, and the replay buffers empty.
 * @param networks of each agent
 */
export function openedState(
	spec: AgentSpec,
	environment: Environment,
	networks: readonly Networks[],
	representationStep: number,
): LearnerState {
	const agents = spec.agents.map(({ settings }, index) => openedAgent(spec, environment, settings, networks[index]));
	return { spec, representationStep, begun: false, agents };
}

function openedAgent(
	{ published }: AgentSpec,
	environment: Environment,
	settings: AgentSettings,
	networks: Networks,
): AgentState {
	const { model, agent } = shapesOf(environment, settings);
	const zeros = (length: number) => [new Float32Array(length), new Float32Array(length)] as const;
	const sizes = { stateDim: model.stateDim, parameterDim: model.parameterDim, codeDim: latentActionDim(agent) };
	const simulator = environment.create({ random: { uniform: () => 0, normal: () => 0 }, published });
	simulator.reset();
	return {
		engine: {
			...networks,
			actorMoments: zeros(actorLayout(agent).length),
			actorStep: 0,
			criticMoments: zeros(criticLayout(agent).length),
			criticStep: 0,
			vaeMoments: zeros(networks.vae.length),
			vaeStep: 0,
			iteration: 0,
		},
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
