export const lsc = {
	name: 'Latent box (LSC)',
	line: 'A policy answers in a square; the square is mapped onto the box of sampled z. Drag in either.',
	why: `Latent space constraint (get_c_rate in the published code): draw z = μ + σ·ε for 5,000 transitions; per dim sort them and drop 2 % at each end. What stays, the central 96 %, is the box. Here z of the points drawn are taken.
z = a · half-width + centre maps a policy’s a in [−1, 1] onto it, dim by dim; a = (z − centre) ÷ half-width leads back.
The box is not the prior: it follows the codes. And not everything in it is valid: it is a rectangle round a curved cloud. Hatched: q(z) is below the density that 99 % of the run’s own z exceed. A policy that answers there is decoded to chance.
96 % in each dim is less than 96 % in all dims at once.`,
	percent: 'share kept in each dim',
	square: 'policy square, a',
	plane: 'latent plane, z, ruler ±{{half}}',
	squareHandle: 'Answer of the policy. Arrow keys move it, Home takes the middle',
	planeHandle: 'Code z of the probe. Arrow keys move it',
	flat: 'One latent dim: the box is an interval, drawn across.',
	bounds: 'bounds of {{dim}}',
	prior: 'N(0, I) inside',
	data: 'z inside, all dims',
	empty: 'of the box empty',
	curve: 'bounds over the steps, run {{run}}',
	curveText: 'Bounds of the box over the steps; now {{bounds}}.',
};
