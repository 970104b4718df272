/** The dialog that asks what the columns of somebody's transitions are. */
export const ownData = {
	title: 'Transitions from {{name}}',
	explain:
		'Rows: {{rows}}, columns: {{columns}}. The answers are guessed from names and values; correct what is wrong, then train.',
	passedOver: 'Ignored, because they are not columns of this table: {{list}}.',
	columns: 'Columns',
	column: 'Column',
	values: 'Values',
	meaning: 'Meaning',
	group: '{{name}} and so on: {{count}} columns',
	range: '{{low}} to {{high}}',
	constant: 'always {{value}}',
	missing_one: '{{count}} row without a number',
	missing_other: '{{count}} rows without a number',
	labels_one: '{{count}} text: {{list}}',
	labels_other: '{{count}} texts: {{list}}',
	noNumbers: 'no numbers',
	meaningOf: 'Meaning of {{name}}',

	'role-state': 'State',
	'role-next': 'Next state',
	'role-delta': 'Change of the state (Δs)',
	'role-action': 'Discrete action',
	'role-parameter': 'Action parameter',
	'role-reward': 'Reward',
	'role-done': 'Episode ends',
	'role-notDone': 'Episode goes on',
	'role-episode': 'Number of the episode',
	'role-none': 'Not used',

	actions: 'Actions and their parameters',
	actionsExplain:
		'Tick the parameters that an action has; the others are padding for it. The range is what −1 and +1 stand for.',
	actionName: 'Name of action {{value}}',
	has: '{{action}} has {{parameter}}',
	features: 'State: names, units and ranges',
	name: 'Name',
	unit: 'Unit',
	low: 'From',
	high: 'To',
	ofQuantity: '{{field}} of {{name}}',
	others: 'And {{count}} more, as guessed',

	nextRow:
		'No column has the state afterwards. The state of the next row is taken, within an episode; each episode loses its last row.',
	noEnd: 'No column says where an episode ends, so all rows count as one episode.',
	scaling:
		'For training, each range is scaled to −1 … 1. Decoded actions and states are given in the units of the data.',
	dropDuplicates: 'Count equal rows once',

	train: 'Train on these data',
	cancel: 'Cancel',
	working: 'Reading the rows …',
	notNumber: '{{field}} of {{name}} is not a number: {{typed}}',
	refused: 'No transitions can be made from this: {{detail}}.',

	taken: '{{kept}} transitions of {{rows}} rows are the data now.',
	takenLost:
		'{{kept}} transitions of {{rows}} rows are the data now. Rows left out: {{incomplete}} without a number that is needed, {{ends}} without a next state. Equal to an earlier row: {{duplicates}}. Whole numbers that lost digits: {{rounded}}.',
	takenWhole: '{{size}} transitions of {{name}} are the data now.',
	needed:
		'{{name}} uses data that are not here ({{environment}}). Open the file of these data: the transitions exported from the page that trained on them, or the original file with the same answers. Then it continues automatically.',
	otherData: 'These are other data than those asked for: {{environment}} is here, {{wanted}} is wanted.',
	linkName: 'This link',
	keptName: 'The kept training',
	neededWorld:
		'The weights {{name}} are of an environment with S = {{states}}, K = {{actions}} and P = {{parameters}}, which is not among those here. Open transitions of these sizes; then the weights are loaded automatically.',
	whichWorld: 'Which environment is {{name}} of?',
	whichExplain: 'These have the sizes of the weights: S = {{states}}, K = {{actions}}, P = {{parameters}}.',
	chooseWorld: 'Show the weights',
	chooseFile: 'Open a file',
	reading: 'Reading {{name}} …',
};
