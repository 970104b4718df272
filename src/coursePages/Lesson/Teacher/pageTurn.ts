/** What the keys of the presenter view mean. Clickers send PageUp and PageDown. */

/** Pages forward (1) or back (−1), out of the view, or nothing. */
export type PageTurn = 1 | -1 | 'leave' | null;

/** What a person types into, or moves with the arrow keys. */
const OWN_ARROWS = 'input, select, textarea, [contenteditable], [role="slider"], [role="application"], canvas, svg';

/** What Escape closes first. */
const IN_FRONT = 'dialog[open], [popover]:popover-open, [role="dialog"]';

export function pageTurn(event: KeyboardEvent): PageTurn {
	if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || inFront()) return null;
	const owned = event.target instanceof Element && event.target.closest(OWN_ARROWS) !== null;
	switch (event.key) {
		case 'PageDown':
			return 1;
		case 'PageUp':
			return -1;
		case 'ArrowRight':
			return owned ? null : 1;
		case 'ArrowLeft':
			return owned ? null : -1;
		case 'Escape':
			return 'leave';
		default:
			return null;
	}
}

function inFront(): boolean {
	return document.querySelector(IN_FRONT) !== null;
}
