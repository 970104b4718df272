import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'Gaussian KL',
	line: 'One latent dimension, hands on: drag μ and σ and see what KL(q‖p) costs, and in which direction its gradient points.',
	why: `KL(q‖p) = ∫ q(z)·log(q(z) ÷ p(z)) dz with q = N(μ, σ²) and p = N(0, 1). The area under the integrand, parts below zero counted as negative, is the KL. Writing both logarithms out gives the closed form ½(σ² + μ² − 1 − log σ²).
Monte Carlo: the mean of log q(z) − log p(z) over samples z = μ + σ·ε; its error falls as 1 ÷ √n.
∂KL/∂μ = μ pulls to 0. ∂KL/∂log σ = σ² − 1 pulls σ to 1: gently from below, hard from above.
The network’s log σ is clamped to [−4, 15]. Below −4, σ stays e⁻⁴ = 0.018 and the gradient is 0: the clamp holds σ, it has not reached 0. So without KL, σ falls to the floor and stays there.
The KL is never negative. In float32, σ² underflows below log σ ≈ −52: log(σ²) is −∞ and the KL ∞; above log σ ≈ 44, σ² overflows to ∞, and the KL, ∞ − ∞, is NaN. Written with 2·log σ, the logarithm stays finite; the term σ² of the KL still overflows, so above 44 the result is ∞ instead of NaN. GPUs that flush subnormal numbers to 0 underflow earlier, at −43.7. The clamp keeps the official code away from both. Near σ = 1 the terms cancel, and rounding can leave −3e−8: a numerical error, not a property of the model.`,
	mu: 'μ',
	logSigma: 'raw log σ',
	draws: 'samples',
	again: 'sample again',
	fromData: 'from transition #{{index}}, {{dim}}',
	closedForm: 'closed form',
	integral: 'integral',
	monteCarlo: 'Monte Carlo, {{count}} samples',
	gradientMean: '∂KL/∂μ = μ',
	gradientLogSigma: '∂KL/∂log σ = σ² − 1',
	clamped: 'clamped: gradient 0',
	handle: 'q by its handles: arrows across move μ, up and down σ',
	handleValue: 'μ {{mu}}, σ {{sigma}}, KL {{kl}} nats',
	q: 'q',
	prior: 'prior p',
	integrand: 'q·log(q ÷ p)',
	float32: 'float32 without the clamp',
	float32LogSigma: 'log σ',
	variance: 'σ²',
	logOfVariance: 'log(σ²)',
	twice: '2·log σ',
	published: 'KL with log(σ²)',
	stable: 'KL with 2·log σ',
	numbers: 'The KL computed in every way, in nats',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly gaussianKl: Texts<typeof texts>;
	}
}
