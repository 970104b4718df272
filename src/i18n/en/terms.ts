/**
 * What the symbols of the page are: one text for each, which every tooltip of the symbol shows and which the glossary
 * of the course gives.
 */
export const terms = {
	mu: 'μ: the mean of the posterior, the centre of a transition’s code z. The KL pulls it to 0.',
	sigma: 'σ: the standard deviation of the posterior; ellipses at 1 σ, drawn to scale. The KL pulls it to 1.',
	epsilon: 'ε: noise from N(0, I). It comes from outside the network and is sampled again at every step.',
	z: 'z = μ + σ·ε: the code, one sample from the posterior of a transition.',
	kl: 'KL: divergence of the posterior from the prior, in nats; in the loss, its mean over the latent dimensions.',
	state: 'Δŝ: the state change that the model predicts. Its term is the mean squared error.',
	parameters: 'x̂: the parameters that the model decodes. Their term is the mean squared error.',
	prior: 'Prior N(0, I): where samples for new actions come from. Rings at 1, 2 and 3 σ.',
	box: 'Latent box: the central {{percent}} % of the sampled z, in each dimension separately. Its corners can be empty.',
};
