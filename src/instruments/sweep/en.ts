import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'Sweep of KL weights',
	line: 'Five KL weights train at once on the same batches and noise; any two become A and B.',
	why: `Each run is a dot. Across: the rate, the KL summed over the latent dimensions in nats, an upper bound on the information that z carries. Upwards: the distortion, the mean squared error of x̂. The weight w decides where a run settles: no run has a small rate and a small distortion at once.
Encoder and decoder are told the discrete action k, so every action is coded by itself. Let V be the variances of its parameters along their principal directions, and ℓ = w·P ÷ (2·λ·Z), with λ the weight of x. The best linear networks keep the directions with V > ℓ, at most Z of them: each costs ½·ln(V ÷ ℓ) nats, leaves the error ℓ and has posteriors of σ = √(ℓ ÷ V). The others cost nothing, leave V and have σ = 1. So R = Σₖ πₖ Σᵢ ½·ln⁺(Vₖᵢ ÷ ℓ) and D = (1 ÷ P)·Σₖ πₖ Σᵢ min(Vₖᵢ, ℓ): the dashed curve, and the rings where each w should come to lie. From w* = (2·λ·Z ÷ P)·max V on nothing is kept: the posterior collapses.
Runs lie above the curve because z serves Δs as well (which also raises w*), because q(z) is not quite N(0, I), and because training is finite. They may lie a little below it: it is the bound for Gaussian parameters, and nonlinear networks can use that these are uniform, for at most 0.18 nats a parameter. No run lies below the dotted curve, Shannon’s lower bound for uniform parameters. The prior of the theory is N(0, I) too.
V is measured on the data. With a scripted policy the state already tells part of x, so V should be conditional on the state as well: both curves are upper estimates then.`,
	start: 'Train five weights',
	goOn: 'Continue',
	pause: 'Pause the sweep',
	end: 'End the sweep and discard it',
	step: 'step {{step}}',
	weightOf: 'KL weight of run {{run}} of the sweep',
	as: 'w = {{weight}} becomes run {{run}}',
	takeOver: 'show w = {{a}} as A, {{b}} as B',
	taken: 'They are A and B now, at the same step, with their optimisers.',
	first: 'Begun by the page: {{count}} steps of each weight.',
	failed: 'The sweep stopped: {{reason}}. Start it again, or choose another engine under Advanced.',
	mapOf: 'w = {{weight}}: KL {{kl}} nats, error of x̂ {{error}}',
	outdated: '{{map}}; the weight above has changed since',
	mapEmpty: 'w = {{weight}}: not trained yet',
	rate: 'rate: KL, nats',
	distortion: 'distortion: MSE of x̂',
	plane:
		'Rate and distortion of each run, the curve of the best linear networks and the lower bound; collapse is predicted from w* = {{collapse}} on',
	planeEmpty: 'Rate and distortion appear here.',
	caption: 'dashed: theory, a ring for each w, ▸ collapse from w* = {{collapse}} on; dotted: lower bound',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly sweep: Texts<typeof texts>;
	}
}
