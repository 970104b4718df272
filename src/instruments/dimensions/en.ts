import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'Dimensions and action leak',
	line: 'What each latent dimension costs in KL, how wide its posteriors are, and whether z reveals the discrete action.',
	why: `KL per dimension = mean of ½(σ² + μ² − 1 − log σ²). From 0.2 nats a dimension is live, below 0.02 dead: its posterior is the prior whatever the data. The thresholds are ours. KL is what a dimension costs, not what it tells: it is information plus mismatch, and without the KL term (w = 0) a dimension may cost nats only because its codes lie off the prior.
A dead dimension is no failure: an action with one parameter needs one dimension. If all dimensions are dead, z tells the decoder nothing: that is posterior collapse.
The median of σ over all transitions hides that actions differ: below it stands σ within each action.
Action leak: guess the action of each transition from its k nearest neighbours in latent space, by majority vote, leaving the transition itself out. The line is chance level: always guessing the most frequent action. The accuracy is a lower bound on the leak: another classifier may find more.
Encoder and decoder are told the action, so z need not carry it. With the KL term, carrying it increases the KL, and the posteriors of different actions overlap: accuracy near chance level. Without it, they may lie apart. KL does not cluster the actions, it makes them overlap.`,
	dim: 'dimension',
	nats: 'KL, nats',
	sigma: 'median σ',
	live: 'live',
	weak: 'weak',
	dead: 'dead',
	inUse: 'dimensions in use',
	sigmaByAction: 'median σ by action:',
	lowerBound: 'Neighbours give a lower bound on what z tells of the action.',
	inUseValue: '{{used}} of {{count}}',
	neighbours: 'neighbours that vote',
	accuracy: 'action guessed from z',
	chance: 'chance level',
	table: 'KL in nats, use and median σ of every latent dimension, in both runs',
	curve: 'action guessed from z, by training step; dotted: chance level',
	widths: 'median σ, dots measured, ticks predicted by linear-Gaussian theory',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly dimensions: Texts<typeof texts>;
	}
}
