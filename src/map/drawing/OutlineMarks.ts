/** Marks as outlines on a context, in place of ready-made pixels: for a figure that stays sharp in any size. */

import { type MarkName, type Outline, outlineOf } from '../../plane/glyphs';
import { hexOf } from '../../theme/hexColor';
import type { MarkSink } from './drawPoints';

interface OutlinedMark {
	readonly mark: MarkName;
	/** CSS pixels */
	readonly radius: number;
}

interface PreparedMark extends OutlinedMark {
	readonly outline: Outline | null;
	/** 0 … 1 */
	readonly alpha: number;
}

export class OutlineMarks implements MarkSink<OutlinedMark, PreparedMark> {
	/** @param context in CSS pixels */
	constructor(private readonly context: CanvasRenderingContext2D) {}

	prepare({ mark, radius }: OutlinedMark, opacity: number): PreparedMark {
		return { mark, radius, outline: outlineOf(mark), alpha: opacity / 256 };
	}

	put({ outline, radius, alpha }: PreparedMark, x: number, y: number, color: number): void {
		const { context } = this;
		context.globalAlpha = alpha;
		context.fillStyle = hexOf([color & 255, (color >> 8) & 255, (color >> 16) & 255]);
		context.beginPath();
		if (outline === null) context.arc(x, y, radius, 0, 2 * Math.PI);
		else {
			for (const [across, down] of outline) context.lineTo(x + radius * across, y + radius * down);
			context.closePath();
		}
		context.fill();
	}
}
