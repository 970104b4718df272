export const dimensions = {
	name: 'Dims and action leak',
	line: 'What each latent dim carries, in nats, and whether z gives the discrete action away.',
	why: `KL per dim = mean of ½(σ² + μ² − 1 − log σ²). From 0.2 nats a dim is live, below 0.02 dead: its posterior is the prior whatever the data, and the decoder ignores it. The limits are ours.
A dead dim is no failure: an action with one parameter needs one dim. All dims dead is a failure: that is posterior collapse, from too much KL.
Leak of the action: guess each code’s action from its k nearest codes, by majority, the code itself left out. The line is chance: always guessing the most frequent action.
Encoder and decoder are told the action, so z need not carry it. With the KL, carrying it costs nats, and the actions’ codes overlap: accuracy near chance. Without, they may lie apart. KL does not cluster the actions, it makes them overlap.`,
	dim: 'dim',
	nats: 'nats',
	sigma: 'median σ',
	live: 'live',
	weak: 'weak',
	dead: 'dead',
	inUse: 'dims in use',
	inUseValue: '{{used}} of {{count}}',
	neighbours: 'neighbours that vote',
	accuracy: 'action guessed from z',
	chance: 'chance',
	table: 'Nats, use and spread of every latent dim, in both runs',
	curve: 'action guessed from z, over the steps; dotted: chance',
};
