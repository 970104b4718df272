/** Why the maps look as they do. */
export const why = {
	title: 'Why the maps look as they do',
	measured:
		'Outside the rings lie {{a}} of A’s dots, {{b}} of B’s and {{draws}} of new samples. Where samples fall but no dots lie, no training constrains what is decoded.',
	pull: 'The KL term pulls the dots into the rings, the more the larger its weight. Nothing else in the loss does.',
	run: 'run',
	weight: 'KL weight',
	kl: 'KL of the data, nats per dimension',
	klMeaning: 'KL: how far codes lie from the rings’ distribution; 0 is on it. Nats are units of information.',
	lesson: 'Lesson: what if there were no KL?',
};
