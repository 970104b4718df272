/** The limits of every number that can be set, and the texts of other requirements. */
import { MAX_DATASET_SIZE, MIN_DATASET_SIZE } from '../../dataset/Dataset';
import { MAX_TEST_SHARE } from '../../dataset/testPart';

/** The smallest and largest value of every number a person can set. */
export const LIMITS = {
	dataSize: { min: MIN_DATASET_SIZE, max: MAX_DATASET_SIZE },
	seed: { min: 0, max: 2 ** 31 - 1 },
	scriptedShare: { min: 0, max: 1 },
	scriptedNoise: { min: 0, max: 2 },
	/** In a feature's own unit; the largest of the published worlds are some thousands. */
	stateRange: { min: -1e6, max: 1e6 },
	testShare: { min: 0, max: MAX_TEST_SHARE },
	width: { min: 16, max: 512 },
	latentDim: { min: 1, max: 16 },
	embeddingDim: { min: 1, max: 16 },
	batchSize: { min: 4, max: 512 },
	stopAt: { min: 0, max: 1_000_000 },
	klWeight: { min: 0, max: 100 },
	termWeight: { min: 0, max: 100 },
	learningRate: { min: 1e-6, max: 0.1 },
	scheduleEvery: { min: 1, max: 1_000_000 },
	scheduleFactor: { min: 0.01, max: 1 },
	/** A cycle of fewer steps would never reach the weight, or only jump. */
	klCycle: { min: 4, max: 1_000_000 },
	drawnStep: { min: 0, max: 1_000_000 },
	drawnFactor: { min: 0, max: 1 },
	displayPoints: { min: 100, max: 10_000 },
	ellipseEvery: { min: 1, max: 1_000 },
	boxPercent: { min: 50, max: 100 },
	sampleScale: { min: 0.1, max: 3 },
	latent: { min: -100, max: 100 },
} as const;

export type Limit = { readonly min: number; readonly max: number };

/** Requirements other than limits; notices translate these words. */
export const EXPECTED = {
	finite: 'a finite number',
	whole: 'a whole number',
	nothing: 'no such field',
	something: 'a value',
	colour: 'action, reward, or parameter:i, state:i, delta:i',
	ascending: 'steps ascending',
	different: 'two different dimensions',
} as const;
