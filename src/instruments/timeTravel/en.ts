import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'Time travel',
	line: 'Every earlier frame of the training exactly as it was, and branches from any checkpoint.',
	why: `Frames of the training are kept while it runs: all of them at first, then every second, every fourth and so on, so that memory stays bounded and they stay evenly spaced. What the maps show of an earlier step are the exact numbers of that step, decoder weights included: drag the probe and it decodes as it did then.
Every two seconds a checkpoint is kept too: weights, both moments of Adam, and the step. Batches and noise are functions of seed and step alone, so training that resumes from a checkpoint with the same settings repeats exactly, bit for bit on one engine. With other settings it branches: any difference is then due to the settings alone.
A trail joins the posterior means μ of one transition over the kept steps. Without KL they drift apart, more slowly as the reconstruction error vanishes: no term holds them.`,
	nothingYet: 'Train a little first: there is no earlier frame yet.',
	step: 'step',
	stepOf: 'Step {{step}} of {{last}}',
	earlier: 'The frame before',
	later: 'The next frame',
	now: 'back to now',
	branch: 'branch from step {{step}}',
	noBranch: 'no checkpoint to branch from yet',
	branchNote: 'Change settings before or after; later frames are discarded.',
	branched: 'Back at step {{step}}. Training continues from here with the current settings.',
	trails: 'trails of the selected points (lasso), otherwise of some',
	curve: 'KL in nats per dimension, A solid, B dashed; ticks are frames, diamonds checkpoints',
	picture:
		'The training as a line of the frames kept ({{frames}}) and the checkpoints ({{branches}}); step {{step}} is shown',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly timeTravel: Texts<typeof texts>;
	}
}
