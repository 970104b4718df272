/** The panel on the right: what the probe decodes to. */
export const decoded = {
	// Head
	title: 'Decoded action',
	run: 'run {{run}}',
	runSwitch: 'Run whose decoder answers',
	runName: 'Run {{run}}',
	waiting: 'Waiting for a model',
	code: 'z = {{code}}',
	nearest: 'nearest in the data: #{{index}} {{values}}',
	nearestNone: 'no such action in the data shown',
	announcement: 'Run {{run}} decodes z = {{code}} to {{action}} {{values}}',
	discreteAction: 'Discrete action',

	// Scene
	sceneTitle: 'The decoded action in {{environment}}',
	sceneDescription:
		'{{action}} {{values}}, simulated without noise from the chosen state for {{ticks}} ticks. It ends at ({{x}}, {{y}}). {{ending}} The dashed figures stand where the model predicts.',
	sceneEpisodeEnds: 'The episode ends with it.',
	sceneGoesOn: 'The episode goes on.',
	sceneEmpty: 'Nothing is decoded yet.',
	now: 'now',
	simulatedFor: 'simulated, {{ticks}} ticks',
	simulatedToEnd: 'simulated, {{ticks}} ticks, episode over',
	simulatedCut: 'simulated, cut at {{ticks}} ticks',
	playInWorld: 'Play it in the world',
	predictedGhost: 'predicted Δŝ',

	// Parameters
	parameters: 'Decoded parameters',
	parameterRange: 'x̂ in tanh’s range −1 … 1 stands for {{low}} … {{high}}',
	padding: 'padding',
	paddingHint: 'This action has no such parameter. The model learns to put 0 here.',
	noParameters: 'This action has no parameters.',

	// Predicted state change
	deltaTitle: 'State change Δŝ',
	deltaCaption: 'State change, predicted by the model and simulated without noise, in the units of each feature',
	deltaMeanSquare: 'mean square error {{value}}',
	deltaPredicted: 'predicted',
	deltaSimulated: 'simulated',
	deltaError: 'error',
	deltaShowAll: 'Show all {{count}} features',
	deltaShowFew: 'Show the largest only',
	deltaBars: 'Bars: share of the feature’s range, filled as predicted, outlined as simulated.',

	// State picker
	stateFrom: 'State from transition',
	stateEdited: 'State edited by hand',
	stateRandom: 'Another transition’s state',
	stateEditLabel: 'Edit the state',
	stateReset: 'Back to the data',
	stateDerived: 'The other features follow from these.',

	// Interpolation
	interpolate: 'Interpolate',
	interpolateStop: 'Stop',
	interpolateStart: 'Move the probe from A to B',
	interpolateHint: 'Pins two codes, A and B, and walks from one to the other.',
	pin: 'Pin {{pin}}: transition',
	pinNearest: 'Pin {{pin}} at the code nearest to the probe',
	path: 'Path',
	pathStraight: 'Straight line',
	pathArc: 'Arc of constant radius',
	stripParameter: 'Parameter shown by the bars',
	stripParameterShared: 'parameter {{index}}, −1 … 1',
	stripJump: 'Here the nearest discrete action becomes {{action}}.',
	stripDescription:
		'{{parameter}} along the way from A to B: {{start}} at A, {{middle}} half way, {{end}} at B. The discrete action changes {{jumps}} times.',
	stripEmpty: 'Both ends need a pin.',
	density: 'Density of codes q(z), log',
	densityPeak: 'prior',
	densityScale: 'dotted: the prior’s highest density, at its centre',
	densityDescription: 'Lowest density of codes on the way, as a multiple of the prior’s highest density: {{values}}.',
	scrubber: 'Place on the way from A to B',
	scrubberValue: '{{percent}} % of the way',

	// Samples of the prior
	sample: 'Sample N(0, I)',
	sampleScaled: 'Sample N(0, {{scale}}²·I)',
	sampleMany: '× 100',
	sampleManyLabel: 'Draw 100 samples',
	sampleClear: 'Clear the samples',
	noise: 'Exploration noise σ',
	noiseValue: 'σ = {{value}}',
	sampleHint: 'Decodes random codes as a new action.',
	holes: 'in holes',
	holesHint: 'A sample is in a hole where the density of codes is below that at 99 % of the run’s own z.',
	histogramOf: '{{parameter}}: {{count}} samples of run A and B against the data',
	legendData: 'data',
	ignored: '(ignored)',
};
