/** Presets: the official settings of each world, and smaller ones that learn within a lesson. */
import type { AgentBudget } from '../environments/agentTraining';
import type { Environment } from '../environments/Environment';
import { particleAgentTraining } from '../environments/particle/agent';
import { PUBLISHED_TD3 } from './AgentEngine';
import type { AgentSettings, AgentSpec } from './settings';

/** What a preset fixes; agents are entered beside it. */
export interface AgentPreset extends AgentBudget {
	/** Whether the simulator has its published quirks. */
	readonly published: boolean;
	readonly settings: AgentSettings;
}

/** As in the official scripts for TD3 (`HyAR_RL/main_embedding_*_td3.py`); each world has sizes and budgets of its own. */
const PUBLISHED: AgentSettings = {
	width: 256,
	representation: {
		width: 256,
		embeddingDim: 6,
		latentDim: 6,
		batchSize: 64,
		steps: 5_000,
		laterEvery: 10,
		laterFrom: 1_000,
		klWeight: 0.5,
		stateWeight: 1,
		parameterWeight: 2,
		learningRate: 1e-4,
		optimizer: 'rebuilt',
	},
	hasBox: true,
	boxSamples: 5_000,
	relabelling: 'published',
	td3: PUBLISHED_TD3,
	batchSize: 128,
	rewardScale: 1,
	updatesPerStep: 1,
	updateAtStart: true,
	noiseEpisodes: 1_000,
	leastNoise: 0.1,
	replayCapacity: 100_000,
};

/** The official settings and budget of a world. */
export function publishedPreset({
	agentTraining = particleAgentTraining,
	publishedTraining,
}: Environment): AgentPreset {
	const { embeddingDim, latentDim } = publishedTraining ?? PUBLISHED.representation;
	return {
		...agentTraining.published,
		published: true,
		settings: { ...PUBLISHED, representation: { ...PUBLISHED.representation, embeddingDim, latentDim } },
	};
}

/** Small networks, one Adam that is kept, a weak KL, higher rates: measured over many seeds, see docs/agent.md. */
const TEACHING: AgentSettings = {
	...PUBLISHED,
	width: 64,
	representation: {
		...PUBLISHED.representation,
		width: 64,
		latentDim: 2,
		klWeight: 0.02,
		learningRate: 1e-3,
		optimizer: 'kept',
	},
	// Of 1,000 draws twenty are beyond each edge still, and it is measured every ten episodes.
	boxSamples: 1_000,
	td3: { ...PUBLISHED_TD3, actorRate: 1e-3, criticRate: 1e-3 },
	batchSize: 64,
};

/** A preset that learns within a lesson. */
export function teachingPreset({ agentTraining = particleAgentTraining }: Environment): AgentPreset {
	const { embeddingDim, representationSteps: steps, rewardScale, noiseEpisodes, ...budget } = agentTraining.teaching;
	const representation = { ...TEACHING.representation, embeddingDim, steps };
	return { ...budget, settings: { ...TEACHING, representation, rewardScale, noiseEpisodes } };
}

/** A training of one preset: an agent a seed and change. */
export function specOf(
	environment: Environment,
	preset: AgentPreset,
	agents: readonly { readonly seed: number; readonly settings?: AgentSettings }[],
): AgentSpec {
	const { published, randomEpisodes, evaluateEvery, evaluationEpisodes } = preset;
	return {
		environment: environment.id,
		published,
		randomEpisodes,
		evaluateEvery,
		evaluationEpisodes,
		agents: agents.map(({ seed, settings }) => ({ seed, settings: settings ?? preset.settings })),
	};
}
