/** The cells of the nearest action, the rows of the table, and the answer that is dragged. */

import type { Ground } from '../../plane/Picture';
import { actionColor } from '../../theme/palette';

export interface TableScene {
	/** cells × cells: the nearest action. */
	readonly nearest: Uint16Array;
	readonly cells: number;
	/** K × d₁ */
	readonly rows: Float32Array;
	readonly dims: readonly [number, number];
	readonly query: readonly number[];
	/** Number of the colour that stands for an action, or for its group. */
	readonly mark: (action: number) => number;
	/** A word or number for each row; none where there are too many. */
	readonly labels: readonly string[] | null;
}

export function drawTable({ context, width, height, palette, theme, font }: Ground, scene: TableScene): void {
	const { nearest, cells, rows, dims, query, mark, labels } = scene;
	const [across, up] = dims;
	const x = (value: number) => ((value + 1) / 2) * width;
	const y = (value: number) => ((1 - value) / 2) * height;
	context.globalAlpha = 0.24;
	for (let row = 0, cell = 0; row < cells; row++) {
		for (let column = 0; column < cells; cell++, column++) {
			context.fillStyle = actionColor(theme, mark(nearest[cell]));
			const left = Math.round((column * width) / cells);
			const top = Math.round((row * height) / cells);
			const right = Math.round(((column + 1) * width) / cells);
			context.fillRect(left, top, right - left, Math.round(((row + 1) * height) / cells) - top);
		}
	}
	context.globalAlpha = 1;
	drawBorders(context, palette.ink, nearest, cells, width, height);
	const embeddingDim = query.length;
	const flat = across === up;
	context.font = font;
	context.textBaseline = 'middle';
	for (let action = 0; action < rows.length / embeddingDim; action++) {
		const px = x(rows[action * embeddingDim + across]);
		const py = flat ? height / 2 : y(rows[action * embeddingDim + up]);
		context.fillStyle = actionColor(theme, mark(action));
		context.strokeStyle = palette.paper;
		context.lineWidth = 2;
		const size = labels ? 5 : 2.5;
		context.beginPath();
		context.rect(px - size, py - size, 2 * size, 2 * size);
		context.stroke();
		context.fill();
		if (!labels) continue;
		const text = labels[action];
		const onLeft = px > width * 0.7;
		context.textAlign = onLeft ? 'right' : 'left';
		context.lineWidth = 3;
		context.strokeText(text, px + (onLeft ? -9 : 9), py);
		context.fillStyle = palette.ink;
		context.fillText(text, px + (onLeft ? -9 : 9), py);
	}
	const qx = x(query[across]);
	const qy = flat ? height / 2 : y(query[up]);
	context.beginPath();
	context.arc(qx, qy, 8, 0, 2 * Math.PI);
	context.lineWidth = 5;
	context.strokeStyle = palette.paper;
	context.stroke();
	context.lineWidth = 2.5;
	context.strokeStyle = palette.ink;
	context.stroke();
	context.fillStyle = palette.ink;
	context.textAlign = 'center';
	context.fillText('e', qx, qy);
}

/** Lines between cells of different actions, so that the borders need no colour. */
function drawBorders(
	context: CanvasRenderingContext2D,
	color: string,
	nearest: Uint16Array,
	cells: number,
	width: number,
	height: number,
): void {
	context.strokeStyle = color;
	context.globalAlpha = 0.45;
	context.lineWidth = 1;
	context.beginPath();
	for (let row = 0; row < cells; row++) {
		for (let column = 0; column < cells; column++) {
			const action = nearest[row * cells + column];
			const [left, top] = [(column * width) / cells, (row * height) / cells];
			if (column > 0 && nearest[row * cells + column - 1] !== action) {
				context.moveTo(left, top);
				context.lineTo(left, top + height / cells);
			}
			if (row > 0 && nearest[(row - 1) * cells + column] !== action) {
				context.moveTo(left, top);
				context.lineTo(left + width / cells, top);
			}
		}
	}
	context.stroke();
	context.globalAlpha = 1;
}
