/**
 * The same training in jax-js, forward, backward and Adam in one compiled function: what the best general library for
 * the browser makes of it. Every step has a batch and noise of its own, drawn and uploaded as for TensorFlow.js, and
 * gives its three loss terms, which are read after a burst, as from every engine.
 */
import { blockUntilReady, defaultDevice, init, jit, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax';
import { ADAM } from '../src/model/adam';
import { initialWeights } from '../src/model/initialise';
import { parameterLayout } from '../src/model/layout';
import { BatchSource } from '../src/training/BatchSource';
import type { TrainerSetup } from '../src/training/Trainer';
import { type Figure, median } from './statistics';

type Weights = Record<string, np.Array>;

const WARM_UP = 3;
const ROUNDS = 7;
const ROUND_MILLISECONDS = 300;
const MOST_STEPS = 32;

/** What a step reads besides weights and moments. */
interface Batch extends Weights {
	readonly state: np.Array;
	/** rows × K, one 1 a row. */
	readonly action: np.Array;
	readonly parameters: np.Array;
	readonly stateDelta: np.Array;
	readonly epsilon: np.Array;
}

function dense(weights: Weights, name: string, x: np.Array): np.Array {
	return np.matmul(x, weights[`${name}.weight`].ref).add(weights[`${name}.bias`].ref);
}

/** Mean squared error. */
const squaredError = (a: np.Array, b: np.Array) => np.mean(np.square(a.sub(b)));

function lossOf(klWeight: number) {
	return (weights: Weights, batch: Batch): [np.Array, np.Array] => {
		const embedded = np.matmul(batch.action.ref, np.tanh(weights.embeddings.ref));
		const condition = np.concatenate([batch.state.ref, embedded], 1);
		const relu = (name: string, x: np.Array) => nn.relu(dense(weights, name, x));
		const fused = relu('e0_0', condition.ref).mul(relu('e0_1', batch.parameters.ref));
		const hidden = relu('e2', relu('e1', fused));
		const mean = dense(weights, 'mean', hidden.ref);
		const logStd = np.clip(dense(weights, 'log_std', hidden), -4, 15);
		const std = np.exp(logStd.ref);
		const z = mean.ref.add(std.ref.mul(batch.epsilon.ref));
		const decoded = relu('d2', relu('d1', relu('d0_0', condition).mul(relu('d0_1', z))));
		const parameters = np.tanh(dense(weights, 'parameter_action_output', decoded.ref));
		const change = np.tanh(dense(weights, 'delta_state_output', relu('d3', decoded)));
		const kl = np.mean(np.square(std).add(np.square(mean)).sub(1).mul(0.5).sub(logStd));
		const terms = [squaredError(change, batch.stateDelta.ref), squaredError(parameters, batch.parameters.ref), kl];
		const [state, parameter, divergence] = terms;
		const raw = np.stack([state.ref, parameter.ref, divergence.ref]);
		const loss = state.add(parameter.mul(2)).add(divergence.mul(klWeight));
		tree.dispose(weights);
		tree.dispose(batch);
		return [loss, raw];
	};
}

/** One step; `rate` and `correction` are those of `adamUpdate`, which change with the step. */
function stepOf(klWeight: number) {
	const { beta1, beta2, epsilon } = ADAM;
	const gradient = valueAndGrad(lossOf(klWeight), { hasAux: true });
	return jit(
		(weights: Weights, first: Weights, second: Weights, batch: Batch, rate: np.Array, correction: np.Array) => {
			const [[loss, raw], gradients] = gradient(tree.ref(weights), batch) as [[np.Array, np.Array], Weights];
			loss.dispose();
			const next: [Weights, Weights, Weights] = [{}, {}, {}];
			for (const name of Object.keys(weights)) {
				const m = first[name].mul(beta1).add(gradients[name].ref.mul(1 - beta1));
				const v = second[name].mul(beta2).add(np.square(gradients[name]).mul(1 - beta2));
				next[0][name] = weights[name].sub(m.ref.mul(rate.ref).div(np.sqrt(v.ref).mul(correction.ref).add(epsilon)));
				next[1][name] = m;
				next[2][name] = v;
			}
			rate.dispose();
			correction.dispose();
			return [raw, ...next] as const;
		},
	);
}

/** The initial weights by name, dense ones as [in, out]. */
function namedWeights({ shape, seed }: TrainerSetup): Weights {
	const flat = initialWeights(shape, seed);
	const { views } = parameterLayout(shape);
	const weights: Weights = {};
	for (const { name, offset, rows, columns } of views) {
		const values = np.array(flat.slice(offset, offset + rows * columns));
		if (name === 'embeddings') weights[name] = values.reshape([rows, columns]);
		else weights[name] = name.endsWith('.weight') ? values.reshape([rows, columns]).transpose() : values;
	}
	return weights;
}

function batchOf(source: BatchSource, step: number, { batchSize, shape }: TrainerSetup): Batch {
	source.draw(step);
	const chosen = new Float32Array(batchSize * shape.actionCount);
	source.action.forEach((action, row) => {
		chosen[row * shape.actionCount + action] = 1;
	});
	const table = (values: Float32Array, columns: number) => np.array(values.slice()).reshape([batchSize, columns]);
	return {
		state: table(source.state, shape.stateDim),
		action: table(chosen, shape.actionCount),
		parameters: table(source.parameters, shape.parameterDim),
		stateDelta: table(source.stateDelta, shape.stateDim),
		epsilon: table(source.epsilon, shape.latentDim),
	};
}

/** Median milliseconds of a step on a backend. */
export async function benchJaxJs(device: 'webgpu' | 'wasm', setup: TrainerSetup): Promise<Figure> {
	const what = `jax-js ${device}, width ${setup.shape.width}, 1 run`;
	try {
		const devices = await init(device);
		if (!devices.includes(device)) throw new Error(`no ${device} here`);
		defaultDevice(device);
		const { klWeight, learningRate } = setup.runs[0];
		const take = stepOf(klWeight);
		const source = new BatchSource(setup.dataset, setup.seed, setup.batchSize, setup.shape.latentDim);
		let step = 0;
		let weights = namedWeights(setup);
		let [first, second] = [0, 1].map(
			() => tree.map((array: np.Array) => np.zerosLike(array), tree.ref(weights)) as Weights,
		);
		const advance = async (steps: number) => {
			const terms: np.Array[] = [];
			for (let i = 0; i < steps; i++) {
				step++;
				const rate = np.array(learningRate / (1 - ADAM.beta1 ** step));
				const correction = np.array(1 / Math.sqrt(1 - ADAM.beta2 ** step));
				const [raw, ...next] = take(weights, first, second, batchOf(source, step, setup), rate, correction);
				terms.push(raw);
				[weights, first, second] = next;
			}
			await np.stack(terms).data();
			await blockUntilReady(weights);
		};
		const began = performance.now();
		await advance(1);
		const firstStep = performance.now() - began;
		await advance(WARM_UP);
		const before = performance.now();
		await advance(1);
		const fitting = Math.round(ROUND_MILLISECONDS / (performance.now() - before));
		const steps = Math.min(MOST_STEPS, Math.max(1, fitting));
		const times: number[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			const start = performance.now();
			await advance(steps);
			times.push((performance.now() - start) / steps);
		}
		for (const each of [weights, first, second]) tree.dispose(each);
		return { what, value: median(times).toFixed(2), unit: `ms a step (first ${firstStep.toFixed(0)} ms)` };
	} catch (error) {
		return { what, value: 'not measured', unit: error instanceof Error ? error.message.slice(0, 160) : '' };
	}
}
