/** The trainings that the browser keeps. */
export const kept = {
	open: 'Kept trainings',
	title: 'Kept trainings',
	explain:
		'This browser keeps trainings automatically, on this device only: the last twelve, and those that are pinned; and your own data, up to 128 MB each. The oldest is deleted first.',
	none: 'Nothing is kept yet. A training is kept after its first 50 steps.',
	off: 'This browser stores nothing for this page, as in a private window.',
	size: '{{megabytes}} MB in total.',
	auto: '{{world}}, w {{weights}}',
	autoAgents: 'Agents: {{world}}, w {{weights}}',
	details: 'step {{step}} · {{megabytes}} MB · {{date}}',
	data: 'Data: {{name}}',
	dataDetails: '{{size}} transitions · {{megabytes}} MB',
	shown: 'shown now',
	goOn: 'Open',
	name: 'Name',
	pin: 'Keep for good',
	remove: 'Delete',
	undoRemove: 'Undo',
	removed: '{{name}}: deleted when this closes',
	of: '{{act}}: {{name}}',
};
