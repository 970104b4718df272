import type { Dataset } from '../../dataset/Dataset';
import { initialWeights } from '../../model/initialise';
import { parameterLayout } from '../../model/layout';
import type { LossTerms, RunSettings } from '../../model/settings';
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
import { BLOCK_CELLS, cellIndex } from './blockMatrix';
import { type BlockWeights, blockWeights, fromBlocks, toBlocks } from './blockWeights';
import { DeviceMemory } from './DeviceMemory';
import { GpuUnavailable, type SharedDevice, startDevice } from './device';
import { Inspection } from './Inspection';
import { DRAWING } from './kernels/draw';
import { BLOCK_BYTES, type ModelBuffers, PassChain } from './PassChain';
import { type PassContext, trainingPasses, weightUpdates } from './passes';
import { RUN_LIMIT, StepTable } from './stepSettings';
import { type Workspace, workspaceFor } from './workspace';

/** Steps of one submission. */
const STEPS_PER_SUBMISSION = 32;

/** Submissions under way at once: the GPU has the next when it has done one, and nothing piles up. */
const SUBMISSIONS = 2;

interface Run {
	settings: RunSettings;
	adamStep: number;
	readonly seed: number;
}

/** The names of the matrices in the workspace. */
export type ActivationName = Exclude<keyof Workspace, 'blocks' | 'rowBlocks'>;

/**
 * The fused engine: forward, backward and Adam in hand-written kernels, some two dozen dispatches a step whatever
 * the number of runs. Weights, moments, data and loss terms stay on the GPU; the thread only says how many steps.
 */
export class WebGpuTrainer implements Trainer {
	readonly engine = 'webgpu';
	step = 0;
	/** Dispatches of one step, of all runs. */
	readonly dispatchesPerStep: number;
	readonly lost: Promise<string>;

	private readonly memoryInUse: DeviceMemory;
	private readonly blocks: BlockWeights;
	private readonly space: Workspace;
	private readonly model: ModelBuffers;
	private readonly chain: PassChain;
	private readonly inspection: Inspection;
	private readonly table: StepTable;
	private readonly runs: Run[];
	private readonly choiceCount: number;
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
		// Too little memory is an answer, not an error that condemns the device.
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
		private readonly setup: TrainerSetup,
	) {
		const { shape, dataset, batchSize, runs } = setup;
		const layout = parameterLayout(shape);
		this.lost = new Promise((resolve) => {
			this.stopListening = shared.whenLost(resolve);
		});
		this.memoryInUse = memory;
		this.blocks = blockWeights(layout);
		this.runs = runs.map((settings, run) => ({ settings, adamStep: 0, seed: seedOfRun(setup, run) }));
		const perRun = this.blocks.blocks * BLOCK_BYTES;
		this.model = {
			weights: memory.storage('weights', runs.length * perRun),
			firstMoments: memory.storage('first moments', runs.length * perRun),
			secondMoments: memory.storage('second moments', runs.length * perRun),
			transitions: memory.storageOf('transitions', transitionNumbers(dataset)),
			actions: memory.storageOf('actions', Uint32Array.from(dataset.action)),
		};
		this.runs.forEach(({ seed }, run) => {
			memory.write(this.model.weights, run * perRun, toBlocks(this.blocks, initialWeights(shape, seed)));
		});
		const choices = setup.trainingPart ?? Uint32Array.from({ length: dataset.size }, (_, index) => index);
		this.choiceCount = choices.length;
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
			together: true,
			passes,
			updates: weightUpdates(context),
			choices: memory.storageOf('choices', choices),
			steps: STEPS_PER_SUBMISSION,
		});
		this.inspection = new Inspection(shared, memory, setup, this.model, this.blocks);
	}

	async advance(steps: number): Promise<StepMetrics> {
		const firstStep = this.step + 1;
		const stride = this.runs.length * METRICS_PER_RUN;
		const values = new Float32Array(steps * stride);
		const underWay: Promise<void>[] = [];
		for (let done = 0; done < steps; done += STEPS_PER_SUBMISSION) {
			const count = Math.min(STEPS_PER_SUBMISSION, steps - done);
			this.submit(count, DRAWING.random);
			const metrics = this.memoryInUse.read(this.chain.metrics, 0, count * stride);
			underWay.push(metrics.then((terms) => values.set(terms, done * stride)));
			if (underWay.length === SUBMISSIONS) await underWay.shift();
		}
		await Promise.all(underWay);
		return { firstStep, count: steps, values };
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
		this.runs.forEach((_, run) => {
			const first = run * this.space.blocks + this.space.epsilon.first;
			this.memoryInUse.write(this.chain.activations, first * BLOCK_BYTES, blocks);
		});
		this.submit(1, DRAWING.given);
		const values = await this.memoryInUse.read(this.chain.metrics, 0, this.runs.length * METRICS_PER_RUN);
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
	private submit(count: number, drawing: (typeof DRAWING)[keyof typeof DRAWING]): void {
		const { device } = this.shared;
		const { batchSize: rows, seed } = this.setup;
		const runCount = this.runs.length;
		for (let i = 0; i < count; i++) {
			const number = ++this.step;
			const choiceCount = this.choiceCount;
			this.table.setBatch(i, { number, slot: i, seed, drawing, rows, firstChoice: 0, choiceCount, runCount });
			this.runs.forEach((run, index) => {
				run.adamStep = run.settings.optimizer === 'kept' ? run.adamStep + 1 : 1;
				this.table.setRun(i, index, run, number, rows);
			});
		}
		this.chain.upload(this.table, count);
		const encoder = device.createCommandEncoder();
		const pass = encoder.beginComputePass();
		for (let i = 0; i < count; i++) this.chain.encode(pass, i);
		pass.end();
		device.queue.submit([encoder.finish()]);
	}

	configure(run: number, settings: RunSettings): void {
		this.runs[run].settings = settings;
	}

	encode(run: number, indices: Uint32Array): Promise<Encoding> {
		return this.inspection.encode(run, indices);
	}

	evaluate(run: number, indices: Uint32Array): Promise<LossTerms> {
		return this.inspection.evaluate(run, indices);
	}

	weights(run: number): Promise<Float32Array> {
		return this.readRun(this.model.weights, run);
	}

	async checkpoint(): Promise<Checkpoint> {
		const { weights, firstMoments, secondMoments } = this.model;
		const { step } = this;
		const runs = await Promise.all(
			this.runs.map(async ({ adamStep }, run) => ({
				weights: await this.readRun(weights, run),
				firstMoment: await this.readRun(firstMoments, run),
				secondMoment: await this.readRun(secondMoments, run),
				adamStep,
			})),
		);
		return { step, runs };
	}

	async restore(checkpoint: Checkpoint): Promise<void> {
		this.step = checkpoint.step;
		const bytes = this.blocks.blocks * BLOCK_BYTES;
		this.runs.forEach((run, index) => {
			const { weights, firstMoment, secondMoment, adamStep } = checkpoint.runs[index];
			run.adamStep = adamStep;
			const write = (buffer: GPUBuffer, flat: Float32Array) =>
				this.memoryInUse.write(buffer, index * bytes, toBlocks(this.blocks, flat));
			write(this.model.weights, weights);
			write(this.model.firstMoments, firstMoment);
			write(this.model.secondMoments, secondMoment);
		});
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
