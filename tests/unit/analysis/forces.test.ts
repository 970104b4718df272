import { describe, expect, test } from 'vitest';
import { forceNoise, forcesOf, measureForces } from '../../../src/analysis/forces';
import { initialWeights } from '../../../src/model/initialise';
import { klDivergence } from '../../../src/model/kl';
import { type ModelShape, parameterLayout } from '../../../src/model/layout';
import { forwardInFloat64 } from '../model/float64Model';

const shape: ModelShape = { stateDim: 4, actionCount: 2, embeddingDim: 2, parameterDim: 2, latentDim: 2, width: 16 };
const terms = { stateWeight: 1, parameterWeight: 2, klWeight: 0.3 };
const transition = {
	state: Float32Array.of(0.3, -0.5, 0.8, 0.1),
	action: [1],
	parameters: Float32Array.of(0.6, -0.4),
	stateDelta: Float32Array.of(0.2, 0, -0.3, 0.5),
};
const DRAWS = 8;
const epsilon = forceNoise(DRAWS, 2, 1);

/** A model whose outputs react to z, as one that has learned a little. */
const weights = initialWeights(shape, 3).map((value) => 2.5 * value);

/** The transition's reconstruction loss with μ moved by `byMean` and log σ by `byLogSigma`, averaged over the draws. */
function reconstruction(dim: number, byMean: number, byLogSigma: number): number {
	let sum = 0;
	for (let draw = 0; draw < DRAWS; draw++) {
		const plain = forwardInFloat64(shape, weights, transition, [0, 0], 1);
		// z = μ + σ·ε: the noise that leads to the moved z.
		const moved = [0, 1].map((d) => {
			const noise = epsilon[2 * draw + d];
			if (d !== dim) return noise;
			const sigma = Math.exp(plain.logStd[d]);
			return byMean / sigma + Math.exp(byLogSigma) * noise;
		});
		const { terms: raw } = forwardInFloat64(shape, weights, transition, moved, 1);
		sum += terms.stateWeight * raw.state + terms.parameterWeight * raw.parameters;
	}
	return sum / DRAWS;
}

describe('forces', () => {
	const forces = forcesOf(shape, weights, transition, terms, epsilon);
	const H = 1e-4;

	test('the pull of the reconstruction is minus the slope of its loss', () => {
		for (const dim of [0, 1]) {
			const onMean = -(reconstruction(dim, H, 0) - reconstruction(dim, -H, 0)) / (2 * H);
			const onLogSigma = -(reconstruction(dim, 0, H) - reconstruction(dim, 0, -H)) / (2 * H);
			expect(forces.reconstructionOnMean[dim]).toBeCloseTo(onMean, 4);
			expect(forces.reconstructionOnLogSigma[dim]).toBeCloseTo(onLogSigma, 4);
			expect(Math.abs(onMean)).toBeGreaterThan(1e-3);
		}
	});

	test('the pull of the KL is minus the slope of w ÷ Z times the KL', () => {
		for (const dim of [0, 1]) {
			const mu = forces.mean[dim];
			const logSigma = Math.log(forces.std[dim]);
			const kl = (m: number, l: number) => (terms.klWeight / 2) * klDivergence(m, l);
			expect(forces.klOnMean[dim]).toBeCloseTo(-(kl(mu + H, logSigma) - kl(mu - H, logSigma)) / (2 * H), 6);
			expect(forces.klOnLogSigma[dim]).toBeCloseTo(-(kl(mu, logSigma + H) - kl(mu, logSigma - H)) / (2 * H), 6);
		}
	});

	test('without KL weight only the reconstruction pulls, and every run has its own weights', () => {
		const [without, same] = measureForces({
			shape,
			runs: [
				{ weights, terms: { ...terms, klWeight: 0 } },
				{ weights, terms },
			],
			transition,
			draws: DRAWS,
			seed: 1,
		});
		expect(Array.from(without.klOnMean, Math.abs)).toEqual([0, 0]);
		expect(without.reconstructionOnMean).toEqual(forces.reconstructionOnMean);
		expect(same.klOnMean).toEqual(forces.klOnMean);
	});

	test('a log σ held by the clamp is told', () => {
		const held = weights.slice();
		const { bias } = parameterLayout(shape).layers.log_std;
		held[bias] = -60;
		expect(forcesOf(shape, held, transition, terms, epsilon).clamped).toEqual([true, false]);
	});
});
