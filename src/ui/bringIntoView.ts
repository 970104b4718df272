/**
 * Keeps what has been unfolded in view, also while it grows because its parts come one by one.
 * @returns ends it
 */
export function bringIntoView(element: HTMLElement): () => void {
	const show = () => element.scrollIntoView({ block: 'nearest' });
	const observer = new ResizeObserver(show);
	observer.observe(element);
	return () => observer.disconnect();
}
