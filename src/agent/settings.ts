/** The specification of a training of agents: everything that its numbers depend on. */
import type { Environment } from '../environments/Environment';
import type { ModelShape } from '../model/layout';
import type { Relabelling, Td3Settings, VaeSettings } from './AgentEngine';
import type { AgentShape } from './layout';

/** Everything in which agents that learn side by side may differ. */
export interface AgentSettings {
	/** Units of every hidden layer of actor and critics; 256 as published. */
	readonly width: number;
	readonly representation: VaeSettings & {
		/** Units of every hidden layer; 256 as published. */
		readonly width: number;
		/** d₁ */
		readonly embeddingDim: number;
		/** Z */
		readonly latentDim: number;
		/** Transitions a step; 64 as published. */
		readonly batchSize: number;
		/** Steps before the agent begins; 5,000 as published. */
		readonly steps: number;
		/** While the agent learns: one step after every so many episodes, from episode `laterFrom` on. */
		readonly laterEvery: number;
		readonly laterFrom: number;
	};
	/** Whether the policy's z is mapped through the latent box; without, the policy's z in [−1, 1] is decoded as it is. */
	readonly hasBox: boolean;
	/** Transitions that the box and the threshold of relabelling are computed from; 5,000 as published. */
	readonly boxSamples: number;
	readonly relabelling: Relabelling;
	readonly td3: Td3Settings;
	/** Replay entries an iteration; 128 as published. */
	readonly batchSize: number;
	/** Rewards are multiplied by it before they go into the replay buffer; 1 as published. */
	readonly rewardScale: number;
	/** Iterations of the critics an environment step, also below 1; 1 as published. */
	readonly updatesPerStep: number;
	/** Whether one more comes at each episode's start, as published. */
	readonly updateAtStart: boolean;
	/** Standard deviation of the exploration noise: from 1 straight down to `leastNoise` over so many episodes. */
	readonly noiseEpisodes: number;
	/** 0.1 as published. */
	readonly leastNoise: number;
	/** Entries of the replay buffer; the oldest are overwritten. */
	readonly replayCapacity: number;
}

/** One agent of a training. */
export interface AgentEntry {
	/** Of its random episodes, initial weights, batches and noise, and of its world: any integer, its low 32 bits count. */
	readonly seed: number;
	readonly settings: AgentSettings;
}

/** A training: agents that learn in lock-step. */
export interface AgentSpec {
	/** Id of the world. */
	readonly environment: string;
	/** Whether the simulator has its published quirks. */
	readonly published: boolean;
	/** Episodes of the random policy that the representation is trained on. */
	readonly randomEpisodes: number;
	/** Environment steps between two evaluations of the greedy policy, and episodes of each. */
	readonly evaluateEvery: number;
	readonly evaluationEpisodes: number;
	/** At least one. Agents of equal seed see the same random episodes, world and noise. */
	readonly agents: readonly AgentEntry[];
}

/** Standard deviation that exploration begins with, as published. */
const FIRST_NOISE = 1;

/** Standard deviation of the exploration noise after so many episodes. */
export function explorationNoise(
	{ noiseEpisodes, leastNoise }: Pick<AgentSettings, 'noiseEpisodes' | 'leastNoise'>,
	episodes: number,
): number {
	const share = noiseEpisodes > 0 ? Math.min(1, episodes / noiseEpisodes) : 1;
	return FIRST_NOISE + share * (leastNoise - FIRST_NOISE);
}

/** Iterations that follow the environment step of this number, from 1: as evenly as whole numbers are. */
export function updatesAfter(
	{ updatesPerStep }: Pick<AgentSettings, 'updatesPerStep'>,
	environmentStep: number,
): number {
	return Math.floor(updatesPerStep * environmentStep) - Math.floor(updatesPerStep * (environmentStep - 1));
}

/** The sizes of an agent's networks in a world. */
export function shapesOf(
	environment: Environment,
	settings: AgentSettings,
): { readonly model: ModelShape; readonly agent: AgentShape } {
	const { width, embeddingDim, latentDim } = settings.representation;
	const stateDim = environment.features.length;
	return {
		model: {
			stateDim,
			actionCount: environment.actions.length,
			embeddingDim,
			parameterDim: environment.parameterDim,
			latentDim,
			width,
		},
		agent: { stateDim, embeddingDim, latentDim, width: settings.width },
	};
}
