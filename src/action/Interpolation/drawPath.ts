import { clamp } from '../../numerics/clamp';
import { roundTo } from '../../numerics/round';
import { sequentialColor } from '../../theme/palette';
import type { Theme } from '../../theme/theme';
import { childrenOf } from '../../ui/svgNodes';
import { PATH_CELLS, type PathReading } from './readPath';

/** Size of both pictures in their own units: a cell is one wide, and they are stretched to the panel. */
export const STRIP = { width: PATH_CELLS, height: 34 };
export const DENSITY = { width: PATH_CELLS, height: 36 };

/** Powers of ten that the density's axis spans, as multiples of the peak of N(0, I). */
const DENSITY_RANGE = { low: -6, high: 2 };

/** Height of the smallest bar, so that a value is always visible. */
const LEAST_BAR = 2;
/** Part of a cell that its bar fills. */
const BAR_SHARE = 0.86;

/** A bar per place: height and colour show the parameter; a pale stub where the action has no such parameter. */
export function drawStrip(group: SVGGElement, reading: PathReading | null, parameter: number, theme: Theme): void {
	const bars = childrenOf(group, 'rect', reading ? PATH_CELLS : 0);
	if (!reading) return;
	const { parameterDim } = reading.frame.shape;
	for (const [cell, bar] of bars.entries()) {
		const padded = parameter >= reading.environment.actions[reading.action[cell]].parameters.length;
		const share = (reading.parameters[cell * parameterDim + parameter] + 1) / 2;
		const height = Math.max(padded ? 0 : share * STRIP.height, LEAST_BAR);
		bar.setAttribute('x', String(cell + (1 - BAR_SHARE) / 2));
		bar.setAttribute('width', String(BAR_SHARE));
		bar.setAttribute('y', String(roundTo(STRIP.height - height, 2)));
		bar.setAttribute('height', String(roundTo(height, 2)));
		bar.style.fill = padded ? '' : sequentialColor(theme, share);
	}
}

/** Where a power of ten stands on the density's axis, from the top; outside the range at its end. */
export function densityHeight(power: number): number {
	const { low, high } = DENSITY_RANGE;
	const share = (clamp(power, low, high) - low) / (high - low);
	return (1 - share) * (DENSITY.height - 2) + 1;
}

/** One line per run. */
export function drawDensity(lines: readonly SVGPolylineElement[], reading: PathReading | null): void {
	for (const [run, line] of lines.entries()) {
		const values = reading?.density[run];
		line.setAttribute(
			'points',
			values ? Array.from(values, (power, cell) => `${cell + 0.5},${roundTo(densityHeight(power), 2)}`).join(' ') : '',
		);
	}
}
