import { TermTable } from '../../model/TermTable';
import { BLOCK_CELLS, type BlockMatrix } from './blockMatrix';
import type { BlockWeights } from './blockWeights';
import type { DeviceMemory } from './DeviceMemory';
import type { SharedDevice } from './device';
import { BINDING } from './kernels/bindings';
import { fieldsOf } from './kernels/channels';
import { wordsOf } from './kernels/struct';
import { PASS, STEP, UPDATE, UPDATES } from './kernels/structs';
import type { Pass, WeightUpdate } from './passes';
import type { Kernel } from './pipelines';
import { STEP_STRIDE, type StepTable } from './stepSettings';
import type { Workspace } from './workspace';

/** Bytes of a block. */
export const BLOCK_BYTES = 4 * BLOCK_CELLS;

/** Bytes from one pass to the next: dynamic offsets are multiples of 256. */
const PASS_STRIDE = 256;

/** What all chains of a trainer share. */
export interface ModelBuffers {
	readonly weights: GPUBuffer;
	readonly firstMoments: GPUBuffer;
	readonly secondMoments: GPUBuffer;
	readonly transitions: GPUBuffer;
	readonly actions: GPUBuffer;
}

export interface ChainOptions {
	readonly label: string;
	readonly model: ModelBuffers;
	readonly weights: BlockWeights;
	readonly space: Workspace;
	/** Runs of the trainer. */
	readonly runs: number;
	/** Whether a dispatch works on all runs at once, or on one that is named. */
	readonly batchedRuns: boolean;
	readonly passes: readonly Pass[];
	readonly updates: readonly WeightUpdate[];
	readonly indexPool: GPUBuffer;
	/** Steps whose settings and loss terms there is room for. */
	readonly steps: number;
}

/** A pass ready to be dispatched. */
interface Dispatch {
	readonly pipeline: GPUComputePipeline;
	readonly offset: number;
	readonly x: number;
	readonly y: number;
}

/** Passes over one workspace on the GPU. */
export class PassChain {
	readonly activations: GPUBuffer;
	/** steps × runs × 3 loss terms. */
	readonly metrics: GPUBuffer;
	private readonly steps: GPUBuffer;
	private readonly dispatches: readonly Dispatch[];
	private readonly bindGroups: readonly GPUBindGroup[];
	/** Runs of one dispatch. */
	private readonly depth: number;

	constructor(
		private readonly shared: SharedDevice,
		private readonly memory: DeviceMemory,
		options: ChainOptions,
	) {
		const { label, space, runs, batchedRuns, passes, steps } = options;
		this.depth = batchedRuns ? runs : 1;
		this.activations = memory.storage(`${label}: activations`, this.depth * space.blocks * BLOCK_BYTES);
		this.metrics = memory.storage(`${label}: loss terms`, Math.max(16, 4 * TermTable.size(steps, this.depth)));
		this.steps = memory.uniform(`${label}: steps`, steps * STEP_STRIDE);
		const table = updateTable(options, shared.pipelines.kernels.weightUpdate);
		const passBuffer = memory.uniform(`${label}: passes`, passes.length * PASS_STRIDE);
		memory.write(passBuffer, 0, passWords(options));
		const updateBuffer = memory.uniform(`${label}: updates`, table.words.byteLength);
		memory.write(updateBuffer, 0, table.words);
		this.dispatches = passes.map((pass, index) => {
			const kernel = shared.pipelines.kernels[pass.kernel];
			const threads = threadsOf(pass, kernel, space, table.tiles);
			const [x, y] = threads.map((count, axis) => Math.ceil(count / kernel.workgroup[axis]));
			return { pipeline: kernel.pipeline, offset: index * PASS_STRIDE, x, y };
		});
		const runBytes = options.weights.blocks * BLOCK_BYTES;
		const ranges = batchedRuns
			? [{ offset: 0, size: runs * runBytes }]
			: Array.from({ length: runs }, (_, run) => ({ offset: run * runBytes, size: runBytes }));
		this.bindGroups = ranges.map((range) => this.bindGroup(options, range, passBuffer, updateBuffer));
	}

	/** Uploads the settings of the first `count` steps of a table. */
	upload(table: StepTable, count: number): void {
		this.memory.write(this.steps, 0, new Uint32Array(table.bytes, 0, (count * STEP_STRIDE) / 4));
	}

	/**
	 * Encodes passes with the settings of one step.
	 * @param run which, where a dispatch is for one
	 */
	encode(encoder: GPUComputePassEncoder, step: number, run = 0, from = 0, to = this.dispatches.length): void {
		const group = this.bindGroups[run];
		for (let i = from; i < to; i++) {
			const { pipeline, offset, x, y } = this.dispatches[i];
			encoder.setPipeline(pipeline);
			encoder.setBindGroup(0, group, [offset, step * STEP_STRIDE]);
			encoder.dispatchWorkgroups(x, y, this.depth);
		}
	}

	private bindGroup(
		{ model, indexPool }: ChainOptions,
		range: { readonly offset: number; readonly size: number },
		passes: GPUBuffer,
		updates: GPUBuffer,
	): GPUBindGroup {
		const resources: Record<keyof typeof BINDING, GPUBufferBinding> = {
			pass: { buffer: passes, size: 4 * PASS.words },
			step: { buffer: this.steps, size: 4 * STEP.words },
			updates: { buffer: updates },
			weights: { buffer: model.weights, ...range },
			firstMoments: { buffer: model.firstMoments, ...range },
			secondMoments: { buffer: model.secondMoments, ...range },
			activations: { buffer: this.activations },
			transitions: { buffer: model.transitions },
			actions: { buffer: model.actions },
			indexPool: { buffer: indexPool },
			metrics: { buffer: this.metrics },
		};
		const entries = Object.entries(BINDING).map(([name, binding]) => ({
			binding,
			resource: resources[name as keyof typeof BINDING],
		}));
		return this.shared.device.createBindGroup({ layout: this.shared.pipelines.layout, entries });
	}
}

/** First block and stride, as kernels read a matrix. */
const placeOf = (matrix?: BlockMatrix) => [matrix?.first ?? 0, matrix?.stride ?? 0];

function passWords({ passes, space, weights }: ChainOptions): Uint32Array<ArrayBuffer> {
	const words = wordsOf(new ArrayBuffer(passes.length * PASS_STRIDE));
	passes.forEach((pass, index) => {
		const { columns, inner, sizes = [] } = pass;
		const { source, weight, output, first, second, third } = fieldsOf<BlockMatrix>(pass.kernel, pass);
		PASS.write(words, (index * PASS_STRIDE) / 4, {
			columns,
			inner,
			blocksPerRun: space.blocks,
			weightsPerRun: weights.blocks,
			source: placeOf(source),
			weight: placeOf(weight),
			output: placeOf(output),
			first: placeOf(first),
			second: placeOf(second),
			third: placeOf(third),
			sizes,
		});
	});
	return words.integers;
}

/** The table of the last pass, and the tiles of all its entries. */
function updateTable(
	{ updates, space, weights }: ChainOptions,
	{ tile }: Kernel,
): { readonly words: Uint32Array<ArrayBuffer>; readonly tiles: number } {
	const words = wordsOf(new ArrayBuffer(4 * UPDATES.words));
	let tiles = 0;
	updates.forEach(({ weight, source, gradient }, index) => {
		const tilesAcross = Math.ceil(weight.inputs / tile.columns);
		UPDATE.write(words, UPDATES.tailAt + index * UPDATE.words, {
			source: placeOf(source),
			gradient: placeOf(gradient),
			weight: placeOf(weight),
			outputs: weight.outputs,
			inputs: weight.inputs,
			firstTile: tiles,
			tilesAcross,
			unused: [],
		});
		tiles += tilesAcross * Math.ceil(weight.outputs / tile.rows);
	});
	UPDATES.write(words, 0, {
		tiles,
		count: updates.length,
		blocksPerRun: space.blocks,
		weightsPerRun: weights.blocks,
	});
	return { words: words.integers, tiles };
}

/** Columns and rows of threads of a pass. */
function threadsOf(
	{ threads, columns, kernel: name }: Pass,
	{ tile }: Kernel,
	space: Workspace,
	updateTiles: number,
): readonly [number, number] {
	if (name === 'weightUpdate') return [updateTiles, 1];
	return threads ?? [Math.ceil(columns / tile.columns), Math.ceil(space.rowBlocks / tile.rows)];
}
