import { transitionNoise } from '../../analysis/transitionNoise';
import { copyTransition, emptyRows, type TransitionRows } from '../../dataset/transitionRows';
import { adamUpdate } from '../../model/adam';
import { ConditionalVae } from '../../model/ConditionalVae';
import { initialWeights } from '../../model/initialise';
import { scheduledLearningRate } from '../../model/learningRate';
import { scheduledKlWeight } from '../../model/schedule';
import type { LossTerms, RunSettings } from '../../model/settings';
import { RunBatches } from '../BatchSource';
import { type Breath, withBreath } from '../Breath';
import {
	type Checkpoint,
	type Encoding,
	METRICS_PER_RUN,
	type MemoryUse,
	type StepMetrics,
	seedOfRun,
	type Trainer,
	type TrainerSetup,
} from '../Trainer';

interface Run {
	settings: RunSettings;
	weights: Float32Array;
	firstMoment: Float32Array;
	secondMoment: Float32Array;
	adamStep: number;
}

/** Transitions encoded or evaluated at a time: enough to amortise the loops, little enough to stay in cache. */
const ENCODE_ROWS = 128;

/** The plain-TypeScript engine: the definition, run as it stands. */
export class ReferenceTrainer implements Trainer {
	readonly engine = 'reference';
	readonly lost = new Promise<string>(() => {});
	step = 0;

	private readonly model: ConditionalVae;
	private readonly batches: RunBatches;
	private readonly gradients: Float32Array;
	private readonly chunk: TransitionRows;
	private runs: Run[];

	/** @param breath lets messages in while a step is computed; left out, a step is computed in one go */
	constructor(
		private readonly setup: TrainerSetup,
		private readonly breath?: Breath,
	) {
		const { shape, dataset, batchSize, runs } = setup;
		this.model = new ConditionalVae(shape, Math.max(batchSize, ENCODE_ROWS));
		this.chunk = emptyRows(dataset, ENCODE_ROWS);
		this.batches = new RunBatches(setup);
		const { length } = this.model.layout;
		this.gradients = new Float32Array(length);
		this.runs = runs.map((settings, run) => ({
			settings,
			weights: initialWeights(shape, seedOfRun(setup, run)),
			firstMoment: new Float32Array(length),
			secondMoment: new Float32Array(length),
			adamStep: 0,
		}));
	}

	async advance(steps: number): Promise<StepMetrics> {
		const firstStep = this.step + 1;
		const stride = this.runs.length * METRICS_PER_RUN;
		const values = new Float32Array(steps * stride);
		for (let i = 0; i < steps; i++) await this.takeStep(values, i * stride);
		return { firstStep, count: steps, values };
	}

	/** The step counts when it is taken whole. */
	private async takeStep(metrics: Float32Array, offset: number): Promise<void> {
		const step = this.step + 1;
		const { batches, model, gradients, breath } = this;
		batches.draw(step);
		for (const [index, run] of this.runs.entries()) {
			const batch = batches.of(index);
			const terms = await withBreath(model.forwardInParts(run.weights, batch, batch.epsilon, batch.rows), breath);
			const settings = { ...run.settings, klWeight: scheduledKlWeight(run.settings, step) };
			await withBreath(
				model.backwardInParts(run.weights, batch, batch.epsilon, settings, gradients, batch.rows),
				breath,
			);
			run.adamStep = run.settings.optimizer === 'kept' ? run.adamStep + 1 : 1;
			adamUpdate(
				run.settings.optimizer,
				scheduledLearningRate(run.settings, step),
				run.adamStep,
				run.weights,
				gradients,
				run.firstMoment,
				run.secondMoment,
			);
			metrics.set([terms.state, terms.parameters, terms.kl], offset + index * METRICS_PER_RUN);
		}
		this.step = step;
	}

	configure(run: number, settings: RunSettings): void {
		this.runs[run].settings = settings;
	}

	async encode(run: number, indices: Uint32Array): Promise<Encoding> {
		const { dataset, shape } = this.setup;
		const { latentDim } = shape;
		const { model, chunk } = this;
		const mean = new Float32Array(indices.length * latentDim);
		const std = new Float32Array(indices.length * latentDim);
		for (let from = 0; from < indices.length; from += ENCODE_ROWS) {
			const rows = Math.min(ENCODE_ROWS, indices.length - from);
			for (let row = 0; row < rows; row++) copyTransition(dataset, indices[from + row], chunk, row);
			model.encode(this.runs[run].weights, chunk, rows);
			mean.set(model.encoder.mean.subarray(0, rows * latentDim), from * latentDim);
			std.set(model.encoder.std.subarray(0, rows * latentDim), from * latentDim);
			const turn = this.breath?.due();
			if (turn) await turn;
		}
		return { mean, std };
	}

	async evaluate(run: number, indices: Uint32Array): Promise<LossTerms> {
		const { dataset, seed, shape } = this.setup;
		const { model, chunk } = this;
		const sum = { state: 0, parameters: 0, kl: 0 };
		for (let from = 0; from < indices.length; from += ENCODE_ROWS) {
			const part = indices.subarray(from, from + ENCODE_ROWS);
			for (let row = 0; row < part.length; row++) copyTransition(dataset, part[row], chunk, row);
			const epsilon = transitionNoise(seed, part, shape.latentDim);
			const parts = model.forwardInParts(this.runs[run].weights, chunk, epsilon, part.length);
			const terms = await withBreath(parts, this.breath);
			const share = part.length / indices.length;
			sum.state += share * terms.state;
			sum.parameters += share * terms.parameters;
			sum.kl += share * terms.kl;
		}
		return sum;
	}

	async weights(run: number): Promise<Float32Array> {
		return this.runs[run].weights.slice();
	}

	async checkpoint(): Promise<Checkpoint> {
		return {
			step: this.step,
			runs: this.runs.map(({ weights, firstMoment, secondMoment, adamStep }) => ({
				weights: weights.slice(),
				firstMoment: firstMoment.slice(),
				secondMoment: secondMoment.slice(),
				adamStep,
			})),
		};
	}

	async restore(checkpoint: Checkpoint): Promise<void> {
		this.step = checkpoint.step;
		this.runs = this.runs.map(({ settings }, index) => {
			const { weights, firstMoment, secondMoment, adamStep } = checkpoint.runs[index];
			return {
				settings,
				weights: weights.slice(),
				firstMoment: firstMoment.slice(),
				secondMoment: secondMoment.slice(),
				adamStep,
			};
		});
	}

	memory(): MemoryUse {
		const perRun = 3 * this.gradients.length;
		return { tensors: 3 * this.runs.length, bytes: 4 * perRun * this.runs.length };
	}

	dispose(): void {
		this.runs = [];
	}
}
