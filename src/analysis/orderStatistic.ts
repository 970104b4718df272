/**
 * The k-th smallest of some numbers without sorting them all: Hoare's quickselect with the median of
 * three as pivot. The latent box and the medians ask for one or two ranks of thousands of values
 * at every frame, where a full sort costs ten times as much.
 */

/**
 * The value that would stand at `rank` after an ascending sort of the first `length` values.
 * Reorders `values`. NaN compares with nothing: with NaN among the values the result is one of them,
 * but not a rank.
 * @param rank 0 … length − 1
 */
export function orderStatistic(values: Float64Array, length: number, rank: number): number {
	let left = 0;
	let right = length - 1;
	while (left < right) {
		const pivot = medianOfThree(values[left], values[(left + right) >>> 1], values[right]);
		let i = left;
		let j = right;
		while (i <= j) {
			while (values[i] < pivot) i++;
			while (values[j] > pivot) j--;
			if (i <= j) {
				const swapped = values[i];
				values[i++] = values[j];
				values[j--] = swapped;
			}
		}
		if (rank <= j) right = j;
		else if (rank >= i) left = i;
		else break;
	}
	return values[rank];
}

function medianOfThree(a: number, b: number, c: number): number {
	return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

let scratch = new Float64Array(0);

/**
 * Copies one column of a row-major table into a buffer that is kept between calls.
 * @param table rows × width
 */
export function columnOf(table: ArrayLike<number>, rows: number, width: number, column: number): Float64Array {
	if (scratch.length < rows) scratch = new Float64Array(rows);
	for (let row = 0, at = column; row < rows; row++, at += width) scratch[row] = table[at];
	return scratch;
}

/** The median of one column of a row-major table, the lower of the two middle values for an even count; NaN of nothing. */
export function columnMedian(table: ArrayLike<number>, rows: number, width: number, column: number): number {
	if (rows === 0) return Number.NaN;
	return orderStatistic(columnOf(table, rows, width, column), rows, (rows - 1) >>> 1);
}
