import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'Holes',
	line: 'How much of the prior N(0, I) lies where codes are thin: no training constrains what the decoder outputs there.',
	why: `q(z) = 1/n · Σᵢ N(z; μᵢ, σᵢ²) is the aggregate posterior of n = 1,000 transitions of the data, the same ones however many are drawn. It is looked at with one resolution for both runs, h = 0.32 for 2 dimensions (Silverman’s rule for N(0, I)): each σᵢ becomes √(σᵢ² + h²). Otherwise posteriors as narrow as needles, and their number, would decide.
A place is a hole where q(z) is below the level that 99 % of the z of an ideal run exceed, one whose codes are exactly N(0, I). So the ideal is 1 %, not 0. The share is P(q(z) < level) for z ~ N(0, I), counted over 2,000 samples; ± is its standard error, from the samples and from which transitions were taken.
Own z in holes: the same for z = μ + σ·ε of the run itself, each without its own posterior. More than 1 % say that the codes lie thinner than the prior would.
MMD² compares q with N(0, I) through the kernel exp(−‖a − b‖² ÷ 2Z), in closed form: 0 only when they are equal.
The moments are exact for the mixture. Matching moments do not rule out holes: look at the share.
No KL: σ falls to the clamp floor 0.018 and nothing holds the codes on the prior, so part of it is left bare, from some percent to all of it. Collapse (too much KL): as few holes as the ideal, but nothing is encoded either.`,
	keep: 'z of an ideal run that count as covered',
	shade: 'shade holes on the maps',
	shadeTwo: 'The shade is of the two dimensions shown.',
	share: 'N(0, I) in holes',
	own: 'own z in holes, held out',
	level: 'hole: log q below {{level}}',
	mmd: 'MMD² to N(0, I)',
	momentMean: 'mean of',
	momentStd: 'standard deviation of',
	momentSkewness: 'skewness of',
	momentKurtosis: 'excess kurtosis of',
	prior: 'ideal',
	table: 'Holes, distance from the prior and moments of the codes, for both runs',
	curve: 'N(0, I) in holes, over the steps',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly holes: Texts<typeof texts>;
	}
}
