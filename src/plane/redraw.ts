/** How what stands on a canvas is drawn once more, onto another context: a figure that is taken along as vectors. */

/** Draws in CSS pixels onto a blank context of the canvas's own size, in the present theme. */
export type Redraw = (context: CanvasRenderingContext2D) => void;

const drawings = new WeakMap<HTMLCanvasElement, Redraw>();

/** Says how a canvas is drawn; the last word counts. */
export function drawnBy(canvas: HTMLCanvasElement, redraw: Redraw): void {
	drawings.set(canvas, redraw);
}

/** How a canvas is drawn; undefined where nobody said. */
export function redrawOf(canvas: HTMLCanvasElement): Redraw | undefined {
	return drawings.get(canvas);
}
