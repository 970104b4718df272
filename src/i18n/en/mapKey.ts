/** English texts of the key to the maps on the calm page, and of what is said on a map. */
export const mapKey = {
	dots: 'Dots are actions:',
	shapes: 'Kinds of action',
	manyKinds: '{{count}} kinds',
	groupedKinds: '{{count}} kinds, shape: {{by}}',
	color: 'colour: {{what}}',
	rings: 'rings: new actions are drawn here',
	ellipses: 'ellipses: spread of a code',
	crosses: 'pluses: codes with noise',
	box: 'box: where an agent picks codes',
	draws: 'new samples',
	drawsInHoles: 'in a hole',
	outside: 'All of {{run}}’s dots are outside this view. The count at the edge leads to them.',
	collapsed: '{{run}}’s codes do not tell the actions apart.',
	collapsedBits: 'A code says at most {{bits}} bits about its action; to tell just two apart takes 1 bit.',
	collapseCause: 'The KL term, with weight {{weight}}, has pulled them all onto the prior: posterior collapse.',
} as const;
