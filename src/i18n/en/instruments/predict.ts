export const predict = {
	name: 'Predict, then reveal',
	line: 'Say what the KL weight will do before you see it; then train and compare.',
	why: `To predict first is to find out what one believes. Three numbers tell the cases apart: σ, how wide one posterior is; the root mean square of μ, how far the codes spread (1: as the prior); and the squared error of the parameters.
The KL in closed form, ½(σ² + μ² − 1 − log σ²) per dim, is least at μ = 0, σ = 1, where the code says nothing about the action. Reconstruction pulls the other way: narrow and far apart. The weight w decides between them.
Posterior collapse is what too much KL does, not too little: all μ at 0, all σ at 1, and a decoder that has stopped listening to z.`,
	case: 'If the KL weight is',
	none: '0 (no KL)',
	some: '0.1',
	strong: '5 (too much)',
	sigma: 'median σ after 600 steps',
	spread: 'spread of the codes, rms of μ',
	error: 'error of x̂',
	guessed: 'you say {{guess}}',
	compared: 'you said {{guess}}, it is {{measured}} (× {{factor}})',
	run: 'Reset and train {{steps}} steps, w = {{weight}} in A',
	running: 'training, step {{step}} of {{steps}}',
	again: 'another guess',
	failed: 'The training stopped before the end; the notice says why. Try again.',
	note: 'Move the three marks to where you expect run A to be, then train. Diamonds show what came of it.',
	why_none:
		'Without KL nothing holds σ up: it falls towards the floor of the clamp, e⁻⁴ = 0.018, because noise in z only costs. Nothing holds the codes together either. x̂ is good, yet N(0, I) no longer says where the codes are.',
	why_some:
		'A little KL keeps σ well above the floor where a dim can afford it, and the codes near the prior, so that a sample of N(0, I) decodes to something sensible. The price is a larger error of x̂.',
	why_strong:
		'Too much KL: every μ near 0, every σ near 1. The code says nothing, x̂ is the mean of the data for each state. This is posterior collapse; it comes from the KL, not from its absence.',
};
