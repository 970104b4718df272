/** How numbers are spread over a range. */
import { clamp } from '../numerics/clamp';

export interface HistogramOptions {
	readonly low: number;
	readonly high: number;
	readonly bins: number;
	/** Entries a row has: with `column`, one column of a table is counted. */
	readonly columns?: number;
	readonly column?: number;
	/** Counts only the rows for which it holds. */
	readonly rows?: (row: number) => boolean;
}

/**
 * The share of the numbers in each of `bins` equal bins over [low, high]; they sum to 1, or to 0 when there
 * are none. Numbers outside count in the bin at their end, NaN nowhere.
 */
export function histogram(values: ArrayLike<number>, options: HistogramOptions): Float64Array {
	const { low, high, bins, columns = 1, column = 0, rows } = options;
	const shares = new Float64Array(bins);
	let counted = 0;
	for (let row = 0; row * columns + column < values.length; row++) {
		const value = values[row * columns + column];
		if (Number.isNaN(value) || (rows && !rows(row))) continue;
		const bin = Math.floor(((value - low) / (high - low)) * bins);
		shares[clamp(bin, 0, bins - 1)]++;
		counted++;
	}
	if (counted > 0) for (let bin = 0; bin < bins; bin++) shares[bin] /= counted;
	return shares;
}
