import { adamFactors } from '../../model/adam';
import { initialWeights } from '../../model/initialise';
import { scheduledLearningRate } from '../../model/learningRate';
import { scheduledKlWeight } from '../../model/schedule';
import type { LossTerms, RunSettings } from '../../model/settings';
import type { Breath } from '../Breath';
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
import { SimdProgram } from './SimdProgram';

/** One run: addresses of its numbers in the program's memory. */
interface Run {
	settings: RunSettings;
	readonly weights: number;
	readonly firstMoment: number;
	readonly secondMoment: number;
	adamStep: number;
}

/** Transitions encoded or evaluated at a time: enough to amortise packing the weights, little enough to stay in cache. */
const LISTED_ROWS = 128;

/** The engine in WebAssembly with SIMD: one thread, and the same bits on every machine. */
export class SimdTrainer implements Trainer {
	readonly engine = 'simd';
	readonly lost = new Promise<string>(() => {});
	step = 0;

	private runs: Run[];

	/**
	 * Starts an instance of its own and puts data and initial weights there.
	 * @param breath lets messages in while a step is computed; left out, a step is computed in one go
	 */
	static async create(module: WebAssembly.Module, setup: TrainerSetup, breath?: Breath): Promise<SimdTrainer> {
		const rows = Math.max(setup.batchSize, LISTED_ROWS);
		return new SimdTrainer(await SimdProgram.create(module, setup.shape, rows), setup, breath);
	}

	private constructor(
		/** null once it has been disposed of. */
		private program: SimdProgram | null,
		private readonly setup: TrainerSetup,
		private readonly breath?: Breath,
	) {
		const { call } = this.running;
		this.runs = setup.runs.map((settings) => ({
			settings,
			weights: call.createWeights(),
			firstMoment: call.createWeights(),
			secondMoment: call.createWeights(),
			adamStep: 0,
		}));
		this.writeDataset();
		this.runs.forEach(({ weights }, run) => {
			this.flat(weights).set(initialWeights(setup.shape, seedOfRun(setup, run)));
		});
	}

	private get running(): SimdProgram {
		if (!this.program) throw new Error('the trainer has been disposed of');
		return this.program;
	}

	private writeDataset(): void {
		const program = this.running;
		const { call } = program;
		const { dataset, trainingPart } = this.setup;
		const { size } = dataset;
		const choices = trainingPart ?? Uint32Array.from({ length: size }, (_, index) => index);
		call.createDataset(size, choices.length);
		program.floats(call.datasetState(), dataset.state.length).set(dataset.state);
		program.floats(call.datasetParameters(), dataset.parameters.length).set(dataset.parameters);
		program.floats(call.datasetStateDelta(), dataset.stateDelta.length).set(dataset.stateDelta);
		program.integers(call.datasetChoices(), choices.length).set(choices);
		new Uint16Array(call.memory.buffer, call.datasetAction(), size).set(dataset.action);
	}

	/** A run's weights or moments, as they lie in memory. */
	private flat(address: number): Float32Array {
		return this.running.floats(address, this.running.call.weightCount());
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
		const { batchSize } = this.setup;
		let drawn: number | null = null;
		for (const [index, run] of this.runs.entries()) {
			const { call } = this.running;
			const { settings, weights } = run;
			const seed = seedOfRun(this.setup, index);
			// One batch for all runs of a seed that follow each other.
			if (seed !== drawn) call.draw(seed, step, batchSize);
			drawn = seed;
			call.forward(weights, batchSize);
			const terms = this.terms(batchSize);
			metrics.set([terms.state, terms.parameters, terms.kl], offset + index * METRICS_PER_RUN);
			const amid = this.breath?.due();
			if (amid) await amid;
			const klWeight = scheduledKlWeight(settings, step);
			call.backward(weights, batchSize, settings.stateWeight, settings.parameterWeight, klWeight);
			const kept = settings.optimizer === 'kept';
			run.adamStep = kept ? run.adamStep + 1 : 1;
			const { stepSize, correction } = adamFactors(scheduledLearningRate(settings, step), run.adamStep);
			call.update(weights, run.firstMoment, run.secondMoment, stepSize, correction, Number(kept));
			const after = this.breath?.due();
			if (after) await after;
		}
		this.step = step;
	}

	/** The raw terms of the last forward pass. */
	private terms(rows: number): LossTerms {
		const { call } = this.running;
		return { state: call.stateTerm(rows), parameters: call.parametersTerm(rows), kl: call.klTerm(rows) };
	}

	configure(run: number, settings: RunSettings): void {
		this.runs[run].settings = settings;
	}

	async encode(run: number, indices: Uint32Array): Promise<Encoding> {
		const program = this.running;
		const { call } = program;
		const { latentDim } = this.setup.shape;
		const mean = new Float32Array(indices.length * latentDim);
		const std = new Float32Array(indices.length * latentDim);
		for (let from = 0; from < indices.length; from += LISTED_ROWS) {
			const rows = this.list(indices, from);
			call.encode(this.runs[run].weights, rows);
			mean.set(program.floats(call.meanAddress(), rows * latentDim), from * latentDim);
			std.set(program.floats(call.stdAddress(), rows * latentDim), from * latentDim);
			const turn = this.breath?.due();
			if (turn) await turn;
		}
		return { mean, std };
	}

	async evaluate(run: number, indices: Uint32Array): Promise<LossTerms> {
		const { call } = this.running;
		const sum = { state: 0, parameters: 0, kl: 0 };
		for (let from = 0; from < indices.length; from += LISTED_ROWS) {
			const rows = this.list(indices, from);
			call.drawEvaluationNoise(this.setup.seed, rows);
			call.forward(this.runs[run].weights, rows);
			const terms = this.terms(rows);
			const share = rows / indices.length;
			sum.state += share * terms.state;
			sum.parameters += share * terms.parameters;
			sum.kl += share * terms.kl;
			const turn = this.breath?.due();
			if (turn) await turn;
		}
		return sum;
	}

	/** Makes the next of listed transitions the batch. @returns how many */
	private list(indices: Uint32Array, from: number): number {
		const program = this.running;
		const part = indices.subarray(from, from + LISTED_ROWS);
		program.integers(program.call.indicesAddress(), part.length).set(part);
		program.call.list(part.length);
		return part.length;
	}

	async weights(run: number): Promise<Float32Array> {
		return this.flat(this.runs[run].weights).slice();
	}

	async checkpoint(): Promise<Checkpoint> {
		return {
			step: this.step,
			runs: this.runs.map(({ weights, firstMoment, secondMoment, adamStep }) => ({
				weights: this.flat(weights).slice(),
				firstMoment: this.flat(firstMoment).slice(),
				secondMoment: this.flat(secondMoment).slice(),
				adamStep,
			})),
		};
	}

	async restore(checkpoint: Checkpoint): Promise<void> {
		this.step = checkpoint.step;
		this.runs.forEach((run, index) => {
			const from = checkpoint.runs[index];
			this.flat(run.weights).set(from.weights);
			this.flat(run.firstMoment).set(from.firstMoment);
			this.flat(run.secondMoment).set(from.secondMoment);
			run.adamStep = from.adamStep;
		});
	}

	memory(): MemoryUse {
		return { tensors: 3 * this.runs.length, bytes: this.program?.bytes ?? 0 };
	}

	dispose(): void {
		this.program = null;
		this.runs = [];
	}
}
