import { adamFactors } from '../../model/adam';
import { initialWeights } from '../../model/initialise';
import type { LossTerms } from '../../model/settings';
import type { TermTable } from '../../model/TermTable';
import type { Breath } from '../Breath';
import { LockStepTrainer, type PlannedStep, type RunState } from '../LockStepTrainer';
import { type Encoding, type MemoryUse, seedOfRun, type TrainerSetup } from '../Trainer';
import { SimdProgram } from './SimdProgram';

/** One run: addresses of its numbers in the program's memory. */
interface Run {
	readonly weights: number;
	readonly firstMoment: number;
	readonly secondMoment: number;
}

/** Transitions encoded or evaluated at a time: enough to amortise packing the weights, little enough to stay in cache. */
const LISTED_ROWS = 128;

/** The engine in WebAssembly with SIMD: one thread, and the same bits on every machine. */
export class SimdTrainer extends LockStepTrainer {
	readonly engine = 'simd';
	readonly lost = new Promise<string>(() => {});
	protected readonly listedRows = LISTED_ROWS;
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
		setup: TrainerSetup,
		private readonly breath?: Breath,
	) {
		super(setup);
		const { call } = this.running;
		this.runs = setup.runs.map(() => ({
			weights: call.createWeights(),
			firstMoment: call.createWeights(),
			secondMoment: call.createWeights(),
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
		const indexPool = trainingPart ?? Uint32Array.from({ length: size }, (_, index) => index);
		call.createDataset(size, indexPool.length);
		program.floats(call.datasetState(), dataset.state.length).set(dataset.state);
		program.floats(call.datasetParameters(), dataset.parameters.length).set(dataset.parameters);
		program.floats(call.datasetStateDelta(), dataset.stateDelta.length).set(dataset.stateDelta);
		program.integers(call.datasetIndexPool(), indexPool.length).set(indexPool);
		new Uint16Array(call.memory.buffer, call.datasetAction(), size).set(dataset.action);
	}

	/** A run's weights or moments, as they lie in memory. */
	private flat(address: number): Float32Array {
		return this.running.floats(address, this.running.call.weightCount());
	}

	protected async take([{ number, runs }]: readonly PlannedStep[], metrics: TermTable): Promise<void> {
		const { batchSize } = this.setup;
		let drawn: number | null = null;
		for (const [index, { seed, settings, learningRate, adamStep }] of runs.entries()) {
			const { call } = this.running;
			const { weights, firstMoment, secondMoment } = this.runs[index];
			// One batch for all runs of a seed that follow each other.
			if (seed !== drawn) call.draw(seed, number, batchSize);
			drawn = seed;
			call.forward(weights, batchSize);
			const terms = this.terms(batchSize);
			metrics.set(0, index, terms);
			const amid = this.breath?.due();
			if (amid) await amid;
			call.backward(weights, batchSize, settings.stateWeight, settings.parameterWeight, settings.klWeight);
			const { stepSize, correction } = adamFactors(learningRate, adamStep);
			const kept = Number(settings.optimizer === 'kept');
			call.update(weights, firstMoment, secondMoment, stepSize, correction, kept);
			const after = this.breath?.due();
			if (after) await after;
		}
	}

	/** The raw terms of the last forward pass. */
	private terms(rows: number): LossTerms {
		const { call } = this.running;
		return { state: call.stateTerm(rows), parameters: call.parametersTerm(rows), kl: call.klTerm(rows) };
	}

	protected async encodePart(run: number, indices: Uint32Array): Promise<Encoding> {
		const turn = this.breath?.due();
		if (turn) await turn;
		const program = this.running;
		const { call } = program;
		this.list(indices);
		call.encode(this.runs[run].weights, indices.length);
		const length = indices.length * this.setup.shape.latentDim;
		return { mean: program.floats(call.meanAddress(), length), std: program.floats(call.stdAddress(), length) };
	}

	protected async evaluatePart(run: number, indices: Uint32Array): Promise<LossTerms> {
		const turn = this.breath?.due();
		if (turn) await turn;
		const { call } = this.running;
		this.list(indices);
		call.drawEvaluationNoise(this.setup.seed, indices.length);
		call.forward(this.runs[run].weights, indices.length);
		return this.terms(indices.length);
	}

	/** Makes listed transitions the batch. */
	private list(indices: Uint32Array): void {
		const program = this.running;
		program.integers(program.call.indicesAddress(), indices.length).set(indices);
		program.call.list(indices.length);
	}

	async weights(run: number): Promise<Float32Array> {
		return this.flat(this.runs[run].weights).slice();
	}

	protected read(run: number): RunState {
		const { weights, firstMoment, secondMoment } = this.runs[run];
		return {
			weights: this.flat(weights).slice(),
			firstMoment: this.flat(firstMoment).slice(),
			secondMoment: this.flat(secondMoment).slice(),
		};
	}

	protected write(run: number, state: RunState): void {
		const { weights, firstMoment, secondMoment } = this.runs[run];
		this.flat(weights).set(state.weights);
		this.flat(firstMoment).set(state.firstMoment);
		this.flat(secondMoment).set(state.secondMoment);
	}

	memory(): MemoryUse {
		return { tensors: 3 * this.runs.length, bytes: this.program?.bytes ?? 0 };
	}

	dispose(): void {
		this.program = null;
		this.runs = [];
	}
}
