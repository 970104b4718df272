/**
 * Whole settings to start from.
 *
 * The published ones follow HyAR's code: width 256, batch 64, rate 1e-4 without a schedule, Adam re-created at every
 * step, loss Δs + 2·x + 0.5·KL, 5,000 steps of pre-training on data of the random policy. The sizes of embedding and
 * latent space, and what the losses come to, are each environment's own (`publishedTraining`).
 */
import { worldById } from '../environments/ownWorlds';
import { OPENING_CONFIG } from './config/defaults';
import type { DeepPartial } from './config/mergeConfig';
import type { Config } from './config/schema';

/** The part of a configuration that a preset sets. */
export type Preset = DeepPartial<Pick<Config, 'published' | 'data' | 'model' | 'training' | 'runs'>>;

/** Small and fast: what the page opens on. */
export const TEACHING_PRESET: Preset = {
	published: OPENING_CONFIG.published,
	data: OPENING_CONFIG.data,
	model: OPENING_CONFIG.model,
	training: OPENING_CONFIG.training,
	runs: OPENING_CONFIG.runs,
};

/** Width of the hidden layers in the published code. */
const PUBLISHED_WIDTH = 256;

/** d₁ and Z for a world without published settings: the most common ones. */
const USUAL_SIZES = { embeddingDim: 6, latentDim: 6 } as const;

const publishedRun: Config['runs'][0] = {
	klWeight: 0.5,
	klSchedule: { kind: 'constant' },
	stateWeight: 1,
	parameterWeight: 2,
	learningRate: 1e-4,
	schedule: { kind: 'constant' },
	optimizer: 'rebuilt',
};

/** HyAR's own settings for an environment in run A, and in run B the same without KL. */
export function publishedPreset(environment: string) {
	const { embeddingDim, latentDim } = worldById(environment)?.publishedTraining ?? USUAL_SIZES;
	return {
		published: true,
		// The random policy everywhere, and nothing kept from training; how many transitions stays as it is.
		data: { scriptedShare: 0, scriptedNoise: 0, actions: null, states: null, testShare: 0 },
		model: { width: PUBLISHED_WIDTH, embeddingDim, latentDim },
		training: { batchSize: 64, stopAt: 5_000 },
		runs: [publishedRun, { ...publishedRun, klWeight: 0 }],
	} as const satisfies Preset;
}
