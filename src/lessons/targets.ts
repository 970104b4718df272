/**
 * What a lesson can point at, hide or lock, by name. Each name is held to a stable handle of the page here and nowhere
 * else; a test visits every page of every lesson and looks for its target.
 */

/** The stable handle (`data-testid`) of every target. */
export const TARGETS = {
	train: 'train-controls',
	step: 'step',
	klWeightA: 'kl-weight-control',
	klWeightB: 'kl-weight-control-b',
	formula: 'loss-formula',
	mapA: 'latent-map-a',
	mapB: 'latent-map-b',
	probe: 'probe',
	boxToggle: 'latent-box-toggle',
	decoded: 'decoded-action',
	actionPicker: 'decoded-discrete',
	parameters: 'decoded-parameters',
	predictedDelta: 'predicted-delta',
	samplePrior: 'sample-prior',
	samples: 'prior-samples',
	interpolate: 'interpolate',
	path: 'interpolation',
	lossChart: 'loss-chart',
	klMeter: 'kl-meter',
	dock: 'dock',
	world: 'world',
	playWorld: 'play-world',
	worldSamples: 'world-samples',
	rollouts: 'rollouts',
	dataCard: 'data-card',
	instrument: 'instruments',
	storeEntries: 'relabel-store',
	relabelCorrected: 'relabel-corrected',
	sweepStart: 'sweep-start',
	benchPlot: 'bench-plot',
	noisePad: 'noise-pad',
	storyTell: 'story-tell',
	swapState: 'swap-state',
	swapAction: 'swap-action',
	swapParameters: 'swap-parameters',
	environment: 'environment',
	advanced: 'advanced',
	share: 'share',
} as const satisfies Readonly<Record<string, string>>;

export type TargetId = keyof typeof TARGETS;
