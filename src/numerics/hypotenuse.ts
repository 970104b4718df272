/** The length of (x, y): for coordinates of ordinary size, whose squares neither overflow nor vanish. */
export function hypot(x: number, y: number): number {
	return Math.sqrt(x * x + y * y);
}
