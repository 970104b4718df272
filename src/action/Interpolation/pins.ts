/** The two ends of the path: transitions whose μ it joins. */
import type { Dataset } from '../../dataset/Dataset';

/** Share of an action's transitions, at each end of its first parameter, among which a pin is looked for. */
const END_SHARE = 0.1;

export type Pins = readonly [number, number];

/**
 * Two transitions of one action that are far apart in the first parameter and close in the others, so that the way
 * between them shows one thing.
 * @param count looks among the first so many transitions
 * @param action the discrete action that is wanted; any, when these transitions have fewer than two of it
 * @returns null when there are fewer than two transitions
 */
export function farPins(
	{ action: actions, parameters, parameterDim }: Dataset,
	count: number,
	action: number,
): Pins | null {
	const all = Array.from({ length: count }, (_, row) => row);
	const wanted = all.filter((row) => actions[row] === action);
	const rows = wanted.length >= 2 ? wanted : all;
	if (rows.length < 2) return null;
	const first = (row: number) => (parameterDim > 0 ? parameters[row * parameterDim] : 0);
	rows.sort((a, b) => first(a) - first(b));
	const end = Math.max(1, Math.floor(END_SHARE * rows.length));
	const from = rows[Math.floor(end / 2)];
	const apart = (row: number) => {
		let squares = 0;
		for (let p = 1; p < parameterDim; p++)
			squares += (parameters[row * parameterDim + p] - parameters[from * parameterDim + p]) ** 2;
		return squares;
	};
	const candidates = rows.slice(-end).filter((row) => row !== from);
	if (candidates.length === 0) return [rows[0], rows[1]];
	return [from, candidates.reduce((best, row) => (apart(row) < apart(best) ? row : best))];
}
