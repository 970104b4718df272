/** The size where no style says another, in px. */
const USUAL_SIZE = '11px';

/** Font of the numbers and labels that an element's picture draws, for a canvas: as large as `--text-tick` says there. */
export function tickFont(element: Element): string {
	const style = getComputedStyle(element);
	return `${style.getPropertyValue('--text-tick') || USUAL_SIZE} ${style.fontFamily}`;
}
