/** The dock under the maps: names of its tabs, one short word each. */
export const dock = {
	tabs: 'Under the maps',
	measurements: 'Loss · KL',
	world: 'World',
	rollouts: 'Rollouts',
	instruments: 'Instruments',
	data: 'Data',
};
