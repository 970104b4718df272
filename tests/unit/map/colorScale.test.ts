import { describe, expect, test } from 'vitest';
import { collectTransitions } from '../../../src/dataset/collect';
import { environmentById } from '../../../src/environments/registry';
import { type ColorScale, colorScale, parameterMeanings } from '../../../src/plane/colorScale';
import { COLOR_STEPS, colorStep } from '../../../src/plane/pointStyle';

const environment = environmentById('goal');
if (!environment) throw new Error('Goal is gone');
const dataset = collectTransitions({ environment, published: true, seed: 1, size: 600 });

function numbers(scale: ColorScale) {
	if (scale.kind !== 'number') throw new Error('a number was expected');
	return scale;
}

describe('colour scale', () => {
	test('gives no value to the padding of an action without the parameter', () => {
		const scale = numbers(colorScale(environment, dataset, 500, 'parameter:1'));
		for (let i = 0; i < 500; i++) {
			// Only KICK TO has two parameters.
			expect(Number.isNaN(scale.values[i])).toBe(dataset.action[i] !== 0);
		}
		expect(scale.meanings).toHaveLength(1);
		expect(scale.toReal(-1)).toBeCloseTo(environment.actions[0].parameters[1].low, 6);
	});

	test('keeps what a parameter means in different actions apart', () => {
		const meanings = parameterMeanings(environment, 0);
		expect(meanings.map(({ actions }) => actions)).toEqual([[0], [1, 2]]);
	});

	test('covers all but a hundredth at either end of what is measured', () => {
		const scale = numbers(colorScale(environment, dataset, 600, 'reward'));
		const outside = scale.values.filter((value) => value < scale.low || value > scale.high).length;
		expect(outside).toBeLessThanOrEqual(12);
		expect(scale.clipped).toBe(outside > 0);
	});

	test('turns a state into its unit', () => {
		const scale = numbers(colorScale(environment, dataset, 600, 'state:1'));
		const { low, high } = environment.features[1];
		expect(scale.toReal(1)).toBeCloseTo(high, 6);
		expect(scale.toReal(0)).toBeCloseTo((low + high) / 2, 6);
	});

	test('steps evenly and holds at its ends', () => {
		const scale = { low: 0, high: 1 };
		expect([-5, 0, 0.5, 1, 9].map((value) => colorStep(scale, value))).toEqual([0, 0, 32, 63, 63]);
		expect(colorStep(scale, Number.NaN)).toBe(COLOR_STEPS);
		expect(colorStep({ low: 2, high: 2 }, 2)).toBe(32);
	});
});
