/** The panel on the right: what the probe decodes to. */
export const decoded = {
	// Head
	title: 'Decoded action',
	run: 'run {{run}}',
	waiting: 'Waiting for a model',
	code: 'z = {{code}}',
	nearest: 'nearest in the data: #{{index}} {{values}}',
	nearestNone: 'no such action in the data shown',
	announcement: 'Run {{run}} decodes z = {{code}} to {{action}} {{values}}',
	discreteAction: 'Discrete action',
	pickerSearch: 'search by name, number or group',
	pickerFound_one: '{{count}} action',
	pickerFound_other: '{{count}} actions',
	pickerNone: 'No matching action.',

	// Scene
	sceneTitle: 'The decoded action in {{environment}}',
	sceneDescription:
		'{{action}} {{values}}, simulated without noise from the chosen state for {{ticks}}. It ends at ({{x}}, {{y}}). {{ending}} The dashed figures show the model’s prediction.',
	sceneEpisodeEnds: 'The episode ends here.',
	sceneGoesOn: 'The episode continues.',
	closeUp: 'enlarged {{factor}} ×',
	sceneEmpty: 'Nothing decoded yet.',
	now: 'now',
	ticks_one: '{{count}} tick',
	ticks_other: '{{count}} ticks',
	simulatedFor: 'simulated, {{ticks}}',
	simulatedToEnd: 'simulated, {{ticks}}, episode over',
	simulatedCut: 'simulated, cut at {{ticks}}',
	playInWorld: 'Play it in the environment',
	predictedGhost: 'predicted Δŝ',
	predictedPlain: 'predicted by the model',
	decodedAim: 'decoded target',

	// Parameters
	parameters: 'Decoded parameters',
	parameterRange: 'x̂ in tanh’s range −1 … 1 corresponds to {{low}} … {{high}}',
	padding: 'padding',
	paddingHint: 'This action has no such parameter. The model learns to put 0 here.',
	noParameters: 'This action has no parameters.',

	// Predicted state change
	deltaTitle: 'State change Δŝ',
	deltaCaption: 'State change, predicted by the model and simulated without noise, in the units of each feature',
	deltaMeanSquare: 'mean squared error {{value}}',
	deltaPredicted: 'predicted',
	deltaSimulated: 'simulated',
	deltaError: 'error',
	deltaShowAll: 'Show all {{count}} features',
	deltaShowFew: 'Show the largest only',
	deltaBars: 'Bars: fraction of the feature’s range, filled as predicted, outlined as simulated.',

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
	interpolateStart: 'Move the probe from start to end',
	interpolateHint: 'Pins two transitions, the start and the end, and walks from one latent position to the other.',
	pin: 'Transition pinned as {{end}}',
	pinNearest: 'Pin the {{end}} at the point nearest to the probe',
	path: 'Path',
	pathStraight: 'Straight line',
	pathArc: 'Arc of constant radius',
	stripParameter: 'Parameter shown by the bars',
	stripParameterShared: 'parameter {{index}}, −1 … 1',
	stripJump: 'Here the nearest discrete action becomes {{action}}.',
	stripDescription_one:
		'{{parameter}} along the path: {{start}} at the start, {{middle}} at the midpoint, {{end}} at the end. The discrete action changes {{count}} time.',
	stripDescription_other:
		'{{parameter}} along the path: {{start}} at the start, {{middle}} at the midpoint, {{end}} at the end. The discrete action changes {{count}} times.',
	stripEmpty: 'Both ends need a pin.',
	density: 'Density of codes q(z), log',
	densityPeak: 'prior',
	densityHole: 'hole',
	densityScale:
		'dotted: the prior’s highest density, at its centre, and below it the level under which a place is a hole',
	densityDescription:
		'Lowest density of codes along the path, as a multiple of the prior’s highest density: {{values}}.',
	scrubber: 'Position on the path from start to end',
	scrubberValue: '{{percent}} % of the path',

	// Samples of the prior
	sample: 'Sample N(0, I)',
	sampleScaled: 'Sample N(0, {{scale}}²·I)',
	sampleOne: '× 1',
	sampleMany: '× 100',
	sampleManyLabel: 'Take 100 samples',
	sampleClear: 'Clear the samples',
	noise: 'Exploration noise σ',
	noiseValue: 'σ = {{value}}',
	sampleHint: 'Decodes random codes z into new actions.',
	holes: 'in holes',
	holesHint:
		'A sample is in a hole if the codes around it are sparser than at 99 % of the z of a run that matches the prior; the ideal is 1 %.',
	histogramOf: '{{parameter}}: {{count}} samples of run A and B against the data',
	legendData: 'data',
	ignored: '(ignored)',
};
