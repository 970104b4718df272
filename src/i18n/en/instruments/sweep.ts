export const sweep = {
	name: 'Sweep of KL weights',
	line: 'Five KL weights train at once on the same batches and noise; any two become A and B.',
	why: `Each run is a dot: across, the rate, the KL summed over the latent dims in nats, which is what the code says about the data; upwards, the distortion, the squared error of x̂. The weight w decides where on the curve a run settles: no run gets a small rate and a small distortion at once.
The dashed curve is the theory of the linear-Gaussian case. There a parameter of variance V that is kept has distortion D = w·P ÷ (2·λ·Z), with λ the weight of x, and costs ½·ln(V ÷ D) nats. From w* = 2·λ·Z·V ÷ P on nothing is kept: the code collapses. V is measured on the data, within each discrete action.
Real runs lie near the curve, not on it: parameters are uniform, not Gaussian, and the state change depends on them too, which moves the collapse to larger weights.`,
	start: 'Train five weights',
	goOn: 'Go on',
	pause: 'Pause the sweep',
	step: 'step {{step}}',
	weightOf: 'KL weight of run {{run}} of the sweep',
	as: 'w = {{weight}} becomes run {{run}}',
	takeOver: 'show w = {{a}} as A, {{b}} as B',
	taken: 'They are A and B now, at the same step, with their optimisers.',
	failed: 'The sweep stopped: {{reason}}. Start it again, or choose another engine under Advanced.',
	mapOf: 'w = {{weight}}: KL {{kl}} nats, error of x̂ {{error}}',
	mapEmpty: 'w = {{weight}}: not trained yet',
	rate: 'rate: KL, nats',
	distortion: 'error of x̂',
	theory: 'linear-Gaussian theory',
	plane: 'Rate and distortion of each run; collapse is predicted from w* = {{collapse}} on',
	planeEmpty: 'Rate and distortion appear here.',
	caption: 'dashed: linear-Gaussian theory, collapse from w* = {{collapse}} on',
};
