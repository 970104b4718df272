import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'Predict, then reveal',
	line: 'Say what the KL weight will do before you see it; then train and compare.',
	why: `Predicting first shows what one believes. Three numbers tell the cases apart: σ, how wide one posterior is; the root mean square of z, how far the codes lie from the origin; and the mean squared error of the parameters. The mean of z² is the mean of μ² plus the mean of σ²: where q(z) matches the prior, the two add up to 1.
The KL in closed form, ½(σ² + μ² − 1 − log σ²) per dimension, is minimal at μ = 0, σ = 1, where z says nothing about the action. Reconstruction favours the opposite: narrow and far apart. The weight w sets the balance.
Posterior collapse is all μ at 0, all σ at 1, and a decoder that ignores z. It happens when z saves less than it costs: here because the weight is too large, elsewhere also because the decoder does not need z, or because the KL acts before the decoder has learnt to use z.`,
	case: 'If the KL weight is',
	none: '0 (no KL)',
	some: '0.1',
	strong: '5 (too much)',
	sigma: 'median σ after 600 steps',
	spread: 'root mean square of z',
	error: 'MSE of x̂',
	guessed: 'your prediction: {{guess}}',
	compared: 'your prediction: {{guess}}, measured: {{measured}} (× {{factor}})',
	theory: '· theory {{theory}}',
	run: 'Reset and train {{steps}} steps, w = {{weight}} in A',
	running: 'training, step {{step}} of {{steps}}',
	again: 'another prediction',
	failed: 'The training stopped before the end; the notice says why. Try again.',
	note: 'Move the three marks to where you expect run A to be, then train. Diamonds show the result, bars the prediction of linear-Gaussian theory.',
	why_none:
		'Without KL no term holds σ up: it falls to the floor of the clamp, e⁻⁴ = 0.018, because noise in z only costs. No term keeps μ near the prior either. x̂ is accurate, yet N(0, I) no longer tells where the codes are.',
	why_some:
		'A small KL weight keeps σ well above the floor where a dimension can afford it, and q(z) near the prior, so that a sample of N(0, I) decodes to a sensible action. The price is a larger error of x̂.',
	why_strong:
		'Too much KL: every μ near 0, every σ near 1. z says nothing, and x̂ is about the mean of the chosen action’s parameters, wherever z is. This is posterior collapse; it comes from the KL, not from its absence.',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly predict: Texts<typeof texts>;
	}
}
