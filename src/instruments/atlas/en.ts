import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'Decoder atlas',
	line: 'The latent plane as the decoder sees it: one decoded quantity for every z, for the chosen action and state.',
	why: `Every z of the plane is decoded with the same state and discrete action: x̂ = tanh(head(z, s, k)) or one component of the predicted state change Δŝ. Contour lines join equal values.
Smooth and evenly spread lines inside the prior’s rings mean that moving z moves the action smoothly. That is what the KL buys: the posteriors overlap and tile the prior, so the decoder has been trained everywhere there.
Without KL the decoder is trained only on very narrow posteriors: between them no training constrains its output.
A flat map says that z does not matter for this quantity: after a collapse it is flat everywhere.
With more than two latent dimensions this is the slice through the probe.`,
	quantity: 'decoded quantity',
	parameters: 'Parameters',
	deltas: 'State change Δŝ',
	at: '{{action}}, state of transition {{transition}}',
	edited: '{{action}}, edited state',
	scale: 'Colours from {{low}} to {{high}}',
	atProbe: 'at the probe',
	range: 'in view',
	flat: 'flat: z does not matter here',
	slice: 'slice through the probe along {{dim}}',
	sliceText:
		'The quantity along {{dim}} at the height of the probe: run A from {{lowA}} to {{highA}}, run B from {{lowB}} to {{highB}}.',
	numbers: 'The quantity in both runs',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly atlas: Texts<typeof texts>;
	}
}
