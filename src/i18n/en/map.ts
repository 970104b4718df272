/** The latent maps, their legend and their table. */
export const map = {
	// Titles
	maps: 'Latent maps',
	mapName: 'Latent map of run {{run}}',
	equalSettings: 'equal settings',
	klWeight: 'KL weight {{value}}',
	parameterWeight: 'parameter weight {{value}}',
	stateWeight: 'state weight {{value}}',
	learningRate: 'learning rate {{value}}',
	optimizerKept: 'Adam kept',
	optimizerRebuilt: 'new Adam each step',
	scheduleConstant: 'constant rate',
	scheduleStep: 'rate × {{factor}} every {{every}} steps',
	scheduleExponential: 'rate gliding × {{factor}} per {{every}} steps',
	sigmaName: 'median σ',
	sigmaTitle: 'Median σ of the posteriors: {{all}}',
	floor: 'floor',
	floorTitle: 'σ stands at the clamp log σ ≥ −4, that is 0.018, where it has no gradient.',
	invalid: '{{count}} codes are not numbers',

	// Axes
	'axis-across': '{{dim}}, in σ of the prior',
	'axis-spread': 'height only keeps points apart',

	// Edges
	'outside-left': '{{count}} codes to the left, show them',
	'outside-right': '{{count}} codes to the right, show them',
	'outside-top': '{{count}} codes above, show them',
	'outside-bottom': '{{count}} codes below, show them',
	outsideTitle: 'Codes outside the view. Click to go there.',

	// Probe
	probe: 'Probe on run {{run}}. Arrow keys move it, Home goes to the origin, Enter takes the nearest code',

	// Summary
	summary: 'Run {{run}}, step {{step}}: {{count}} codes, median σ {{sigma}}.',
	summaryEmpty: 'Run {{run}}: no codes yet.',

	// Layers
	prior: 'prior 1 2 3 σ',
	boxPercent: 'latent box {{percent}} %',
	layerMean: 'μ, the code: mean of the posterior',
	layerEllipses: '1 σ: ellipses of the posterior, drawn to scale',
	layerSamples: 'z = μ + σ·ε, one noisy draw of each code',
	layerPrior: 'Prior N(0, I), rings at 1, 2 and 3 σ',
	layerBox: 'Latent box: central share of z in each dim',
	layerPath: 'Path between the pinned transitions A and B',
	priorSamples: 'N(0, I) {{count}}',
	priorSamplesTitle: 'Samples of the prior N(0, I)',
	layers: 'layers',
	close: 'Close',
	ellipseEvery: 'One ellipse for every … points',
	ellipseEveryLabel: 'Points for one ellipse',
	points: 'Points drawn',
	pointsLabel: 'Points drawn',
	fewerPoints: 'The frames shown hold {{count}} points.',

	// Latent box
	boxOptions: 'Latent box in numbers',
	boxTitle: 'Latent box',
	boxExplained: 'The central {{percent}} % of the sampled z, in each dim by itself. Its corners can be empty.',
	boxPercentLabel: 'Share of z inside the box, per dim',
	boxPercentNumber: 'Share of z inside the box, in percent',
	boxTable: 'Bounds of the latent box and what it holds, for each run',
	boxDim: 'dim',
	boxHoldsPrior: 'N(0, I) inside',
	boxHoldsPriorTitle: 'Probability of the box under the prior, over all dims',
	boxHoldsData: 'z inside',
	boxHoldsDataTitle: 'Share of the sampled z inside the box in all dims at once',
	policyTitle: 'Policy square',
	policyExplained: 'A policy answers with a in [−1, 1]; z = a · half-width + centre. Drag inside.',
	policySquare: 'Policy square of run {{run}}. Arrow keys move the probe inside the box',

	// Colours
	color: 'colour',
	colorAction: 'discrete action',
	colorParameters: 'Parameters',
	colorState: 'State',
	colorDelta: 'State change Δs',
	reward: 'reward',
	shapes: 'Shapes of the discrete actions',
	moreActions: 'and {{count}} more',
	noParameter: 'none',
	gradient: 'Colour scale from low to high',

	// Dims
	axisAcross: 'across',
	axisUp: 'up',
	variance: 'you see 2 of {{count}} dims: {{shares}} of the variance',
	varianceTitle: 'Share of the variance of μ in the two dims shown',

	// Tools
	tools: 'View of the maps',
	lasso: 'Lasso',
	lassoTitle: 'Lasso: draw round codes to select them in both maps. Shift adds, Escape lets go.',
	selected: '{{count}} selected',
	clearSelection: 'Clear the selection',
	zoomIn: 'Zoom in',
	zoomOut: 'Zoom out',
	home: 'Default view, −4 … 4',
	fit: 'fit',
	fitTitle: 'Show every code of both runs',
	table: 'table',
	tableTitle: 'The codes as a table',

	// A transition
	transition: 'Transition {{index}}',
	columnRun: 'Run',
	pinA: 'pin as A',
	pinB: 'pin as B',
	pinTitle: 'End {{key}} of the path. Key: {{key}}',
	closeCard: 'Close',

	// Table
	noCodes: 'No codes yet.',
	tableName: 'Codes',
	tableCaption: 'Transitions and their codes in both runs; each list is {{dims}}',
	pages: 'Pages of the table',
	page: 'page',
	ofPages: 'of {{count}}',
	previousPage: 'Previous',
	nextPage: 'Next',
	columnAction: 'action',
	columnParameters: 'parameters',
	columnProbe: 'probe',
	columnPin: 'pin',
	columnSelect: 'select',
	probeTo: 'Put the probe on the code of transition {{index}} in run {{run}}',
	pinTransition: 'Pin transition {{index}} as {{end}}',
	selectTransition: 'Select transition {{index}}',
};
