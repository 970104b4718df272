export const embedding = {
	name: 'Embedding table',
	line: 'The discrete half as a map: drag the policy’s answer e and watch the action snap, while z only glides.',
	why: `Each discrete action k has a row E[k]; every use sees tanh(E[k]), inside [−1, 1]. A policy answers with a continuous e and gets the action whose row is nearest: argmin ‖e − tanh(E[k])‖², the first of equals. The cells are where each action is the nearest.
So the discrete half jumps at the borders, while z, and the parameters with it, glide. The decoder is told the row of the table, not e.
The table is trained only by the VAE’s loss, as an input of encoder and decoder. Nothing pushes rows apart: two rows may come close, and then a little noise in e changes the action.
With more than two dims this is a slice through e: the other dims keep the values of e, and marks show where rows are on these two dims, not in the slice.`,
	run: 'Each run has a table of its own.',
	dims: 'dims of the table',
	across: 'across',
	up: 'up',
	query: 'Answer e of the policy. Arrow keys move it, Home puts it on the row of its action',
	queryValue: 'e {{query}}, nearest {{action}}',
	snaps: 'e snaps to',
	distance: 'distance from e',
	nearest: 'The rows nearest to e',
	margin: 'e may move {{value}} before the action changes at the nearest border',
	closest: 'closest two rows: {{action}} and {{other}}, {{distance}} apart',
	more: 'and {{count}} more',
};
