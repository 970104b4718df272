/** The axes of the loss chart as a picture of their own: letters cost more than curves and change seldom. */
import { drawAxes, type LossGeometry, type LossLook } from './drawLossChart';

export class AxesLayer {
	private readonly canvas = document.createElement('canvas');
	/** What the picture was made from. */
	private key = '';

	/**
	 * Puts the axes onto a context, newly drawn only where something about them changed.
	 * @param scale device pixels of a CSS pixel
	 */
	draw(target: CanvasRenderingContext2D, geometry: LossGeometry, look: LossLook, scale: number): void {
		const { width, height, end, decades } = geometry;
		const { palette, font, stepsWord } = look;
		const ink = [palette['ink-soft'], palette.hairline];
		const key = [width, height, scale, end, ...decades, ...ink, font, stepsWord].join('|');
		if (key !== this.key) {
			this.key = key;
			this.canvas.width = Math.round(width * scale);
			this.canvas.height = Math.round(height * scale);
			const context = this.canvas.getContext('2d');
			if (!context) return;
			context.setTransform(scale, 0, 0, scale, 0, 0);
			drawAxes(context, geometry, look);
		}
		target.drawImage(this.canvas, 0, 0, width, height);
	}

	/** Draws anew next time: a font has come. */
	forget(): void {
		this.key = '';
	}
}
