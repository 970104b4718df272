/** The loss terms of a training as a few points each. */

import type { LossHistory } from '../../lab/LossHistory';
import { LOSS_TERMS } from '../../model/settings';
import { roundTo } from '../../numerics/round';

/** The picture's size in units of its view box. */
export const SPARK = { width: 100, height: 32 } as const;

/** Points of a curve: more than this the picture cannot show. */
const MOST_POINTS = 60;

/** Terms below this are drawn at the floor: a logarithm has no zero. */
const FLOOR = 1e-4;

/** The weighted terms of run A over the steps, on a logarithmic axis that holds them all; one list of points a term. */
export function sparkCurves(history: LossHistory): string[] {
	const count = Math.min(history.length, MOST_POINTS);
	const entryAt = (point: number) => Math.round((point * (history.length - 1)) / Math.max(1, count - 1));
	const logs = LOSS_TERMS.map((term) =>
		Array.from({ length: count }, (_, point) => Math.log10(Math.max(FLOOR, history.weighted(entryAt(point), 0, term)))),
	);
	const all = logs.flat().filter(Number.isFinite);
	const low = Math.min(...all);
	const range = Math.max(...all) - low || 1;
	return logs.map((curve) =>
		curve
			.map((value, point) => {
				if (!Number.isFinite(value)) return '';
				const x = (SPARK.width * point) / Math.max(1, count - 1);
				const y = SPARK.height - 2 - ((SPARK.height - 4) * (value - low)) / range;
				return `${roundTo(x, 1)},${roundTo(y, 1)}`;
			})
			.filter(Boolean)
			.join(' '),
	);
}
