import type { Dataset } from '../dataset/Dataset';
import { gatherTransitions } from '../dataset/transitionRows';
import { ConditionalVae } from '../model/ConditionalVae';
import { klDivergence } from '../model/kl';
import type { ModelShape } from '../model/layout';
import { normalAt, Stream } from '../randomness/counterRandom';

/** A few numbers of a model on a whole dataset that distinguish runs. */
export interface PosteriorSummary {
	/** Z: median σ of each dim. */
	readonly sigma: readonly number[];
	/** Z: mean KL of each dim, nats. */
	readonly kl: readonly number[];
	/** Mean squared error of the parameters, decoded from one z a transition. */
	readonly parameterError: number;
	/** Mean squared error of the state change, likewise. */
	readonly stateError: number;
}

/** Encodes, samples and decodes every transition once. */
export function summarisePosterior(
	shape: ModelShape,
	weights: Float32Array,
	dataset: Dataset,
	seed: number,
): PosteriorSummary {
	const { size } = dataset;
	const { latentDim } = shape;
	const model = new ConditionalVae(shape, size);
	const rows = gatherTransitions(
		dataset,
		Uint32Array.from({ length: size }, (_, index) => index),
	);
	const epsilon = Float32Array.from({ length: size * latentDim }, (_, i) =>
		normalAt(seed, Stream.monteCarlo, 0, Math.floor(i / latentDim), i % latentDim),
	);
	const terms = model.forward(weights, rows, epsilon, size);
	const { mean, std, logStd } = model.encoder;
	const dims = Array.from({ length: latentDim }, (_, dim) => dim);
	const column = (values: Float32Array, dim: number) => values.filter((_, i) => i % latentDim === dim);
	return {
		sigma: dims.map((dim) => column(std, dim).sort()[Math.floor(size / 2)]),
		kl: dims.map((dim) => {
			let sum = 0;
			for (let i = dim; i < mean.length; i += latentDim) sum += klDivergence(mean[i], logStd[i]);
			return sum / size;
		}),
		parameterError: terms.parameters,
		stateError: terms.state,
	};
}
