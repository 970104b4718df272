import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'Badges',
	line: 'Statements that are true of a run right now, each with its threshold, and what they do not mean.',
	why: `Every badge is a threshold on a number that another instrument measures: σ is the median over 1,000 transitions, whatever is drawn; a dimension is dead below 0.02 nats; a place is a hole where codes lie more thinly than at the edge of a run that matches the prior. The thresholds are ours.
A badge states a fact, not a judgement. A dead dimension can be right, and a run with no badge may still reconstruct badly.
The two that are often confused: posterior collapse puts every posterior on the prior (all dimensions dead, as few holes as the ideal, 1 %). No KL does the reverse: σ at the clamp floor, posteriors far apart, part of the prior or all of it in holes.`,
	run: 'Run {{run}}',
	on: 'on',
	off: 'off',
	none: 'No badge is on.',
	means: 'means',
	not: 'does not mean',
	table: 'Every badge, and whether it is on in run A and in run B',
	sigmaFloor: 'σ at the clamp floor',
	sigmaFloorValue: 'smallest median σ {{value}}; on up to 0.0185',
	sigmaFloorMeans: 'The clamp log σ ≥ −4 holds σ at 0.018, where it has no gradient. The KL is too weak to hold σ up.',
	sigmaFloorNot: 'That σ has reached 0, or that the posterior has collapsed: it is the reverse.',
	deadDim: 'a dimension is dead',
	deadDimValue: 'least KL of a dimension {{value}} nats; on below 0.02',
	deadDimMeans:
		'The posterior of one dimension is the prior for all data, and the decoder ignores it. Others are in use.',
	deadDimNot: 'A failure: an action with one parameter needs only one dimension.',
	collapse: 'posterior collapse',
	collapseValue:
		'KL of all dimensions {{value}} nats; on after 200 steps, with a KL weight, when every dimension is below 0.02',
	collapseMeans:
		'Every dimension is dead: z tells the decoder nothing. z saves less than it costs: the KL weight is too large, the decoder does not need z, or the KL came before the decoder had learnt to use it.',
	collapseNot: 'That training failed: L may well be at its minimum. KL = 0 is not a goal.',
	emptyBox: 'latent box mostly holes',
	emptyBoxValue: '{{value}} of its volume in holes; on above 50 %',
	emptyBoxMeans:
		'The box is a rectangle around a curved cloud; in most of it codes are thin. No training constrains what the decoder outputs there.',
	emptyBoxNot: 'That the box is wrong: it holds the intended fraction of z in each dimension.',
	holes: 'mostly holes',
	holesValue: '{{value}} of N(0, I) in holes; on above 50 %',
	holesMeans:
		'Samples of the prior mostly fall where codes are thin: no training constrains the actions they decode to.',
	holesNot: 'A bad reconstruction: without KL it is usually better than with it.',
	notANumber: 'NaN caught',
	notANumberValue: 'codes that are NaN or infinite: {{value}}, or training was stopped by one',
	notANumberMeans:
		'A value became NaN or infinite; training stopped at the last good checkpoint. Usually the learning rate is too large.',
	notANumberNot: 'That the KL can be negative or infinite by its formula: this is a numerical error.',
	weights: 'losses not comparable',
	weightsValue: 'the runs weigh their terms differently',
	weightsMeans:
		'L is a sum of weighted terms. With other weights it is another quantity: compare the raw terms instead.',
	weightsNot:
		'That one run is worse: a larger L means nothing here. The weight on the summed KL is w ÷ Z, so another Z changes it too.',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly badges: Texts<typeof texts>;
	}
}
