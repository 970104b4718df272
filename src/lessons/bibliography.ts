/**
 * The literature that the course points to. Authors, titles and venues stand as they were published, in whatever
 * language the page speaks; nothing is fetched.
 */

export interface Reference {
	/** Family names, as many as a bibliography prints. */
	readonly authors: string;
	readonly title: string;
	/** Conference, workshop or preprint server. */
	readonly venue: string;
	readonly year: number;
}

const REFERENCES = {
	'kingma-welling-2014': {
		authors: 'Kingma, Welling',
		title: 'Auto-Encoding Variational Bayes',
		venue: 'ICLR',
		year: 2014,
	},
	'rezende-2014': {
		authors: 'Rezende, Mohamed, Wierstra',
		title: 'Stochastic Backpropagation and Approximate Inference in Deep Generative Models',
		venue: 'ICML',
		year: 2014,
	},
	'higgins-2017': {
		authors: 'Higgins, Matthey, Pal, Burgess, Glorot, Botvinick, Mohamed, Lerchner',
		title: 'beta-VAE: Learning Basic Visual Concepts with a Constrained Variational Framework',
		venue: 'ICLR',
		year: 2017,
	},
	'bowman-2016': {
		authors: 'Bowman, Vilnis, Vinyals, Dai, Jozefowicz, Bengio',
		title: 'Generating Sentences from a Continuous Space',
		venue: 'CoNLL',
		year: 2016,
	},
	'fu-2019': {
		authors: 'Fu, Li, Liu, Gao, Celikyilmaz, Carin',
		title: 'Cyclical Annealing Schedule: A Simple Approach to Mitigating KL Vanishing',
		venue: 'NAACL-HLT',
		year: 2019,
	},
	'alemi-2018': {
		authors: 'Alemi, Poole, Fischer, Dillon, Saurous, Murphy',
		title: 'Fixing a Broken ELBO',
		venue: 'ICML',
		year: 2018,
	},
	'hoffman-johnson-2016': {
		authors: 'Hoffman, Johnson',
		title: 'ELBO surgery: yet another way to carve up the variational evidence lower bound',
		venue: 'NIPS Workshop on Advances in Approximate Bayesian Inference',
		year: 2016,
	},
	'he-2019': {
		authors: 'He, Spokoyny, Neubig, Berg-Kirkpatrick',
		title: 'Lagging Inference Networks and Posterior Collapse in Variational Autoencoders',
		venue: 'ICLR',
		year: 2019,
	},
	'lucas-2019': {
		authors: 'Lucas, Tucker, Grosse, Norouzi',
		title: 'Don’t Blame the ELBO! A Linear VAE Perspective on Posterior Collapse',
		venue: 'NeurIPS',
		year: 2019,
	},
	'rolinek-2019': {
		authors: 'Rolínek, Zietlow, Martius',
		title: 'Variational Autoencoders Pursue PCA Directions (by Accident)',
		venue: 'CVPR',
		year: 2019,
	},
	'li-2022': {
		authors: 'Li, Tang, Zheng, Hao, Li, Wang, Meng, Wang',
		title: 'HyAR: Addressing Discrete-Continuous Action Reinforcement Learning via Hybrid Action Representation',
		venue: 'ICLR',
		year: 2022,
	},
	'fujimoto-2018': {
		authors: 'Fujimoto, van Hoof, Meger',
		title: 'Addressing Function Approximation Error in Actor-Critic Methods',
		venue: 'ICML',
		year: 2018,
	},
	'makhzani-2015': {
		authors: 'Makhzani, Shlens, Jaitly, Goodfellow, Frey',
		title: 'Adversarial Autoencoders',
		venue: 'arXiv:1511.05644',
		year: 2015,
	},
	'kingma-ba-2015': {
		authors: 'Kingma, Ba',
		title: 'Adam: A Method for Stochastic Optimization',
		venue: 'ICLR',
		year: 2015,
	},
} as const satisfies Readonly<Record<string, Reference>>;

export type ReferenceId = keyof typeof REFERENCES;

/** Every work that a page can name under `reading`. */
export const BIBLIOGRAPHY: Readonly<Record<ReferenceId, Reference>> = REFERENCES;
