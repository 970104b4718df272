/** What a symbol's explanation adds to its words. */
export const symbol = {
	kl: 'now, nats per dimension',
	state: 'mean squared error of Δŝ now',
	parameters: 'mean squared error of x̂ now',
	sigma: 'median σ now, by dimension',
	mu: 'standard deviation of μ over the data, by dimension',
	z: 'z of the probe now',
	lesson: 'Lesson {{number}} →',
};
