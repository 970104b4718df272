/**
 * Colour and shape of every point, worked out once for all frames: an index into a small table of
 * colours, so that drawing a point is two look-ups.
 */
import type { Dataset } from '../dataset/Dataset';
import type { ActionGroups } from '../environments/Environment';
import { clamp } from '../numerics/clamp';
import { parseHex } from '../theme/hexColor';
import { actionColor, readPalette, sequentialColor } from '../theme/palette';
import type { Theme } from '../theme/theme';
import type { ColorScale } from './colorScale';
import { SHAPE_COUNT } from './glyphs';
import { packColor } from './stamp';

/** Steps of the colour scale: more than can be distinguished on 5 px. */
export const COLOR_STEPS = 64;

/** Entry for points without a value of the chosen field. */
const NO_VALUE = COLOR_STEPS;

/** Entry for points outside a selection. */
export const UNSELECTED = COLOR_STEPS + 1;

export interface PointStyle {
	/** A transition: index into {@link colors}. */
	readonly color: Uint8Array;
	/** A transition: which shape. */
	readonly shape: Uint8Array;
	/** Packed colours. */
	readonly colors: Uint32Array;
}

/** Number of the colour and shape that stand for a discrete action: its own, or its group's. */
export function actionMark(action: number, groups?: ActionGroups): number {
	return groups ? groups.of(action) : action;
}

/** @param count transitions from the first on */
export function pointStyle(
	dataset: Dataset,
	count: number,
	scale: ColorScale,
	theme: Theme,
	selection: ReadonlySet<number> | null,
	groups?: ActionGroups,
): PointStyle {
	const color = new Uint8Array(count);
	const shape = new Uint8Array(count);
	for (let i = 0; i < count; i++) {
		const mark = actionMark(dataset.action[i], groups);
		shape[i] = mark % SHAPE_COUNT;
		if (selection && !selection.has(i)) color[i] = UNSELECTED;
		else color[i] = scale.kind === 'action' ? mark % COLOR_STEPS : colorStep(scale, scale.values[i]);
	}
	return { color, shape, colors: packedColors(scale, theme) };
}

/** Style of points whose data are not there: all alike. */
export function plainStyle(count: number, theme: Theme): PointStyle {
	const colors = new Uint32Array(COLOR_STEPS + 2).fill(packCss(readPalette(theme).mu));
	return { color: new Uint8Array(count), shape: new Uint8Array(count), colors };
}

/** Step of the colour scale for a value: 0 … COLOR_STEPS − 1, or the entry for no value. */
export function colorStep(scale: { readonly low: number; readonly high: number }, value: number): number {
	if (Number.isNaN(value)) return NO_VALUE;
	const share = scale.high > scale.low ? (value - scale.low) / (scale.high - scale.low) : 0.5;
	return clamp(Math.floor(share * COLOR_STEPS), 0, COLOR_STEPS - 1);
}

function packedColors(scale: ColorScale, theme: Theme): Uint32Array {
	const colors = new Uint32Array(COLOR_STEPS + 2);
	for (let step = 0; step < COLOR_STEPS; step++) {
		colors[step] = packCss(
			scale.kind === 'action' ? actionColor(theme, step) : sequentialColor(theme, step / (COLOR_STEPS - 1)),
		);
	}
	const palette = readPalette(theme);
	colors[NO_VALUE] = packCss(palette['ink-soft']);
	colors[UNSELECTED] = packCss(palette['line-strong']);
	return colors;
}

/** A colour of the palette in the form that the stamps take. */
export function packCss(color: string): number {
	return packColor(...parseHex(color));
}
