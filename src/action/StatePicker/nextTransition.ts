/** The golden section: multiples of it spread evenly and never fall into a short cycle. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Another transition, far from this one; repeated calls go through the data without a visible pattern. */
export function nextTransition(current: number, size: number): number {
	if (size < 2) return 0;
	const stride = Math.max(1, Math.round(GOLDEN * size));
	// A stride that shares no divisor with the size visits every transition.
	let step = stride;
	while (greatestCommonDivisor(step, size) !== 1) step++;
	return (current + step) % size;
}

function greatestCommonDivisor(a: number, b: number): number {
	return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
