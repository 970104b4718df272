/** Draws the content of a canvas again onto another context, for figures exported as vectors. */

/** Draws in CSS pixels onto a blank context of the canvas's own size, in the present theme. */
export type Redraw = (context: CanvasRenderingContext2D) => void;

const drawings = new WeakMap<HTMLCanvasElement, Redraw>();

/** Registers how a canvas is drawn; the last call counts. */
export function drawnBy(canvas: HTMLCanvasElement, redraw: Redraw): void {
	drawings.set(canvas, redraw);
}

/** How a canvas is drawn; undefined if not registered. */
export function redrawOf(canvas: HTMLCanvasElement): Redraw | undefined {
	return drawings.get(canvas);
}
