import type { Texts } from '../../i18n/InstrumentTexts';

const texts = {
	name: 'Latent box (LSC)',
	line: 'The policy outputs a point in a square; the square is mapped onto the box of sampled z. Drag in either.',
	why: `Latent space constraint (get_c_rate in the official code): sample z = μ + σ·ε for 5,000 transitions; sort them in each dimension and drop 2 % at each end. What remains, the central 96 %, is the box. Here it is the box of 1,000 transitions, the same ones however many points are drawn.
z = a · half-width + centre maps the policy’s output a in [−1, 1] onto it, in each dimension; a = (z − centre) ÷ half-width is the inverse.
The box is not the prior: it follows the data’s codes z. And not everything in it is valid: it is a rectangle around a curved cloud. Hatched: holes, by the ruler of the instrument of that name. No training constrains what the decoder outputs there.
With 96 % inside in each dimension, fewer than 96 % are inside in all dimensions at once.`,
	percent: 'fraction kept in each dimension',
	square: 'policy square, a',
	plane: 'latent plane, z, axis ±{{half}}',
	squareHandle: 'Output of the policy. Arrow keys move it, Home takes the middle',
	planeHandle: 'Code z of the probe. Arrow keys move it',
	flat: 'One latent dimension: the box is an interval, drawn across.',
	bounds: 'bounds of {{dim}}',
	prior: 'N(0, I) inside',
	data: 'z inside, all dimensions',
	empty: 'fraction of the box in holes',
	curve: 'bounds over the steps, run {{run}}',
	curveText: 'Bounds of the box over the steps; now {{bounds}}.',
};

export default texts;

declare module '../../i18n/InstrumentTexts' {
	interface InstrumentTexts {
		readonly boxUse: Texts<typeof texts>;
	}
}
