/** The axes of the loss chart as a picture of their own: letters cost more than curves and change seldom. */
import { fitCanvas } from '../../plane/canvasSize';
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
			const context = fitCanvas(this.canvas, width, height, scale);
			if (!context) return;
			context.clearRect(0, 0, width, height);
			drawAxes(context, geometry, look);
		}
		target.drawImage(this.canvas, 0, 0, width, height);
	}

	/** Draws anew next time: a font has come. */
	forget(): void {
		this.key = '';
	}
}
