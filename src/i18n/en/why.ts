/** Why the maps look as they do. */
export const why = {
	title: 'Why the maps look as they do',
	pull: 'The KL term pulls the code of every action towards the rings, the more the larger its weight. Nothing else in the loss does.',
	draws:
		'A new action is decoded from a draw inside the rings. Where few codes lie, no training says what a draw decodes to.',
	run: 'run',
	weight: 'KL weight',
	kl: 'KL, nats per dimension',
	outside: 'dots outside the rings',
	prior: 'Of the draws, {{share}} fall outside the rings.',
	lesson: 'Lesson: what if there were no KL?',
};
