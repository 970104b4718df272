/** Space between a word and its explanation, and the most that one is wide that is not shown yet, in px. */
const GAP = 6;
const WIDTH = 320;

/** Puts an explanation under what it explains, or over it where that is low on the screen; inside the window's sides. */
export function placeBeside(anchor: Element, explanation: HTMLElement): void {
	const { style, offsetWidth } = explanation;
	const { left, bottom, top } = anchor.getBoundingClientRect();
	style.position = 'fixed';
	style.inset = 'auto';
	style.left = `${Math.max(GAP, Math.min(left, innerWidth - (offsetWidth || WIDTH) - GAP))}px`;
	if (bottom + GAP < innerHeight * 0.6) style.top = `${bottom + GAP}px`;
	else style.bottom = `${innerHeight - top + GAP}px`;
}
