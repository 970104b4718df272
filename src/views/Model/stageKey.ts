/** What is walked or moved with the arrow keys itself: units of a strip, the noise, a choice, the rows of a batch. */
const OWN_ARROWS = 'input, select, textarea, svg[tabindex], [role="slider"]';

/** What the space bar presses. */
const OWN_SPACE = 'button, input, select, textarea, summary, a[href]';

/**
 * What a key means for the parts of the model: on (1), back (−1), or nothing (null). Clickers send PageDown and PageUp,
 * some of them arrows or the space bar.
 */
export function stageKey({ key, target, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): 1 | -1 | null {
	if (altKey || ctrlKey || metaKey) return null;
	const within = (selector: string) => target instanceof Element && target.closest(selector) !== null;
	if (key === ' ') return within(OWN_SPACE) ? null : shiftKey ? -1 : 1;
	if (shiftKey) return null;
	if (key === 'PageDown') return 1;
	if (key === 'PageUp') return -1;
	if (within(OWN_ARROWS)) return null;
	if (key === 'ArrowRight' || key === 'ArrowDown') return 1;
	return key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : null;
}
