/**
 * What the symbols of the page are: one text for each, which every tooltip of the symbol shows and which the glossary
 * of the course gives.
 */
export const terms = {
	mu: 'μ: the mean of the posterior, the code of a transition. The KL pulls it to 0.',
	sigma: 'σ: the standard deviation of the posterior; ellipses at 1 σ, drawn to scale. The KL pulls it to 1.',
	epsilon: 'ε: noise from N(0, I). It comes from outside the network, anew at every step.',
	z: 'z = μ + σ·ε: one noisy draw from the posterior of each code.',
	kl: 'KL: divergence of the posterior from the prior, in nats; in the loss, its mean over the latent dims.',
	state: 'Δŝ: the state change that the model predicts. Its term is the mean squared error.',
	parameters: 'x̂: the parameters that the model decodes. Their term is the mean squared error.',
	prior: 'Prior N(0, I): where samples for new actions come from. Rings at 1, 2 and 3 σ.',
	box: 'Latent box: the central {{percent}} % of the sampled z, in each dim by itself. Its corners can be empty.',
};
