import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'A story of the data',
	line: 'How the data could have arisen: sample z, be told state and action, decode, add noise.',
	why: `The generative model that the loss speaks of: z ~ N(0, I); x = x̂(z, s, k) plus Gaussian noise of standard deviation τₓ on every entry; Δs likewise with τₛ. State s and action k are given, not generated.
τ comes from the weights. Divide the loss by w ÷ Z: the parameters’ term becomes ‖x − x̂‖² ÷ (2·τₓ²) with τₓ² = w·P ÷ (2·λ·Z), λ the weight of x. That is minus the logarithm of a Gaussian density, up to a constant, and the loss so divided is the negative ELBO of this model, up to a constant.
A larger w means that more noise is assumed. w = 0 is the limit without noise.
Gaussian noise knows no limits, so that an x may lie outside −1 … 1. Real data do not: the story is a model, and not all of it is true.
It is a story of p(x, Δs | s, k). Where the codes of the data are not distributed as N(0, I), its x are not distributed as the data.`,
	tell: 'Generate',
	tellMany: '× {{count}}',
	given: 'Given: the state of the probe, and the action {{action}}.',
	codes: 'z from N(0, I)',
	codesText_one: 'The code of {{count}} story in the plane of the prior.',
	codesText_other: 'The codes of {{count}} stories in the plane of the prior.',
	outcomes: 'x̂ with bars of ±τ, and the x that came of it; the frame is −1 … 1',
	outcomesText: '{{count}} decoded x̂ with bars of ±{{noise}}, and the x generated from each.',
	noParameters: 'This action has no parameters.',
	table: 'Story {{number}}, run {{run}}, step {{step}}; parameters scaled to −1 … 1',
	code: 'z',
	decoded: 'x̂, decoded',
	noise: 'assumed noise τₓ',
	observed: 'x, generated',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly story: Texts<typeof texts>;
	}
}
