import type { Texts } from '../i18n/InstrumentTexts';

/** The frame that every instrument stands in, and the menu. */
const texts = {
	title: 'Instruments',
	menu: 'Choose an instrument',
	content: 'The instrument chosen',
	space: 'Latent space',
	kl: 'The KL term',
	hyar: 'HyAR',
	training: 'Training',
	why: 'why',
	whyTitle: 'The mathematics behind it',
	rate: '{{rate}} per second, {{milliseconds}} ms each, in parallel with training',
	resting: 'idle until something changes',
	run: 'Run',
	transition: 'transition',
	transitionHint: 'Click a point on a map to take it.',
	needsEncoder: 'The recorded picture has no encoder weights. This instrument measures the model as soon as it trains.',
	waiting: 'Waiting for the first step',
	measuredOn: 'of {{transitions}} transitions, whatever is drawn',
	step: 'step {{step}}',
	curveOf: 'Recorded while this instrument is open; step {{from}} to {{to}}. Run A: {{a}}, run B: {{b}}.',
	curveEmpty: 'The curve begins with the next frame.',
};

export default texts;

declare module '../i18n/InstrumentTexts' {
	interface InstrumentMenuTexts {
		readonly instruments: Texts<typeof texts>;
	}
}
