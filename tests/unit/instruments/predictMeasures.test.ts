import { expect, test } from 'vitest';
import { MEASURE_IDS, MEASURES, positionOf, valueAt } from '../../../src/instruments/predict/measures';

test.each(MEASURE_IDS)('%s has a logarithmic ruler with its ticks on it', (measure) => {
	const { low, high, ticks } = MEASURES[measure];
	expect([positionOf(measure, low), positionOf(measure, high)]).toEqual([0, 1]);
	expect(positionOf(measure, Math.sqrt(low * high))).toBeCloseTo(0.5, 12);
	for (const position of [0, 0.3, 1]) expect(positionOf(measure, valueAt(measure, position))).toBeCloseTo(position, 12);
	for (const tick of ticks) expect(valueAt(measure, positionOf(measure, tick))).toBeCloseTo(tick, 9);
	expect([positionOf(measure, low / 10), positionOf(measure, 10 * high)]).toEqual([0, 1]);
});
