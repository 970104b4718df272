import { transitionNoise } from '../../analysis/transitionNoise';
import { copyTransition, emptyRows, type TransitionRows } from '../../dataset/transitionRows';
import { adamUpdate } from '../../model/adam';
import { ConditionalVae } from '../../model/ConditionalVae';
import { initialWeights } from '../../model/initialise';
import type { LossTerms } from '../../model/settings';
import type { TermTable } from '../../model/TermTable';
import { RunBatches } from '../BatchSource';
import { type Breath, withBreath } from '../Breath';
import { LockStepTrainer, type PlannedStep, type RunState } from '../LockStepTrainer';
import { type Encoding, type MemoryUse, seedOfRun, type TrainerSetup } from '../Trainer';

/** Transitions encoded or evaluated at a time: enough to amortise the loops, little enough to stay in cache. */
const ENCODE_ROWS = 128;

/** The plain-TypeScript engine: the definition, run as it stands. */
export class ReferenceTrainer extends LockStepTrainer {
	readonly engine = 'reference';
	readonly lost = new Promise<string>(() => {});
	protected readonly listedRows = ENCODE_ROWS;

	private readonly model: ConditionalVae;
	private readonly batches: RunBatches;
	private readonly gradients: Float32Array;
	private readonly chunk: TransitionRows;
	private runs: RunState[];

	/** @param breath lets messages in while a step is computed; left out, a step is computed in one go */
	constructor(
		setup: TrainerSetup,
		private readonly breath?: Breath,
	) {
		super(setup);
		const { shape, dataset, batchSize, runs } = setup;
		this.model = new ConditionalVae(shape, Math.max(batchSize, ENCODE_ROWS));
		this.chunk = emptyRows(dataset, ENCODE_ROWS);
		this.batches = new RunBatches(setup);
		const { length } = this.model.layout;
		this.gradients = new Float32Array(length);
		this.runs = runs.map((_, run) => ({
			weights: initialWeights(shape, seedOfRun(setup, run)),
			firstMoment: new Float32Array(length),
			secondMoment: new Float32Array(length),
		}));
	}

	protected async take([{ number, runs }]: readonly PlannedStep[], metrics: TermTable): Promise<void> {
		const { batches, model, gradients, breath } = this;
		// Until the step is whole, also where the trainer is disposed of meanwhile.
		const held = this.runs;
		batches.draw(number);
		for (const [index, { settings, learningRate, adamStep }] of runs.entries()) {
			const { weights, firstMoment, secondMoment } = held[index];
			const batch = batches.of(index);
			const terms = await withBreath(model.forwardInParts(weights, batch, batch.epsilon, batch.rows), breath);
			await withBreath(model.backwardInParts(weights, batch, batch.epsilon, settings, gradients, batch.rows), breath);
			adamUpdate(settings.optimizer, learningRate, adamStep, weights, gradients, firstMoment, secondMoment);
			metrics.set(0, index, terms);
		}
	}

	protected async encodePart(run: number, indices: Uint32Array): Promise<Encoding> {
		const turn = this.breath?.due();
		if (turn) await turn;
		const { model } = this;
		this.list(indices);
		model.encode(this.runs[run].weights, this.chunk, indices.length);
		const length = indices.length * this.setup.shape.latentDim;
		return { mean: model.encoder.mean.subarray(0, length), std: model.encoder.std.subarray(0, length) };
	}

	protected evaluatePart(run: number, indices: Uint32Array): Promise<LossTerms> {
		this.list(indices);
		const epsilon = transitionNoise(this.setup.seed, indices, this.setup.shape.latentDim);
		const parts = this.model.forwardInParts(this.runs[run].weights, this.chunk, epsilon, indices.length);
		return withBreath(parts, this.breath);
	}

	/** Copies listed transitions to the chunk. */
	private list(indices: Uint32Array): void {
		indices.forEach((transition, row) => {
			copyTransition(this.setup.dataset, transition, this.chunk, row);
		});
	}

	async weights(run: number): Promise<Float32Array> {
		return this.runs[run].weights.slice();
	}

	protected read(run: number): RunState {
		return copyOf(this.runs[run]);
	}

	protected write(run: number, state: RunState): void {
		this.runs[run] = copyOf(state);
	}

	memory(): MemoryUse {
		const perRun = 3 * this.gradients.length;
		return { tensors: 3 * this.runs.length, bytes: 4 * perRun * this.runs.length };
	}

	dispose(): void {
		this.runs = [];
	}
}

const copyOf = ({ weights, firstMoment, secondMoment }: RunState): RunState => ({
	weights: weights.slice(),
	firstMoment: firstMoment.slice(),
	secondMoment: secondMoment.slice(),
});
