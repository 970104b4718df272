import { exp } from '../numerics/exponential';
import { hypot } from '../numerics/norm';

/** The rings of the prior lie at 1, 2 and 3 σ; hardly any sample of the prior lies beyond the last. */
const OUTER_RING = 3;

/**
 * Share of codes that lie outside the outer ring, in the dims shown.
 * @param codes n × Z
 * @param dims the dims across and up; the same one twice where Z is 1
 * @returns 0 … 1; NaN without a code that is a number
 */
export function shareOutsideRings(codes: Float32Array, latentDim: number, dims: readonly [number, number]): number {
	const [across, up] = dims;
	let counted = 0;
	let outside = 0;
	for (let row = 0; row + latentDim <= codes.length; row += latentDim) {
		const x = codes[row + across];
		const y = across === up ? 0 : codes[row + up];
		const distance = hypot(x, y);
		if (Number.isNaN(distance)) continue;
		counted++;
		if (distance > OUTER_RING) outside++;
	}
	return outside / counted;
}

/** The same share of draws from the prior. */
export function priorOutsideRings(latentDim: number): number {
	// In two dims the distance is Rayleigh distributed; in one it is the two tails of the normal distribution.
	return latentDim === 1 ? 0.0027 : exp(-(OUTER_RING ** 2) / 2);
}
