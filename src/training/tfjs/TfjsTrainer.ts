import type * as Tf from '@tensorflow/tfjs';
import { transitionNoise } from '../../analysis/transitionNoise';
import { gatherTransitions, type TransitionRows } from '../../dataset/transitionRows';
import { ADAM, adamFactors } from '../../model/adam';
import { initialWeights } from '../../model/initialise';
import { type ParameterLayout, parameterLayout } from '../../model/layout';
import type { LossTerms } from '../../model/settings';
import { TermTable } from '../../model/TermTable';
import { type BatchSource, RunBatches } from '../BatchSource';
import { lossReported } from '../gpuDevice';
import { LockStepTrainer, type PlannedRun, type PlannedStep, type RunState } from '../LockStepTrainer';
import { type Encoding, type MemoryUse, seedOfRun, type TrainerSetup } from '../Trainer';
import { actionTensors } from './actionLookup';
import { startBackend } from './backend';
import { type EncoderTensors, encodeBatch, lossTerms, type TensorBatch, unpackWeights, weightedLoss } from './vaeGraph';

/** One run on the device: flat weights and moments, like everywhere. */
interface Run {
	weights: Tf.Tensor1D;
	firstMoment: Tf.Tensor1D;
	secondMoment: Tf.Tensor1D;
}

/**
 * The automatic-differentiation engine, TensorFlow.js on WebGPU. Adam works on the flat weights at
 * once, thirteen operations instead of twelve for each of 27 tensors.
 */
export class TfjsTrainer extends LockStepTrainer {
	readonly engine = 'tfjs-webgpu';
	protected override readonly stepsATime = Number.POSITIVE_INFINITY;
	protected readonly listedRows = Number.POSITIVE_INFINITY;

	private readonly layout: ParameterLayout;
	private readonly batches: RunBatches;
	private readonly runs: Run[];
	/** Inputs of the last encoded transitions, kept on the device: the page asks for the same ones again and again. */
	private encoderInputs: { readonly indices: Uint32Array; readonly tensors: EncoderTensors } | null = null;

	/** Starts the backend and puts the initial weights on the device. @throws {BackendUnavailable} */
	static async create(setup: TrainerSetup): Promise<TfjsTrainer> {
		const { tf, lost } = await startBackend();
		return new TfjsTrainer(tf, setup, lost);
	}

	private constructor(
		private readonly tf: typeof Tf,
		setup: TrainerSetup,
		readonly lost: Promise<string>,
	) {
		super(setup);
		const { shape, runs } = setup;
		this.layout = parameterLayout(shape);
		this.batches = new RunBatches(setup);
		const zeros = new Float32Array(this.layout.length);
		this.runs = runs.map((_, run) => ({
			weights: tf.tensor1d(initialWeights(shape, seedOfRun(setup, run))),
			firstMoment: tf.tensor1d(zeros),
			secondMoment: tf.tensor1d(zeros),
		}));
	}

	protected async take(steps: readonly PlannedStep[], metrics: TermTable): Promise<void> {
		await this.makeCurrent();
		const terms = steps.flatMap((step) => this.takeStep(step));
		const stacked = this.tf.tidy(() => this.tf.concat1d(terms));
		this.tf.dispose(terms);
		metrics.setRows(0, await this.readTensor(stacked));
		stacked.dispose();
	}

	/** @returns the raw terms of every run */
	private takeStep({ number, runs }: PlannedStep): Tf.Tensor1D[] {
		const { tf } = this;
		this.batches.draw(number);
		const uploaded = new Map<BatchSource, TensorBatch>();
		for (const source of this.batches.all()) {
			uploaded.set(source, this.uploadBatch(source, source.epsilon, source.rows, true));
		}
		const terms = runs.map((planned, index) =>
			this.updateRun(this.runs[index], planned, uploaded.get(this.batches.of(index)) as TensorBatch),
		);
		for (const batch of uploaded.values()) tf.dispose(Object.values(batch));
		return terms;
	}

	private updateRun(run: Run, planned: PlannedRun, batch: TensorBatch): Tf.Tensor1D {
		const { tf, layout } = this;
		const [terms, weights, first, second] = tf.tidy(() => {
			let raw: Tf.Tensor1D | undefined;
			const views = unpackWeights(tf, layout, run.weights);
			const { grads } = tf.valueAndGrads((...tensors: Tf.Tensor[]) => {
				const parts = lossTerms(tf, layout, tensors, batch);
				raw = tf.keep(tf.stack(TermTable.ordered(parts)) as Tf.Tensor1D);
				return weightedLoss(tf, parts, planned.settings);
			})(views);
			const gradient = tf.concat1d(grads.map((gradient) => tf.reshape(gradient, [gradient.size]) as Tf.Tensor1D));
			return [raw as Tf.Tensor1D, ...this.adam(run, gradient, planned)];
		});
		tf.dispose([run.weights, run.firstMoment, run.secondMoment]);
		run.weights = weights;
		run.firstMoment = first;
		run.secondMoment = second;
		return terms;
	}

	/** Adam as in `model/adam`. @returns weights and both moments after the update */
	private adam(
		run: Run,
		gradient: Tf.Tensor1D,
		{ settings, learningRate, adamStep }: PlannedRun,
	): [Tf.Tensor1D, Tf.Tensor1D, Tf.Tensor1D] {
		const { tf } = this;
		const { beta1, beta2, epsilon } = ADAM;
		const kept = settings.optimizer === 'kept';
		const fresh1 = tf.mul(gradient, 1 - beta1);
		const fresh2 = tf.mul(tf.square(gradient), 1 - beta2);
		const first = kept ? tf.add(tf.mul(run.firstMoment, beta1), fresh1) : fresh1;
		const second = kept ? tf.add(tf.mul(run.secondMoment, beta2), fresh2) : fresh2;
		const { stepSize, correction } = adamFactors(learningRate, adamStep);
		const update = tf.div(tf.mul(first, stepSize), tf.add(tf.mul(tf.sqrt(second), correction), epsilon));
		return [tf.sub(run.weights, update), first as Tf.Tensor1D, second as Tf.Tensor1D];
	}

	protected async encodePart(run: number, indices: Uint32Array): Promise<Encoding> {
		await this.makeCurrent();
		const { latentDim } = this.setup.shape;
		const inputs = this.encoderInputsOf(indices);
		const both = this.tf.tidy(() =>
			encodeBatch(this.tf, this.layout, unpackWeights(this.tf, this.layout, this.runs[run].weights), inputs),
		);
		const values = await this.readTensor(both);
		both.dispose();
		const mean = new Float32Array(indices.length * latentDim);
		const std = new Float32Array(indices.length * latentDim);
		for (let row = 0; row < indices.length; row++) {
			for (let dim = 0; dim < latentDim; dim++) {
				mean[row * latentDim + dim] = values[row * 2 * latentDim + dim];
				std[row * latentDim + dim] = values[(row * 2 + 1) * latentDim + dim];
			}
		}
		return { mean, std };
	}

	protected async evaluatePart(run: number, indices: Uint32Array): Promise<LossTerms> {
		await this.makeCurrent();
		const { dataset, seed, shape } = this.setup;
		const rows = gatherTransitions(dataset, indices);
		const batch = this.uploadBatch(rows, transitionNoise(seed, indices, shape.latentDim), indices.length, false);
		const terms = this.tf.tidy(() =>
			this.tf.stack(
				TermTable.ordered(
					lossTerms(this.tf, this.layout, unpackWeights(this.tf, this.layout, this.runs[run].weights), batch),
				),
			),
		);
		this.tf.dispose(Object.values(batch));
		const values = await this.readTensor(terms);
		terms.dispose();
		return TermTable.ofRows(values, 1).terms(0, 0);
	}

	async weights(run: number): Promise<Float32Array> {
		await this.makeCurrent();
		return await this.readTensor(this.runs[run].weights);
	}

	protected async read(run: number): Promise<RunState> {
		await this.makeCurrent();
		const { weights, firstMoment, secondMoment } = this.runs[run];
		return {
			weights: await this.readTensor(weights),
			firstMoment: await this.readTensor(firstMoment),
			secondMoment: await this.readTensor(secondMoment),
		};
	}

	protected async write(run: number, state: RunState): Promise<void> {
		await this.makeCurrent();
		const { weights, firstMoment, secondMoment } = this.runs[run];
		this.tf.dispose([weights, firstMoment, secondMoment]);
		// Copies, because WebGPU keeps the array it is given until it uploads it.
		this.runs[run] = {
			weights: this.tf.tensor1d(state.weights.slice()),
			firstMoment: this.tf.tensor1d(state.firstMoment.slice()),
			secondMoment: this.tf.tensor1d(state.secondMoment.slice()),
		};
	}

	memory(): MemoryUse {
		const { numTensors, numBytes } = this.tf.memory();
		return { tensors: numTensors, bytes: numBytes };
	}

	dispose(): void {
		for (const run of this.runs) this.tf.dispose([run.weights, run.firstMoment, run.secondMoment]);
		this.disposeEncoderInputs();
	}

	/** A copy of a tensor. */
	private async readTensor(tensor: Tf.Tensor): Promise<Float32Array> {
		try {
			return Float32Array.from(await tensor.data());
		} catch (error) {
			await lossReported(this.lost);
			throw error;
		}
	}

	/** Other code may have used another backend since. */
	private async makeCurrent(): Promise<void> {
		if (this.tf.getBackend() !== 'webgpu') await this.tf.setBackend('webgpu');
	}

	/**
	 * @param epsilon count × Z
	 * @param learns whether a gradient will be asked for
	 */
	private uploadBatch(rows: TransitionRows, epsilon: Float32Array, count: number, learns: boolean): TensorBatch {
		const { stateDim, latentDim } = this.setup.shape;
		const { tf } = this;
		return {
			...this.uploadRows(rows, count, learns),
			stateDelta: tf.tensor2d(rows.stateDelta.slice(), [count, stateDim]),
			epsilon: tf.tensor2d(epsilon.slice(), [count, latentDim]),
		};
	}

	private uploadRows(rows: TransitionRows, count: number, learns: boolean): EncoderTensors {
		const { tf } = this;
		const { stateDim, parameterDim, actionCount } = this.setup.shape;
		return {
			// The backends may keep the array they are given, and the source is written again.
			state: tf.tensor2d(rows.state.slice(), [count, stateDim]),
			...actionTensors(tf, rows.action, actionCount, learns),
			parameters: tf.tensor2d(rows.parameters.slice(), [count, parameterDim]),
		};
	}

	private encoderInputsOf(indices: Uint32Array): EncoderTensors {
		if (this.encoderInputs?.indices !== indices) {
			this.disposeEncoderInputs();
			const rows = gatherTransitions(this.setup.dataset, indices);
			this.encoderInputs = { indices, tensors: this.uploadRows(rows, indices.length, false) };
		}
		return this.encoderInputs.tensors;
	}

	private disposeEncoderInputs(): void {
		if (this.encoderInputs) this.tf.dispose(Object.values(this.encoderInputs.tensors));
		this.encoderInputs = null;
	}
}
