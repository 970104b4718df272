/**
 * The size of a canvas's place: in CSS pixels, and how many device pixels each has. That ratio changes without the size
 * when a window goes to another screen, and when a browser zooms what has a size of its own.
 */

/** Above this many device pixels a CSS pixel, finer marks are not seen and cost time. */
const LARGEST_RATIO = 2;

/** Device pixels that a CSS pixel is drawn with. */
export function pixelRatio(): number {
	return Math.min(LARGEST_RATIO, window.devicePixelRatio || 1);
}

/**
 * Gives a canvas the pixels of its size in CSS pixels, in which its context then draws. Another size also empties it.
 * @returns the context; null where there is none
 */
export function fitCanvas(
	canvas: HTMLCanvasElement,
	width: number,
	height: number,
	ratio = pixelRatio(),
): CanvasRenderingContext2D | null {
	const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
	if (canvas.width !== columns) canvas.width = columns;
	if (canvas.height !== rows) canvas.height = rows;
	const context = canvas.getContext('2d');
	context?.setTransform(ratio, 0, 0, ratio, 0, 0);
	return context;
}

/**
 * Calls `take` with the size of an element's content, at once and after every change of it or of the device's pixels.
 * @returns what ends it
 */
export function observeCanvasSize(element: Element, take: (width: number, height: number) => void): () => void {
	let size = { width: 0, height: 0 };
	const observer = new ResizeObserver(([{ contentRect }]) => {
		size = { width: contentRect.width, height: contentRect.height };
		take(size.width, size.height);
	});
	observer.observe(element);
	const unwatch = watchPixelRatio(() => take(size.width, size.height));
	return () => {
		observer.disconnect();
		unwatch();
	};
}

/** Calls `changed` whenever a CSS pixel gets another number of device pixels, until the returned function is called. */
function watchPixelRatio(changed: () => void): () => void {
	let query: MediaQueryList | undefined;
	const listen = () => {
		// A query can only ask whether the ratio is still the present one.
		query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
		query.addEventListener('change', onChange, { once: true });
	};
	const onChange = () => {
		listen();
		changed();
	};
	listen();
	return () => query?.removeEventListener('change', onChange);
}
