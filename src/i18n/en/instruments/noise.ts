export const noise = {
	name: 'ε by hand',
	line: 'Take the noise in your hand: z = μ + σ·ε slides in its ellipse, and the decoded action follows.',
	why: `Reparameterisation: instead of drawing z from N(μ, σ²), draw ε from N(0, I) and put z = μ + σ·ε. The noise then comes from outside, and z has a derivative by μ (1) and by σ (ε): that is how the decoder’s error reaches the encoder.
|ε| < 1 lies inside the 1σ ellipse; in two dims that are 39 % of all draws, not 68 %.
The points on the maps are μ. In training the decoder never sees μ, only z: the larger σ, the more different z must decode to the same action. That is how the KL, which keeps σ up, smooths the latent space.
Without KL σ is at the floor 0.018: drag ε wherever you like, z hardly moves.
Both runs get the same ε.`,
	pad: 'ε, drag it; arrow keys move it, Home puts it to 0',
	padNote: 'ε, rings at 1, 2, 3',
	padValue: 'ε {{epsilon}}, z {{z}}',
	next: 'Draw the next ε',
	zero: 'ε = 0',
	frozen: 'freeze ε while it trains',
	ellipse: 'z in its 1σ and 2σ ellipse, run {{run}}',
	ellipseText: 'Run {{run}}: μ {{mean}}, σ {{std}}, z {{z}}.',
	others: 'The other dims keep their ε.',
	table: 'z = μ + σ·ε in both runs',
	decoded: 'decodes to',
};
