import { type LossTerms, meanTerms } from '../../model/settings';
import { LOG_STD_MAX, LOG_STD_MIN } from '../../model/sigmaRange';
import { TermTable } from '../../model/TermTable';
import type { Encoding, TrainerSetup } from '../Trainer';
import { BLOCK_CELLS, blocksFor, cellIndex } from './blockMatrix';
import type { BlockWeights } from './blockWeights';
import type { DeviceMemory } from './DeviceMemory';
import type { SharedDevice } from './device';
import { BLOCK_BYTES, type ModelBuffers, PassChain } from './PassChain';
import { drawPass, encoderPasses, forwardPasses } from './passes';
import { BATCH_MODE, StepTable } from './stepSettings';
import { type Workspace, workspaceFor } from './workspace';

/** Transitions of one chain of dispatches: enough to fill a GPU, and little memory compared with a batch. */
const ROWS = 512;

/** Chains of one submission. */
const CHAINS = 32;

/** Transitions of one submission. */
export const LISTED_ROWS = ROWS * CHAINS;

/** Forward passes over listed transitions, with the weights of one run. */
export class Evaluator {
	private readonly space: Workspace;
	private readonly chain: PassChain;
	private readonly indexPool: GPUBuffer;
	/** For each chain of a submission its μ and log σ. */
	private readonly codes: GPUBuffer;
	private readonly table: StepTable;
	/** The first so many passes encode. */
	private readonly encoderCount: number;

	constructor(
		private readonly shared: SharedDevice,
		private readonly memory: DeviceMemory,
		private readonly setup: TrainerSetup,
		model: ModelBuffers,
		weights: BlockWeights,
	) {
		const { shape, dataset, runs } = setup;
		this.space = workspaceFor(shape, ROWS);
		const context = { shape, size: dataset.size, weights, space: this.space };
		const encoding = [drawPass(context), ...encoderPasses(context)];
		this.encoderCount = encoding.length;
		this.indexPool = memory.storage('evaluation: index pool', 4 * ROWS * CHAINS);
		this.codes = memory.storage('evaluation: codes', CHAINS * this.codeBlocks * BLOCK_BYTES);
		this.table = new StepTable(shape, CHAINS);
		this.chain = new PassChain(shared, memory, {
			label: 'evaluation',
			model,
			weights,
			space: this.space,
			runs: runs.length,
			batchedRuns: false,
			passes: [...encoding, ...forwardPasses(context)],
			updates: [],
			indexPool: this.indexPool,
			steps: CHAINS,
		});
	}

	/** μ and σ of transitions. @param indices at most {@link LISTED_ROWS} */
	async encode(run: number, indices: Uint32Array): Promise<Encoding> {
		const { latentDim } = this.setup.shape;
		const mean = new Float32Array(indices.length * latentDim);
		const std = new Float32Array(indices.length * latentDim);
		const chains = this.submit(run, indices, 0, this.encoderCount, true);
		const codes = await this.memory.read(this.codes, 0, chains * this.codeBlocks * BLOCK_CELLS);
		for (let row = 0; row < indices.length; row++) this.unpack(codes, row, mean, std);
		return { mean, std };
	}

	/** The mean of the loss terms over transitions. @param indices at most {@link LISTED_ROWS} */
	async evaluate(run: number, indices: Uint32Array): Promise<LossTerms> {
		const chains = this.submit(run, indices, this.encoderCount, undefined, false);
		const terms = await this.memory.read(this.chain.metrics, 0, TermTable.size(chains, 1));
		const ofChains = TermTable.ofRows(terms, chains);
		const parts = Array.from({ length: chains }, (_, chain) => {
			return { ...ofChains.terms(chain, 0), count: Math.min(ROWS, indices.length - chain * ROWS) };
		});
		return meanTerms(parts);
	}

	/** Blocks of μ and raw log σ, which are neighbours in the workspace. */
	private get codeBlocks(): number {
		return 2 * this.space.rowBlocks * this.space.mean.stride;
	}

	/** Sends all chains for some transitions. @returns how many */
	private submit(
		run: number,
		indices: Uint32Array,
		fromPass: number,
		toPass: number | undefined,
		keepCodes: boolean,
	): number {
		const { device } = this.shared;
		const chains = Math.ceil(indices.length / ROWS);
		this.memory.write(this.indexPool, 0, indices);
		for (let chain = 0; chain < chains; chain++) {
			const rows = Math.min(ROWS, indices.length - chain * ROWS);
			this.table.setBatch(chain, {
				number: 0,
				slot: chain,
				seed: this.setup.seed,
				batchMode: BATCH_MODE.listed,
				rows,
				firstIndex: chain * ROWS,
				indexCount: rows,
				runCount: 1,
			});
		}
		this.chain.upload(this.table, chains);
		const encoder = device.createCommandEncoder();
		for (let chain = 0; chain < chains; chain++) {
			const pass = encoder.beginComputePass();
			this.chain.encode(pass, chain, run, fromPass, toPass);
			pass.end();
			if (keepCodes) {
				const bytes = this.codeBlocks * BLOCK_BYTES;
				const from = this.space.mean.first * BLOCK_BYTES;
				encoder.copyBufferToBuffer(this.chain.activations, from, this.codes, chain * bytes, bytes);
			}
		}
		device.queue.submit([encoder.finish()]);
		return chains;
	}

	/** Row `row` of the codes to the same row of the arrays. */
	private unpack(codes: Float32Array, row: number, mean: Float32Array, std: Float32Array): void {
		const { latentDim } = this.setup.shape;
		const columns = blocksFor(latentDim);
		const first = Math.floor(row / ROWS) * this.codeBlocks;
		const means = { first, stride: columns, columns };
		const logStds = { first: first + this.codeBlocks / 2, stride: columns, columns };
		for (let dim = 0; dim < latentDim; dim++) {
			mean[row * latentDim + dim] = codes[cellIndex(means, row % ROWS, dim)];
			const raw = codes[cellIndex(logStds, row % ROWS, dim)];
			std[row * latentDim + dim] = Math.exp(raw < LOG_STD_MIN ? LOG_STD_MIN : raw > LOG_STD_MAX ? LOG_STD_MAX : raw);
		}
	}
}
