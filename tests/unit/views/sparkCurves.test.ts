import { describe, expect, it } from 'vitest';
import { LossHistory } from '../../../src/lab/LossHistory';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { SPARK, sparkCurves } from '../../../src/views/Calm/sparkCurves';

const points = (curve: string) => curve.split(' ').map((point) => point.split(',').map(Number));

describe('the small picture of the loss', () => {
	it('is empty before the first step', () => {
		expect(sparkCurves(new LossHistory(2))).toEqual(['', '', '']);
	});

	it('goes from edge to edge, down where a term falls and up where it rises', () => {
		const history = new LossHistory(2);
		const settings = [{ step: 1, runs: DEFAULT_CONFIG.runs }];
		const rows = Array.from({ length: 200 }, (_, step) => [1 / (step + 1), 0.5, 0.001 * (step + 1), 1, 1, 1]).flat();
		history.append({ count: 200, values: Float32Array.from(rows), firstStep: 1, settings } as never);
		const [state, parameters, kl] = sparkCurves(history).map(points);
		for (const curve of [state, parameters, kl]) {
			expect(curve.length).toBeLessThanOrEqual(60);
			expect(curve[0][0]).toBe(0);
			expect(curve.at(-1)?.[0]).toBe(SPARK.width);
			for (const [, y] of curve) expect(y >= 0 && y <= SPARK.height).toBe(true);
		}
		expect(state[0][1]).toBeLessThan(state[59][1]);
		expect(kl[0][1]).toBeGreaterThan(kl[59][1]);
		expect(new Set(parameters.map(([, y]) => y)).size).toBe(1);
	});
});
