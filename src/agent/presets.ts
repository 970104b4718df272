/** Presets: the official settings of each world, and smaller ones that learn within a lesson. */
import type { Environment } from '../environments/Environment';
import { PUBLISHED_TD3 } from './AgentEngine';
import type { AgentSettings, AgentSpec } from './settings';

/** What a preset fixes; agents are entered beside it. */
export interface AgentPreset extends Omit<AgentSpec, 'agents' | 'environment'> {
	readonly settings: AgentSettings;
	/** Environment steps that the preset is meant for: the official budget, or a lesson's. */
	readonly environmentSteps: number;
}

/** As in the official scripts for TD3 (`HyAR_RL/main_embedding_*_td3.py`); each world's own sizes and budgets follow. */
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

/** Budgets of the official scripts: random episodes, environment steps, evaluations. */
const PUBLISHED_BUDGETS: Readonly<Record<string, readonly [random: number, steps: number, every: number, of: number]>> =
	{
		platform: [5_000, 200_000, 500, 100],
		goal: [20_000, 300_000, 500, 100],
		'hard-goal': [20_000, 300_000, 500, 100],
	};
/** Of Catch Point and Hard Move. */
const PARTICLE_BUDGET = [5_000, 1_000_000, 2_500, 50] as const;

/** The official settings and budget of a world. */
export function publishedPreset({ id, publishedTraining }: Environment): AgentPreset {
	const [randomEpisodes, environmentSteps, evaluateEvery, evaluationEpisodes] =
		PUBLISHED_BUDGETS[id] ?? PARTICLE_BUDGET;
	const { embeddingDim, latentDim } = publishedTraining ?? PUBLISHED.representation;
	return {
		published: true,
		randomEpisodes,
		environmentSteps,
		evaluateEvery,
		evaluationEpisodes,
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
		embeddingDim: 2,
		latentDim: 2,
		steps: 2_000,
		klWeight: 0.02,
		learningRate: 1e-3,
		optimizer: 'kept',
	},
	// Of 1,000 draws twenty are beyond each edge still, and it is measured every ten episodes.
	boxSamples: 1_000,
	td3: { ...PUBLISHED_TD3, actorRate: 1e-3, criticRate: 1e-3 },
	batchSize: 64,
	rewardScale: 0.1,
	noiseEpisodes: 300,
};

/** A preset that learns within a lesson. */
export function teachingPreset({ id }: Environment): AgentPreset {
	if (id === 'goal') {
		// With the quirks of the simulator a random policy never scores, and nothing is learned within a lesson.
		return {
			published: false,
			randomEpisodes: 2_000,
			environmentSteps: 4_000,
			evaluateEvery: 250,
			evaluationEpisodes: 100,
			// With 300 more seeds stay with a policy that scores from one side alone.
			settings: { ...TEACHING, noiseEpisodes: PUBLISHED.noiseEpisodes },
		};
	}
	const representation = { ...TEACHING.representation, embeddingDim: 6, steps: 5_000 };
	if (id === 'platform') {
		return {
			published: true,
			randomEpisodes: 5_000,
			environmentSteps: 15_000,
			evaluateEvery: 500,
			evaluationEpisodes: 100,
			settings: { ...TEACHING, representation, rewardScale: 1, noiseEpisodes: 2_000 },
		};
	}
	return {
		published: id !== 'hard-goal',
		// Its episodes are about one decision long, the others' more than twenty.
		randomEpisodes: id === 'hard-goal' ? 5_000 : 500,
		environmentSteps: 20_000,
		evaluateEvery: 1_000,
		evaluationEpisodes: 50,
		settings: { ...TEACHING, representation },
	};
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
