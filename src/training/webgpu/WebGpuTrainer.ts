import type { Dataset } from '../../dataset/Dataset';
import { initialWeights } from '../../model/initialise';
import { parameterLayout } from '../../model/layout';
import type { LossTerms } from '../../model/settings';
import { TermTable } from '../../model/TermTable';
import { LockStepTrainer, type PlannedStep, type RunState } from '../LockStepTrainer';
import { type Encoding, type MemoryUse, type StepMetrics, seedOfRun, type TrainerSetup } from '../Trainer';
import { BLOCK_CELLS, cellIndex } from './blockMatrix';
import { type BlockWeights, blockWeights, fromBlocks, toBlocks } from './blockWeights';
import { DeviceMemory } from './DeviceMemory';
import { GpuUnavailable, type SharedDevice, startDevice } from './device';
import { Evaluator, LISTED_ROWS } from './Evaluator';
import { RUN_LIMIT } from './kernels/structs';
import { BLOCK_BYTES, type ModelBuffers, PassChain } from './PassChain';
import { type PassContext, trainingPasses, weightUpdates } from './passes';
import { BATCH_MODE, type BatchMode, StepTable } from './stepSettings';
import { type Workspace, workspaceFor } from './workspace';

/** Steps of one submission. */
const STEPS_PER_SUBMISSION = 32;

/** Submissions in flight: the GPU always has the next one, and no queue builds up. */
const SUBMISSIONS = 2;

/** The names of the matrices in the workspace. */
export type ActivationName = Exclude<keyof Workspace, 'blocks' | 'rowBlocks'>;

/**
 * The fused engine: forward, backward and Adam in hand-written kernels, some two dozen dispatches a step whatever
 * the number of runs. Weights, moments, data and loss terms stay on the GPU; the thread only says how many steps.
 */
export class WebGpuTrainer extends LockStepTrainer {
	readonly engine = 'webgpu';
	/** Dispatches of one step, of all runs. */
	readonly dispatchesPerStep: number;
	readonly lost: Promise<string>;

	protected override readonly stepsATime = Number.POSITIVE_INFINITY;
	protected readonly listedRows = LISTED_ROWS;

	private readonly memoryInUse: DeviceMemory;
	private readonly blocks: BlockWeights;
	private readonly space: Workspace;
	private readonly model: ModelBuffers;
	private readonly chain: PassChain;
	private readonly evaluator: Evaluator;
	private readonly table: StepTable;
	private readonly indexCount: number;
	private stopListening: () => void = () => {};

	/**
	 * Puts data and initial weights on a device.
	 * @param on the device that all trainers share when left out, started when there is none
	 * @throws {GpuUnavailable}
	 */
	static async create(
		setup: TrainerSetup,
		on?: SharedDevice,
		onCompiled?: (share: number) => void,
	): Promise<WebGpuTrainer> {
		if (setup.runs.length > RUN_LIMIT) throw new GpuUnavailable(`at most ${RUN_LIMIT} runs train at once`);
		const shared = on ?? (await startDevice(onCompiled));
		// Too little memory is reported, and does not make the device unusable.
		shared.device.pushErrorScope('out-of-memory');
		const memory = new DeviceMemory(shared);
		let trainer: WebGpuTrainer | null = null;
		let failure: unknown = null;
		try {
			trainer = new WebGpuTrainer(shared, memory, setup);
		} catch (error) {
			failure = error;
		}
		const exhausted = await shared.device.popErrorScope();
		if (trainer && !exhausted) return trainer;
		memory.dispose();
		throw failure ?? new GpuUnavailable(exhausted?.message || 'the GPU has too little memory');
	}

	private constructor(
		private readonly shared: SharedDevice,
		memory: DeviceMemory,
		setup: TrainerSetup,
	) {
		super(setup);
		const { shape, dataset, batchSize, runs } = setup;
		const layout = parameterLayout(shape);
		this.lost = new Promise((resolve) => {
			this.stopListening = shared.whenLost(resolve);
		});
		this.memoryInUse = memory;
		this.blocks = blockWeights(layout);
		const perRun = this.blocks.blocks * BLOCK_BYTES;
		this.model = {
			weights: memory.storage('weights', runs.length * perRun),
			firstMoments: memory.storage('first moments', runs.length * perRun),
			secondMoments: memory.storage('second moments', runs.length * perRun),
			transitions: memory.storageOf('transitions', transitionNumbers(dataset)),
			actions: memory.storageOf('actions', Uint32Array.from(dataset.action)),
		};
		runs.forEach((_, run) => {
			const initial = initialWeights(shape, seedOfRun(setup, run));
			memory.write(this.model.weights, run * perRun, toBlocks(this.blocks, initial));
		});
		const indexPool = setup.trainingPart ?? Uint32Array.from({ length: dataset.size }, (_, index) => index);
		this.indexCount = indexPool.length;
		this.space = workspaceFor(shape, batchSize);
		const context: PassContext = { shape, size: dataset.size, weights: this.blocks, space: this.space };
		const passes = trainingPasses(context);
		this.dispatchesPerStep = passes.length;
		this.table = new StepTable(shape, STEPS_PER_SUBMISSION);
		this.chain = new PassChain(shared, memory, {
			label: 'training',
			model: this.model,
			weights: this.blocks,
			space: this.space,
			runs: runs.length,
			batchedRuns: true,
			passes,
			updates: weightUpdates(context),
			indexPool: memory.storageOf('index pool', indexPool),
			steps: STEPS_PER_SUBMISSION,
		});
		this.evaluator = new Evaluator(shared, memory, setup, this.model, this.blocks);
	}

	protected async take(steps: readonly PlannedStep[], metrics: TermTable): Promise<void> {
		const underWay: Promise<void>[] = [];
		for (let done = 0; done < steps.length; done += STEPS_PER_SUBMISSION) {
			const part = steps.slice(done, done + STEPS_PER_SUBMISSION);
			this.submit(part, BATCH_MODE.random);
			const terms = this.memoryInUse.read(this.chain.metrics, 0, TermTable.size(part.length, metrics.runs));
			underWay.push(terms.then((values) => metrics.setRows(done, values)));
			if (underWay.length === SUBMISSIONS) await underWay.shift();
		}
		await Promise.all(underWay);
	}

	/**
	 * One step on the first transitions of the training part in order, with given noise: for a comparison with
	 * steps that were recorded elsewhere.
	 * @param epsilon batch × Z
	 */
	async advanceOn(epsilon: Float32Array): Promise<StepMetrics> {
		const { latentDim } = this.setup.shape;
		const columns = this.space.epsilon.stride;
		const blocks = new Float32Array(this.space.rowBlocks * columns * BLOCK_CELLS);
		epsilon.forEach((value, i) => {
			blocks[cellIndex({ first: 0, stride: columns, columns }, Math.floor(i / latentDim), i % latentDim)] = value;
		});
		this.setup.runs.forEach((_, run) => {
			const first = run * this.space.blocks + this.space.epsilon.first;
			this.memoryInUse.write(this.chain.activations, first * BLOCK_BYTES, blocks);
		});
		const planned = this.plan(1);
		this.submit(planned, BATCH_MODE.given);
		this.count(planned);
		const values = await this.memoryInUse.read(this.chain.metrics, 0, TermTable.size(1, this.setup.runs.length));
		return { firstStep: this.step, count: 1, values };
	}

	/** A matrix of the last step, row by row, for a comparison. @param width its columns without padding */
	async activations(run: number, name: ActivationName, width: number): Promise<Float32Array> {
		const { first, stride } = this.space[name];
		const count = this.space.rowBlocks * stride * BLOCK_CELLS;
		const from = (run * this.space.blocks + first) * BLOCK_BYTES;
		const blocks = await this.memoryInUse.read(this.chain.activations, from, count);
		const place = { first: 0, stride, columns: stride };
		return Float32Array.from(
			{ length: this.setup.batchSize * width },
			(_, i) => blocks[cellIndex(place, Math.floor(i / width), i % width)],
		);
	}

	/** Sends some steps to the GPU. */
	private submit(steps: readonly PlannedStep[], batchMode: BatchMode): void {
		const { device } = this.shared;
		const { batchSize: rows, seed } = this.setup;
		const { indexCount } = this;
		for (const [slot, { number, runs }] of steps.entries()) {
			const runCount = runs.length;
			this.table.setBatch(slot, { number, slot, seed, batchMode, rows, firstIndex: 0, indexCount, runCount });
			for (const [run, planned] of runs.entries()) this.table.setRun(slot, run, planned, rows);
		}
		this.chain.upload(this.table, steps.length);
		const encoder = device.createCommandEncoder();
		const pass = encoder.beginComputePass();
		for (const slot of steps.keys()) this.chain.encode(pass, slot);
		pass.end();
		device.queue.submit([encoder.finish()]);
	}

	protected encodePart(run: number, indices: Uint32Array): Promise<Encoding> {
		return this.evaluator.encode(run, indices);
	}

	protected evaluatePart(run: number, indices: Uint32Array): Promise<LossTerms> {
		return this.evaluator.evaluate(run, indices);
	}

	weights(run: number): Promise<Float32Array> {
		return this.readRun(this.model.weights, run);
	}

	protected async read(run: number): Promise<RunState> {
		const { weights, firstMoments, secondMoments } = this.model;
		const [weight, firstMoment, secondMoment] = await Promise.all(
			[weights, firstMoments, secondMoments].map((buffer) => this.readRun(buffer, run)),
		);
		return { weights: weight, firstMoment, secondMoment };
	}

	protected write(run: number, { weights, firstMoment, secondMoment }: RunState): void {
		const at = run * this.blocks.blocks * BLOCK_BYTES;
		const write = (buffer: GPUBuffer, flat: Float32Array) =>
			this.memoryInUse.write(buffer, at, toBlocks(this.blocks, flat));
		write(this.model.weights, weights);
		write(this.model.firstMoments, firstMoment);
		write(this.model.secondMoments, secondMoment);
	}

	memory(): MemoryUse {
		return { tensors: this.memoryInUse.count, bytes: this.memoryInUse.bytes };
	}

	dispose(): void {
		this.stopListening();
		this.memoryInUse.dispose();
	}

	private async readRun(buffer: GPUBuffer, run: number): Promise<Float32Array> {
		const cells = this.blocks.blocks * BLOCK_CELLS;
		return fromBlocks(this.blocks, await this.memoryInUse.read(buffer, 4 * run * cells, cells));
	}
}

/** State, parameters and state change of every transition, one column after the other. */
function transitionNumbers({ state, parameters, stateDelta }: Dataset): Float32Array {
	const numbers = new Float32Array(state.length + parameters.length + stateDelta.length);
	numbers.set(state);
	numbers.set(parameters, state.length);
	numbers.set(stateDelta, state.length + parameters.length);
	return numbers;
}
