import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'True posterior and ELBO gap',
	line: 'Which z could have made this transition, beside the encoder’s approximation; log p = ELBO + gap, in nats.',
	why: `The model tells how data could arise: sample z ~ N(0, I), be told the state s and the action k, decode, and add noise, τx on every parameter and τs on every feature of the state change. Dividing HyAR’s loss by w ÷ Z gives the negative ELBO of that model, up to a constant in which no weight of the networks stands, with τx² = w·P ÷ (2·λ·Z) and τs² = w·S ÷ (2·λs·Z); λ and λs are the weights of x and Δs.
Which z made this transition? Bayes: p(z | x, Δs, s, k) ∝ N(z; 0, I) · N(x; x̂(z), τx²) · N(Δs; Δŝ(z), τs²), the shade. The encoder gives one Gaussian without correlations, the ellipses at 1 and 2 σ: an approximation of the true posterior, by one forward pass.
log p(x, Δs | s, k) = ELBO + KL(q ‖ true posterior). The ELBO is the expected log likelihood minus KL(q ‖ N(0, I)); the gap is what the approximation costs. A better encoder narrows the gap; a better decoder raises log p.
log p is integrated over the plane, with cells that are halved where there is mass, and estimated by importance sampling: the mean of p(x, Δs, z) ÷ q(z) over 2,000 samples of q. The two agree unless q misses mass of the true posterior: then the few samples that reach it decide, and the error is large.
Between runs with other weights log p may be compared, unlike L: it is the log density of the same data, each under its own noise.`,
	bars: 'log p = ELBO + gap; below: E log p − KL; nats',
	plane: '{{run}}: shade true, ellipses encoder',
	planeEncoder: '{{run}}: ellipses encoder',
	noise: 'noise τx, τs',
	reconstruction: 'E log p(x, Δs | z, s, k)',
	kl: 'KL(q ‖ N(0, I))',
	elbo: 'ELBO',
	gap: 'gap = log p − ELBO',
	grid: 'log p, by the grid',
	importance: 'log p, by sampling',
	table: 'Log likelihood, KL, ELBO, gap and log p of the transition in both runs, in nats',
	noDensity: 'no density: w = 0',
	noiseless:
		'Run {{runs}}: w = 0, so the loss assumes a decoder without noise, τ = 0. It would have to meet x and Δs exactly, and there is no density to compute.',
	manyDims:
		'With {{count}} latent dimensions log p is estimated by importance sampling alone. No shade: a plane shows a slice of the density or its shadow, not the density.',
	coarse:
		'Run {{runs}}: the true posterior is narrower than the cells that fit into the time; take the integral as rough.',
	fewDraws: 'Run {{runs}}: few samples of q reach the mass of the true posterior, so importance sampling is uncertain.',
	barText: 'Run {{run}}: log p {{evidence}} = ELBO {{elbo}} + gap {{gap}} nats.',
	planeText:
		'Run {{run}}: true posterior with mean {{trueMean}} and standard deviation {{trueStd}}, encoder with μ {{mean}} and σ {{std}}.',
	encoderText: 'Run {{run}}: encoder with μ {{mean}} and σ {{std}}.',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly truePosterior: Texts<typeof texts>;
	}
}
