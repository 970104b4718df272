import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { float32Kl, klIntegrand, readBench } from '../../../src/instruments/gaussianKl/gaussianBench';
import { SIGMA_FLOOR } from '../../../src/model/sigmaRange';

describe('Gaussian bench', () => {
	test('N(1, 1) costs half a nat by every way', () => {
		const { closedForm, integral, monteCarlo } = readBench(1, 0, 10_000, 1);
		expect(closedForm).toBe(0.5);
		expect(integral).toBeCloseTo(0.5, 10);
		expect(Math.abs(monteCarlo.mean - 0.5)).toBeLessThan(4 * monteCarlo.standardError);
		expect(monteCarlo.standardError).toBeCloseTo(1 / 100, 3);
	});

	test('the integrand integrates to the closed form', () => {
		fc.assert(
			fc.property(
				fc.double({ min: -2, max: 2, noNaN: true }),
				fc.double({ min: -2, max: 0.5, noNaN: true }),
				(mu, l) => {
					let sum = 0;
					for (let z = -30; z < 30; z += 0.01) sum += 0.01 * klIntegrand(z, mu, l);
					expect(sum).toBeCloseTo(readBench(mu, l, 2, 1).closedForm, 5);
				},
			),
			{ numRuns: 20 },
		);
	});

	test('below the clamp σ stays at the floor and has no gradient', () => {
		const { sigma, clamped, gradientLogSigma, closedForm } = readBench(0, -5, 2, 1);
		expect([sigma, clamped, gradientLogSigma]).toEqual([SIGMA_FLOOR, true, 0]);
		expect(closedForm).toBe(readBench(0, -4, 2, 1).closedForm);
		expect(readBench(0, -3.9, 2, 1).gradientLogSigma).toBeCloseTo(-1, 2);
	});
});

describe('KL in float32', () => {
	test('log(σ²) underflows where 2·log σ does not', () => {
		const { variance, logOfVariance, twiceLogSigma, published, stable } = float32Kl(0, -60);
		expect([variance, logOfVariance, twiceLogSigma]).toEqual([0, Number.NEGATIVE_INFINITY, -120]);
		expect(published).toBe(Number.POSITIVE_INFINITY);
		expect(stable).toBe(59.5);
	});

	test('σ² overflows to a KL that is no number', () => {
		expect(float32Kl(0, 50).published).toBeNaN();
	});

	test('near σ = 1 cancellation leaves less than 1e-6 nats of error, and 2·log σ may fall below 0', () => {
		const values = Array.from({ length: 2_000 }, (_, i) => float32Kl(0, i * 1e-5));
		const lowest = Math.min(...values.map(({ stable }) => stable));
		expect(lowest).toBeLessThan(0);
		expect(lowest).toBeGreaterThan(-1e-6);
		// log(v) ≤ v − 1 survives the rounding when both come from the same v.
		expect(Math.min(...values.map(({ published }) => published))).toBeGreaterThanOrEqual(0);
	});

	test('inside the clamp both are right', () => {
		fc.assert(
			fc.property(fc.double({ min: -4, max: 2, noNaN: true }), (logSigma) => {
				const { published, stable } = float32Kl(0.3, logSigma);
				expect(published).toBeCloseTo(stable, 4);
			}),
		);
	});
});
