/** The Euclidean norm. */
export function norm(values: ArrayLike<number>): number {
	let squares = 0;
	for (let i = 0; i < values.length; i++) squares += values[i] * values[i];
	return Math.sqrt(squares);
}
