export const timeTravel = {
	name: 'Time travel',
	line: 'Every picture of the training again, exactly as it was; and other ways that it might have gone.',
	why: `Pictures of the training are kept while it runs: all of them at first, then every second, every fourth and so on, so that memory stays bounded and they stay evenly spaced. What the maps show of an earlier step are the very numbers of that step, decoder weights included: drag the probe and it answers as it did then.
Every two seconds a checkpoint is kept too: weights, both moments of Adam, and the step. Batches and noise are functions of seed and step alone, so training that goes on from a checkpoint with the same settings takes the very same way, bit for bit on one engine. With other settings it branches: what you then see differ is due to the settings and to nothing else.
A trail joins the codes μ of one transition over the kept steps. Without KL, codes drift apart as long as training runs: nothing holds them.`,
	nothingYet: 'Train a little first: there is no past to go back to.',
	step: 'step',
	stepOf: 'Step {{step}} of {{last}}',
	earlier: 'The picture before',
	later: 'The next picture',
	now: 'back to now',
	branch: 'branch from step {{step}}',
	noBranch: 'nothing to branch from yet',
	branchNote: 'Change settings before or after; what came later is forgotten.',
	branched: 'Back at step {{step}}. Train goes on from here with the settings as they are.',
	trails: 'trails of the selected points (lasso), else of some',
	curve: 'KL in nats per dim, A solid, B dashed; ticks are pictures, diamonds checkpoints',
	picture: 'The training as a line with {{pictures}} pictures and {{branches}} checkpoints; step {{step}} is shown',
};
