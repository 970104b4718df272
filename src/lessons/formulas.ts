/**
 * The formulas of the course. `\term{mu}{…}` gives a part its symbol's colour and couples it to the page. Where a formula
 * can be filled, the numbers of the transition that is pointed at (else of the probe's) stand under it.
 */
import type { Term } from '../state/highlight';

/** One transition's code in one run and dim. */
export interface FormulaNumbers {
	readonly mu: number;
	readonly sigma: number;
	readonly epsilon: number;
	readonly z: number;
	/** KL of the dim, nats. */
	readonly kl: number;
	/** KL weight of the run, latent dims, and the run's raw loss terms. */
	readonly w: number;
	readonly latentDim: number;
	readonly state: number;
	readonly parameters: number;
	readonly klMean: number;
	readonly stateWeight: number;
	readonly parameterWeight: number;
}

export interface CourseFormula {
	readonly tex: string;
	/** Its symbols, in the order of reading. */
	readonly terms: readonly Term[];
	/** The same with numbers: TeX in which `#` stands for what `numbers` gives, in turn. */
	readonly filled?: {
		readonly tex: string;
		/** `run`: once a run; `dim`: once a run and latent dim. */
		readonly per: 'run' | 'dim';
		readonly numbers: (numbers: FormulaNumbers) => readonly number[];
	};
}

export const FORMULAS = {
	reparameterise: {
		tex: String.raw`\term{z}{z} = \term{mu}{\mu} + \term{sigma}{\sigma}\cdot\term{epsilon}{\varepsilon},\quad \term{epsilon}{\varepsilon}\sim\mathcal N(0,I)`,
		terms: ['z', 'mu', 'sigma', 'epsilon'],
		filled: {
			tex: String.raw`\term{z}{#} = \term{mu}{#} + \term{sigma}{#}\cdot(\term{epsilon}{#})`,
			per: 'dim',
			numbers: ({ z, mu, sigma, epsilon }) => [z, mu, sigma, epsilon],
		},
	},
	klClosedForm: {
		tex: String.raw`\term{kl}{\mathrm{KL}} = \tfrac12\bigl(\term{sigma}{\sigma^2} + \term{mu}{\mu^2} - 1 - \log\term{sigma}{\sigma^2}\bigr)`,
		terms: ['kl', 'sigma', 'mu'],
		filled: {
			tex: String.raw`\term{kl}{#} = \tfrac12\bigl(\term{sigma}{#} + \term{mu}{#} - 1 - (\term{sigma}{#})\bigr)`,
			per: 'dim',
			numbers: ({ kl, sigma, mu }) => [kl, sigma * sigma, mu * mu, 2 * Math.log(sigma)],
		},
	},
	/** The loss of one transition: each term a mean over its entries, as in the code. */
	loss: {
		tex: String.raw`\begin{aligned}L &= \tfrac1S\term{state}{\lVert\Delta s-\Delta\hat s\rVert^2} + \tfrac2P\term{parameters}{\lVert x-\hat x\rVert^2}\\ &\quad + \tfrac wZ\textstyle\sum_i\term{kl}{\mathrm{KL}_i}\end{aligned}`,
		terms: ['state', 'parameters', 'kl'],
		filled: {
			tex: String.raw`# = #\cdot\term{state}{#} + #\cdot\term{parameters}{#} + #\cdot\term{kl}{#}`,
			per: 'run',
			numbers: ({ state, parameters, klMean, w, stateWeight, parameterWeight }) => [
				stateWeight * state + parameterWeight * parameters + w * klMean,
				stateWeight,
				state,
				parameterWeight,
				parameters,
				w,
				klMean,
			],
		},
	},
	/** Encoder: state, embedding of the action and parameters together become a posterior. */
	encode: {
		tex: String.raw`\term{mu}{\mu},\ \log\term{sigma}{\sigma} = \mathrm{enc}(s,\ e_k,\ \term{parameters}{x})`,
		terms: ['mu', 'sigma'],
	},
	/** How the encoder joins its inputs: two layers (biases left out), multiplied element by element. */
	fusion: {
		tex: String.raw`h = \mathrm{relu}\bigl(A\,[s;\,e_k]\bigr)\odot\mathrm{relu}\bigl(B\,\term{parameters}{x}\bigr)`,
		terms: [],
	},
	/** How the gradient of the decoder's error passes the sample. */
	gradientsOfSample: {
		tex: String.raw`\frac{\partial\term{z}{z}}{\partial\term{mu}{\mu}} = 1,\qquad \frac{\partial\term{z}{z}}{\partial\term{sigma}{\sigma}} = \term{epsilon}{\varepsilon}`,
		terms: ['z', 'mu', 'sigma', 'epsilon'],
	},
	/** ℓ is the network's raw output. */
	clamp: {
		tex: String.raw`\term{sigma}{\sigma} = \exp\bigl(\mathrm{clamp}(\ell,\,-4,\,15)\bigr)`,
		terms: ['sigma'],
	},
	/** The four outputs of a forward pass, with their lengths and ranges. */
	outputs: {
		tex: String.raw`\begin{aligned}\mathtt{u} &= \term{parameters}{\hat x} = \tanh(\cdot)\in[-1,1]^P\\ \mathtt{s} &= \term{state}{\Delta\hat s} = \tanh(\cdot)\in[-1,1]^S\\ \mathtt{mean} &= \term{mu}{\mu}\in\mathbb R^Z\\ \mathtt{std} &= \term{sigma}{\sigma}\in[e^{-4},\,e^{15}]^Z\end{aligned}`,
		terms: ['parameters', 'state', 'mu', 'sigma'],
	},
	/** The loss with the weights of the official code; each term is a mean over the batch and over its entries. */
	publishedLoss: {
		tex: String.raw`L = 1\cdot\term{state}{\mathrm{MSE}_{\Delta s}} + 2\cdot\term{parameters}{\mathrm{MSE}_x} + 0.5\cdot\term{kl}{\overline{\mathrm{KL}}}`,
		terms: ['state', 'parameters', 'kl'],
	},
	/** The generative story: prior, decoder, Gaussian noise. */
	story: {
		tex: String.raw`\begin{aligned}\term{z}{z} &\sim \term{prior}{\mathcal N(0,I)}\\ x &= \term{parameters}{\hat x(z,s,k)} + \tau_x\,\eta\\ \Delta s &= \term{state}{\Delta\hat s(z,s,k)} + \tau_s\,\eta'\end{aligned}`,
		terms: ['z', 'prior', 'parameters', 'state'],
	},
	/** Bayes' rule for the code of one transition; y stands for what is to be explained, x and Δs. */
	bayes: {
		tex: String.raw`p(\term{z}{z}\,|\,y,s,k) = \frac{p(y\,|\,\term{z}{z},s,k)\;\term{prior}{p(z)}}{p(y\,|\,s,k)}`,
		terms: ['z', 'prior'],
	},
	/** The identity behind the bound; y stands for x and Δs, c for the condition (s, k). */
	elbo: {
		tex: String.raw`\begin{aligned}\log p(y|c) &= \mathrm{ELBO} + \mathrm{gap}\\ \mathrm{ELBO} &= \mathbb E_q\bigl[\log p(y|\term{z}{z},c)\bigr] - \term{kl}{\mathrm{KL}(q\,\|\,p)}\\ \mathrm{gap} &= \mathrm{KL}\bigl(q\,\|\,p(\term{z}{z}|y,c)\bigr)\end{aligned}`,
		terms: ['z', 'kl'],
	},
	/** What the KL of two densities means, before any is put in. */
	klMeaning: {
		tex: String.raw`\mathrm{KL}(q\,\|\,p) = \mathbb E_{\term{z}{z}\sim q}\bigl[\log q(\term{z}{z}) - \log p(\term{z}{z})\bigr]`,
		terms: ['z'],
	},
	/** A squared error is minus the logarithm of a Gaussian density, up to a constant. */
	gaussianNoise: {
		tex: String.raw`\begin{aligned}-\log p(x|\term{z}{z},s,k) &= \frac{\term{parameters}{\lVert x-\hat x\rVert^2}}{2\tau_x^2}\\ &\quad + P\log\tau_x + \mathrm{const}\end{aligned}`,
		terms: ['z', 'parameters'],
	},
	/** The noise of the parameters that a KL weight assumes, at HyAR's weight 2 of their error. */
	assumedNoise: {
		tex: String.raw`\tau_x^2 = \frac{w\,P}{4\,Z}\quad\Longleftrightarrow\quad w = \frac{4\,Z\,\tau_x^2}{P}`,
		terms: [],
	},
	/** The same for both outputs. */
	bothNoises: {
		tex: String.raw`\tau_x^2 = \frac{w\,P}{2\cdot 2\cdot Z},\qquad \tau_s^2 = \frac{w\,S}{2\cdot 1\cdot Z}`,
		terms: [],
	},
	klIntegral: {
		tex: String.raw`\term{kl}{\mathrm{KL}(q\,\|\,p)} = \int q(\term{z}{z})\,\log\frac{q(\term{z}{z})}{p(\term{z}{z})}\,d\term{z}{z}`,
		terms: ['kl', 'z'],
	},
	/** Both normal densities written out; the √2π of the two cancel. */
	klLogRatio: {
		tex: String.raw`\log\frac{q}{p} = -\log\term{sigma}{\sigma} - \frac{(\term{z}{z}-\term{mu}{\mu})^2}{2\,\term{sigma}{\sigma^2}} + \frac{\term{z}{z}^2}{2}`,
		terms: ['z', 'mu', 'sigma'],
	},
	/** The means under q of what stands in the log ratio. */
	klMeans: {
		tex: String.raw`\begin{aligned}\mathbb E_q\bigl[(\term{z}{z}-\term{mu}{\mu})^2\bigr] &= \term{sigma}{\sigma^2}\\ \mathbb E_q\bigl[\term{z}{z}^2\bigr] &= \term{sigma}{\sigma^2}+\term{mu}{\mu^2}\end{aligned}`,
		terms: ['z', 'mu', 'sigma'],
	},
	klSummed: {
		tex: String.raw`\begin{aligned}\term{kl}{\mathrm{KL}} &= -\log\term{sigma}{\sigma} - \tfrac12 + \tfrac12\bigl(\term{sigma}{\sigma^2}+\term{mu}{\mu^2}\bigr)\\ &= \tfrac12\bigl(\term{sigma}{\sigma^2}+\term{mu}{\mu^2}-1-\log\term{sigma}{\sigma^2}\bigr)\end{aligned}`,
		terms: ['kl', 'mu', 'sigma'],
	},
	/** The other direction: what the prior loses when it is described by q. */
	klReverse: {
		tex: String.raw`\mathrm{KL}(p\,\|\,q) = \tfrac12\Bigl(\frac{1+\term{mu}{\mu^2}}{\term{sigma}{\sigma^2}} - 1 + \log\term{sigma}{\sigma^2}\Bigr)`,
		terms: ['mu', 'sigma'],
	},
	effectiveWeight: {
		tex: String.raw`w\cdot\frac1Z\sum_{i=1}^{Z}\term{kl}{\mathrm{KL}_i} = \frac{w}{Z}\sum_{i=1}^{Z}\term{kl}{\mathrm{KL}_i}`,
		terms: ['kl'],
	},
	/** The straight way between two codes; half way it is their mean. */
	interpolation: {
		tex: String.raw`\begin{aligned}\term{z}{z}(t) &= (1-t)\,\term{z}{z_1} + t\,\term{z}{z_2}\\ \term{z}{z}(\tfrac12) &= 0.5\,\term{z}{z_1} + 0.5\,\term{z}{z_2}\end{aligned}`,
		terms: ['z'],
	},
	/** From a policy's answer to the latent space, dim by dim. */
	boxMap: {
		tex: String.raw`\begin{aligned}\term{z}{z} &= a\cdot\term{box}{h} + \term{box}{c},\quad a\in[-1,1]\\ \term{box}{h} &= \tfrac12(\mathrm{up}-\mathrm{down})\\ \term{box}{c} &= \tfrac12(\mathrm{up}+\mathrm{down})\end{aligned}`,
		terms: ['z', 'box'],
	},
	/** One update of an Adam that was made this very step. */
	signDescent: {
		tex: String.raw`\begin{aligned}\hat m &= g,\qquad \hat v = g^2\\ \Delta\theta &= -\mathrm{lr}\cdot\frac{\hat m}{\sqrt{\hat v}+10^{-8}} \approx \pm\,\mathrm{lr}\end{aligned}`,
		terms: [],
	},
	/** Two ways of writing the same term; only one survives float32. */
	logVariance: {
		tex: String.raw`\log\term{sigma}{\sigma^2} = 2\log\term{sigma}{\sigma}`,
		terms: ['sigma'],
	},
} as const satisfies Readonly<Record<string, CourseFormula>>;

export type FormulaId = keyof typeof FORMULAS;
