/** The size where no style says another, in rem. */
const USUAL_SIZE = 0.8125;

/**
 * Font of the numbers and labels that an element's picture draws, for a canvas: as large as `--text-tick` says there,
 * in px, since a canvas need not know rem.
 */
export function tickFont(element: Element): string {
	const style = getComputedStyle(element);
	const rem = Number.parseFloat(style.getPropertyValue('--text-tick')) || USUAL_SIZE;
	const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
	return `${rem * root}px ${style.fontFamily}`;
}
