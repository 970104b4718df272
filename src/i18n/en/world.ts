/** The dock's view of the world: what the decoded action and the samples do in it. */
export const world = {
	title: 'In the world',
	numbers: 'The outcome in numbers',
	kind: 'What is played',
	action: 'Decoded action',
	samples: '{{count}} samples of N(0, I)',
	subject: '{{action}}, {{state}}',
	stateOf: 'state of transition {{index}}',
	stateEdited: 'state edited by hand',
	repeat: 'repeat it up to {{count}} times (episode cap)',

	// Pictures
	weight: 'KL weight {{value}}',
	actionPicture: 'Run {{run}}: the decoded action played in {{environment}}',
	samplesPicture: 'Run {{run}}: samples of the prior played in {{environment}}',
	pictureDescription: 'Run {{run}}: {{ending}}.',
	announcement: 'Run {{run}}: {{ending}}.',
	length: '{{ticks}} ticks',
	lengthOne: '1 tick',
	lengthRepeated: '{{decisions}} decisions, {{ticks}} ticks',
	over: '{{length}}, episode over',
	cut: 'cut at {{length}}',
	spreadOf: '{{count}} end points, spread {{value}}',
	spreadShort: 'spread {{value}}',
	waiting: 'Waiting for a model',
	noSamples: 'There are no samples.',
	draw: 'Draw {{count}} samples',

	// Table of one decision
	errorCaption: 'Change of every feature by one decision: predicted by the model, simulated without noise, and error',
	change: 'change by one decision',
	predicted: 'Δŝ',
	simulated: 'Δs',
	error: 'error',
	startLegend: 'start',
	ghostLegend: 'predicted after one decision',
	trailLegend: 'simulated, without noise',

	// Table of the samples
	summaryCaption: 'What the samples come to in each run, and what the data come to',
	data: 'data',
	saturated: 'at the end of the range',
	saturatedHint: 'share with a parameter |x̂| ≥ {{limit}}',
	spread: 'spread of the end points',
	spreadHint: 'root mean squared distance from their mean, world units',
	sampleError: 'error of Δŝ',
	sampleErrorHint: 'mean squared, scaled features, one decision',
	dataHint: 'Data: this action’s parameters in {{count}} transitions of the data, carried out from the same state.',

	// Transport
	play: 'Play',
	pause: 'Pause',
	scrubber: 'Tick',
	scrubberHint: 'Arrow keys move by one tick, the space bar plays and pauses',
	tick: 'tick {{tick}} / {{last}}',
	pace: 'speed',
	paceValue: '{{ticks}} ticks/s',
};
