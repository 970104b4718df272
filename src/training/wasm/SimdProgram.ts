import type { ModelShape } from '../../model/layout';

/** Gives the compiled engine; a page fetches it, Node reads it from a file. */
export type LoadSimd = () => Promise<WebAssembly.Module>;

/** What `assembly/index.ts` exports. An address is a place in the instance's memory, in bytes. */
interface SimdExports {
	readonly memory: WebAssembly.Memory;
	create(
		stateDim: number,
		actionCount: number,
		embeddingDim: number,
		parameterDim: number,
		latentDim: number,
		width: number,
		rows: number,
	): void;
	weightCount(): number;
	createWeights(): number;
	createDataset(size: number, poolSize: number): void;
	datasetState(): number;
	datasetAction(): number;
	datasetParameters(): number;
	datasetStateDelta(): number;
	datasetIndexPool(): number;
	batchState(): number;
	batchAction(): number;
	batchParameters(): number;
	batchStateDelta(): number;
	batchLatent(): number;
	indicesAddress(): number;
	gradientsAddress(): number;
	meanAddress(): number;
	stdAddress(): number;
	parametersAddress(): number;
	stateDeltaAddress(): number;
	draw(seed: number, step: number, rows: number): void;
	list(rows: number): void;
	drawEvaluationNoise(seed: number, rows: number): void;
	encode(weights: number, rows: number): void;
	decode(weights: number, rows: number): void;
	decodeUnderOne(weights: number, rows: number, withStateDelta: boolean): void;
	forward(weights: number, rows: number): void;
	stateTerm(rows: number): number;
	parametersTerm(rows: number): number;
	klTerm(rows: number): number;
	backward(weights: number, rows: number, stateWeight: number, parameterWeight: number, klWeight: number): void;
	update(
		weights: number,
		firstMoment: number,
		secondMoment: number,
		stepSize: number,
		correction: number,
		kept: number,
	): void;
}

/** One instance of the engine: the memory and the functions of one model. */
export class SimdProgram {
	private constructor(
		readonly shape: ModelShape,
		/** The most rows of a batch. */
		readonly rows: number,
		readonly call: SimdExports,
	) {}

	/** @throws {WebAssembly.RuntimeError} where the memory is not to be had */
	static async create(module: WebAssembly.Module, shape: ModelShape, rows: number): Promise<SimdProgram> {
		const { exports } = await WebAssembly.instantiate(module);
		const call = exports as unknown as SimdExports;
		const { stateDim, actionCount, embeddingDim, parameterDim, latentDim, width } = shape;
		call.create(stateDim, actionCount, embeddingDim, parameterDim, latentDim, width, rows);
		return new SimdProgram(shape, rows, call);
	}

	/** Numbers at an address. Valid until something more is created. */
	floats(address: number, length: number): Float32Array {
		return new Float32Array(this.call.memory.buffer, address, length);
	}

	/** Whole numbers at an address, valid as long. */
	integers(address: number, length: number): Int32Array {
		return new Int32Array(this.call.memory.buffer, address, length);
	}

	/** Bytes that the instance holds. */
	get bytes(): number {
		return this.call.memory.buffer.byteLength;
	}
}
