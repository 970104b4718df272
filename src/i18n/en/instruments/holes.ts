export const holes = {
	name: 'Holes',
	line: 'How much of the prior N(0, I) has no posterior near: no training constrains what samples from there decode to.',
	why: `q(z) = 1/N · Σᵢ N(z; μᵢ, σᵢ²) is the aggregate posterior: where the codes of the data lie.
A place is a hole where q(z) is below the density t that the chosen share of the run’s own z = μ + σ·ε exceed. Its share is P(q(z) < t) for z ~ N(0, I), counted over 1,000 draws; ± is the standard error of that count.
MMD² compares q with N(0, I) through the kernel exp(−‖a − b‖² ÷ 2Z), in closed form: 0 only when they are equal.
The moments are exact for the mixture. Matching moments do not rule out holes: look at the share.
No KL: σ falls to the clamp floor 0.018, q shrinks to needles far apart, and nearly all of N(0, I) is a hole. Collapse (too much KL): no holes, but nothing encoded either.`,
	keep: 'fraction of its own z above the threshold',
	shade: 'shade holes on the maps',
	shadeTwo: 'The shade is of the two dimensions shown.',
	share: 'N(0, I) in holes',
	threshold: 'threshold log q, nats',
	mmd: 'MMD² to N(0, I)',
	momentMean: 'mean',
	momentStd: 'standard deviation',
	momentSkewness: 'skewness',
	momentKurtosis: 'kurtosis',
	prior: 'prior',
	table: 'Holes, distance from the prior and moments of the codes, for both runs',
	curve: 'N(0, I) in holes, over the steps',
};
