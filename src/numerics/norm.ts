/** The length of (x, y): for coordinates of ordinary size, whose squares neither overflow nor vanish. */
export function hypot(x: number, y: number): number {
	return Math.sqrt(x * x + y * y);
}

/** The Euclidean norm of any number of values. */
export function norm(values: ArrayLike<number>): number {
	let squares = 0;
	for (let i = 0; i < values.length; i++) squares += values[i] * values[i];
	return Math.sqrt(squares);
}
