/**
 * The KL weight on a slider: position 0 is w = 0, the others are spaced logarithmically from 0.001 to 10 and
 * rounded to two significant digits, which is as fine as a change can be seen.
 */
import { clamp } from '../numerics/clamp';
import { roundSignificant } from '../numerics/round';

/** The last position. */
export const LAST_POSITION = 200;

const SMALLEST = 0.001;
const LARGEST = 10;
const DECADES = Math.log10(LARGEST / SMALLEST);
const SIGNIFICANT_DIGITS = 2;

/** The weight at a position, 0 … {@link LAST_POSITION}. */
export function weightAt(position: number): number {
	if (position <= 0) return 0;
	const exact = SMALLEST * 10 ** ((DECADES * (position - 1)) / (LAST_POSITION - 1));
	return roundSignificant(exact, SIGNIFICANT_DIGITS);
}

/** The position nearest to a weight, which may lie between positions or outside them. */
export function positionOf(weight: number): number {
	if (weight < SMALLEST / 2) return 0;
	const exact = 1 + ((LAST_POSITION - 1) * Math.log10(weight / SMALLEST)) / DECADES;
	const nearest = clamp(Math.round(exact), 1, LAST_POSITION);
	// Where rounding moved a weight of the slider nearer to the next position, its own is beside.
	const own = [nearest, nearest - 1, nearest + 1].find((position) => weightAt(position) === weight);
	return own ?? nearest;
}

/**
 * The next weight up (+1) or down (−1). Neighbouring positions can round to the same weight; this one differs.
 */
export function neighbourWeight(weight: number, direction: 1 | -1): number {
	let position = positionOf(weight);
	let neighbour = weightAt(position);
	while (direction * (neighbour - weight) <= 0) {
		position += direction;
		if (position < 0 || position > LAST_POSITION) return weight;
		neighbour = weightAt(position);
	}
	return neighbour;
}
