/** What a symbol's explanation adds to its words. */
export const symbol = {
	kl: 'of the last batch, nats per dimension',
	state: 'mean squared error of Δŝ, of the last batch',
	parameters: 'mean squared error of x̂, of the last batch',
	sigma: 'median σ now, by dimension',
	mu: 'standard deviation of μ over the data, by dimension',
	z: 'z of the probe now',
	lesson: 'Lesson {{number}} →',
};
