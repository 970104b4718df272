/** The defaults of a configuration. */
import type { Config } from './schema';

const teachingRun: Config['runs'][0] = {
	klWeight: 0.1,
	klSchedule: { kind: 'constant' },
	stateWeight: 1,
	parameterWeight: 2,
	learningRate: 1e-3,
	schedule: { kind: 'constant' },
	optimizer: 'kept',
};

/**
 * What a link, a manifest or a lesson leaves out: small enough to see it learn, with and without the KL. It never changes,
 * or links that were made earlier would mean something else.
 */
export const DEFAULT_CONFIG: Config = {
	environment: 'goal',
	published: true,
	data: { size: 6_000, seed: 1, scriptedShare: 0, scriptedNoise: 0, actions: null, states: null, testShare: 0 },
	model: { width: 64, latentDim: 2, embeddingDim: 6 },
	training: { seed: 1, batchSize: 64, stopAt: 4_000 },
	engine: 'auto',
	runs: [teachingRun, { ...teachingRun, klWeight: 0 }],
	display: {
		points: 1_000,
		colorBy: 'parameter:0',
		dims: [0, 1],
		layers: { mean: true, samples: false, ellipses: true, prior: true, box: true, path: true },
		ellipseEvery: 16,
		boxPercent: 96,
		loss: 'weighted',
	},
	probe: { action: 0, transition: 0, z: [0.4, -1.2] },
};

/**
 * What the page opens with: the same on the corrected simulator, in which the ball goes where the decoded action says.
 * As published, a kick ignores y.
 */
export const OPENING_CONFIG: Config = { ...DEFAULT_CONFIG, published: false };

/**
 * Steps that the page trains by itself on opening: from here on the two clouds of the default settings have their shape,
 * and the WebAssembly engine is there in a second or two.
 */
export const FIRST_STEPS = 1_500;
