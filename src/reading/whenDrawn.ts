/** Milliseconds after which a frame counts as drawn: in a hidden tab none is painted, and training goes on, slowly. */
const PATIENCE = 1_000;

/** Calls `tell` once, at the next animation frame, or after a while where there is none. */
export function whenDrawn(tell: () => void): void {
	let told = false;
	const drawn = () => {
		if (told) return;
		told = true;
		tell();
	};
	requestAnimationFrame(drawn);
	setTimeout(drawn, PATIENCE);
}
