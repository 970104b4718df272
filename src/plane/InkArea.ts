/** A rectangle of pixels; empty when right ≤ left or bottom ≤ top. */
export interface PixelArea {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

const noArea = (): PixelArea => ({ left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity });

/** Which part of a picture has ink, and which part of the canvas is out of date with it. */
export class InkArea {
	/** The area inked since the last clear. */
	ink = noArea();
	/** The area that the canvas still shows. */
	private shown = noArea();

	/** Nothing is inked, nothing is shown. */
	reset(): void {
		this.ink = noArea();
		this.shown = noArea();
	}

	/** Nothing is inked any more; the canvas still shows what it shows. */
	clear(): void {
		this.ink = noArea();
	}

	/** Ink comes to a rectangle. */
	cover(left: number, top: number, right: number, bottom: number): void {
		const { ink } = this;
		if (left < ink.left) ink.left = left;
		if (right > ink.right) ink.right = right;
		if (top < ink.top) ink.top = top;
		if (bottom > ink.bottom) ink.bottom = bottom;
	}

	/**
	 * What the canvas has to be given again, within an image of this size: it then shows what is inked.
	 * @returns null where nothing is
	 */
	takeOutdated(width: number, height: number): PixelArea | null {
		const { ink, shown } = this;
		const area = {
			left: Math.max(0, Math.min(ink.left, shown.left)),
			right: Math.min(width, Math.max(ink.right, shown.right)),
			top: Math.max(0, Math.min(ink.top, shown.top)),
			bottom: Math.min(height, Math.max(ink.bottom, shown.bottom)),
		};
		this.shown = { ...ink };
		return area.right > area.left && area.bottom > area.top ? area : null;
	}
}
