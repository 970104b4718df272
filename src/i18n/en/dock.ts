/** The dock under the maps: names of its tabs, one short word each. */
export const dock = {
	tabs: 'Under the maps',
	measurements: 'Loss · KL',
	model: 'Model',
	world: 'Environment',
	rollouts: 'Rollouts',
	instruments: 'Instruments',
	agent: 'Agent',
	data: 'Data',
};
