/** Trained runs against the theory: five weights, measured in expectation over all their data. */
import { expect, test } from 'vitest';
import { actionSources } from '../../../src/analysis/actionSources';
import { dimensionKl, klPerDimension } from '../../../src/analysis/klPerDimension';
import { leastRate } from '../../../src/analysis/rateDistortion';
import { collectTransitions } from '../../../src/dataset/collect';
import { platform } from '../../../src/environments/platform';
import { LatentDecoder } from '../../../src/model/decode';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import { KEPT } from '../training/problems';

const WEIGHTS = [0.02, 0.05, 0.1, 0.3, 0.7];
const LATENT_DIM = 2;

/** ε that the error of a transition is the mean over. */
const DRAWS = 4;

/** Mean and its standard error over transitions. */
function meanOf(values: readonly number[]) {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
	return { mean, error: Math.sqrt(square / values.length) };
}

test('no trained run lies below what uniform parameters need at its error, and none by more than half a nat above', async () => {
	const dataset = collectTransitions({ environment: platform, published: true, seed: 1, size: 800 });
	const { stateDim, parameterDim, size } = dataset;
	const shape = { stateDim, parameterDim, actionCount: 3, embeddingDim: 3, latentDim: LATENT_DIM, width: 16 };
	const runs = WEIGHTS.map((klWeight) => ({ ...KEPT, klWeight, learningRate: 8e-3 }));
	const trainer = new ReferenceTrainer({ shape, dataset, seed: 1, batchSize: 64, runs });
	await trainer.advance(500);
	const sources = actionSources(dataset);
	const decoder = new LatentDecoder(shape);
	const indices = Uint32Array.from({ length: size }, (_, row) => row);
	for (const [run, weight] of WEIGHTS.entries()) {
		const { mean, std } = await trainer.encode(run, indices);
		const weights = await trainer.weights(run);
		const nats = Array.from({ length: size }, (_, row) => {
			const own = (codes: Float32Array) => codes.subarray(row * LATENT_DIM, (row + 1) * LATENT_DIM);
			const kl = klPerDimension(own(mean), own(std), 1, LATENT_DIM);
			return dimensionKl(kl, 0) + dimensionKl(kl, 1);
		});
		const errors = new Array<number>(size).fill(0);
		for (let draw = 0; draw < DRAWS; draw++) {
			const z = mean.map((mu, i) => mu + std[i] * normalAt(3, Stream.monteCarlo, draw, i >> 1, i & 1));
			const { parameters } = decoder.decode(weights, { state: dataset.state, action: dataset.action, z }, size);
			for (let row = 0; row < size; row++) errors[row] += (parameters[row] - dataset.parameters[row]) ** 2 / DRAWS;
		}
		const [rate, distortion] = [meanOf(nats), meanOf(errors)];
		// The KL bounds the information from above, and the information of any code is at least Shannon's bound at the
		// error that it comes to, be it three standard errors larger than measured.
		const least = leastRate(sources, distortion.mean + 3 * distortion.error);
		const where = `w = ${weight}: ${rate.mean} nats, error ${distortion.mean}, least ${least}`;
		expect(rate.mean + 3 * rate.error, where).toBeGreaterThan(least);
		expect(rate.mean - least, where).toBeLessThan(0.5);
	}
	trainer.dispose();
});
