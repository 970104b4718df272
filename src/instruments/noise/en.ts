import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'Reparameterisation, hands on',
	line: 'Choose the noise yourself: z = μ + σ·ε moves within its ellipse, and the decoded action follows.',
	why: `Reparameterisation: instead of sampling z from N(μ, σ²), sample ε from N(0, I) and set z = μ + σ·ε. The noise is then an input, and z has a derivative with respect to μ (1) and σ (ε): this is how the decoder’s error reaches the encoder.
|ε| < 1 lies inside the 1σ ellipse; in two dimensions it holds 39 % of all samples, not 68 %.
The points on the maps are μ. In training the decoder never sees μ, only z: the larger σ, the more different z must decode to the same action. That is how the KL, which keeps σ up, smooths the latent space.
Without KL σ is at the floor 0.018: wherever you drag ε, z hardly moves.
Both runs get the same ε.`,
	pad: 'ε, drag it; arrow keys move it, Home sets it to 0',
	padNote: 'ε, rings at 1, 2, 3',
	padValue: 'ε {{epsilon}}, z {{z}}',
	next: 'Sample the next ε',
	zero: 'ε = 0',
	frozen: 'freeze ε during training',
	ellipse: 'z in its 1σ and 2σ ellipse, run {{run}}',
	ellipseText: 'Run {{run}}: μ {{mean}}, σ {{std}}, z {{z}}.',
	others: 'The other dimensions keep their ε.',
	table: 'z = μ + σ·ε in both runs',
	decoded: 'decodes to',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly noise: Texts<typeof texts>;
	}
}
