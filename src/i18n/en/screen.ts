/** The first screen, and what it folds away. */
export const screen = {
	sentence: 'Every dot is an action, squeezed into {{count}} numbers: its code.',
	sentenceOne: 'Every dot is an action, squeezed into one number: its code.',
	sentenceOwn: 'Every dot is an action of the data, squeezed into {{count}} numbers: its code.',
	sentenceDrag: 'Drag the probe',
	withKl: 'with KL, weight {{value}}',
	withoutKl: 'without KL',
	klPulls: '· pulls the dots into the rings',
	nothingPulls: '· nothing pulls the dots in',

	trainBar: 'Training',
	more: 'More',
	moreTitle: 'All training controls: both KL weights, the loss, step, reset, advanced settings',
	less: 'Less',
	fold: 'Fold',
	lossOpen: 'Loss · KL',
	lossOpenTitle: 'Measurements, model, environment, instruments, agent and data',

	dockHeight: 'Height of the dock',

	view: 'Parts of the page, guide, glossary, colours',
	partControls: 'All training controls',
	partLegend: 'Key and tools of the maps',
	partDock: 'Measurements and instruments',
	partDetails: 'Numbers of the action',
	everything: 'Everything',
	agent: 'An agent that learns',
	guide: 'Show me around',
	glossary: 'Glossary',

	chips: 'Try',
	samples: 'Sample',
	samplesTitle: 'Draw a new action from the rings',
	path: 'Walk a path',
	pathTitle: 'Walk from one action to another',
	why: 'Why?',
	whyTitle: 'Why the maps look as they do',
};
