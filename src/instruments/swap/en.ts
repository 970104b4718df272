import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'Swapped inputs',
	line: 'Which of its three inputs μ depends on: take one from another transition and see how far μ moves.',
	why: `μ is computed from state, action and parameters together. What it stands for is another question, and it can be measured: take one input from another transition, keep the others, and encode again.
The table gives how far μ moves over the first 1,000 transitions of the data (root mean square; each takes the input of another of them), divided by the standard deviation of μ, all dimensions together. 0: μ does not depend on the input. √2: μ moves as far as the μ of two unrelated transitions lie apart.
Encoder and decoder are both told state and action. With a KL term, repeating them in z costs nats and saves nothing, so μ stands mainly for the parameters. Without the term, repeating them costs nothing.
What is put together need not occur in the data: a shot, for example, with the two parameters of a kick.`,
	donor: 'other transition',
	take: 'take from the other transition',
	state: 'state',
	action: 'action',
	parameters: 'parameters',
	legend: 'dot: μ; arrow: to μ after the swap; ring: μ of the other transition',
	picture: 'Run {{run}}: μ {{own}}; with what was taken {{swapped}}; μ of the other transition {{donor}}.',
	table: 'Move of μ ÷ its standard deviation, over the first 1,000 transitions',
	beyond: 'Transition {{index}} is not among the points drawn.',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly swap: Texts<typeof texts>;
	}
}
