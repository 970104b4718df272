import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'Embedding table',
	line: 'The discrete half as a map: drag the policy’s output e and watch the action change at the borders, while z varies continuously.',
	why: `Each discrete action k has a row E[k]; every use sees tanh(E[k]), inside [−1, 1]. The policy outputs a continuous e and gets the action whose row is nearest: argmin ‖e − tanh(E[k])‖², the first one in a tie. Each cell shows where an action is the nearest.
So the discrete half jumps at the borders, while z, and the parameters with it, varies continuously. The decoder receives the row of the table, not e.
The table is trained only by the VAE’s loss, as an input of encoder and decoder. No term pushes rows apart: two rows may come close, and then a little noise in e changes the action.
With more than two dimensions this is a slice through e: the other dimensions keep the values of e, and marks show the rows projected on these two dimensions.`,
	run: 'Each run has its own table.',
	dims: 'dimensions of the table',
	across: 'across',
	up: 'up',
	query: 'Output e of the policy. Arrow keys move it, Home puts it on the row of its action',
	queryValue: 'e {{query}}, nearest {{action}}',
	snaps: 'e snaps to',
	distance: 'distance from e',
	nearest: 'The rows nearest to e',
	margin: 'e may move {{value}} before the action changes at the nearest border',
	closest: 'closest two rows: {{action}} and {{other}}, {{distance}} apart',
	more: 'and {{count}} more',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly embedding: Texts<typeof texts>;
	}
}
