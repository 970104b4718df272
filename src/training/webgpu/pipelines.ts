/** The compute pipelines: a handful for every model, since all sizes are data. */
import { BINDING } from './kernels/bindings';
import type { Epilogue, KernelName } from './kernels/channels';
import { drawShader } from './kernels/draw';
import { embeddingUpdateShader } from './kernels/embeddingUpdate';
import { lossTermsShader } from './kernels/lossTerms';
import { productShader, type Tile } from './kernels/product';
import { weightUpdateShader } from './kernels/weightUpdate';

/** A kernel with what a dispatch needs to know of it. */
export interface Kernel {
	readonly pipeline: GPUComputePipeline;
	/** Threads of a workgroup. */
	readonly workgroup: readonly [number, number];
	/** Blocks a thread computes; 1 × 1 for kernels that are no products. */
	readonly tile: Tile;
}

export interface Pipelines {
	readonly layout: GPUBindGroupLayout;
	readonly kernels: Readonly<Record<KernelName, Kernel>>;
}

/** How much a thread does, and how many threads, across and down, a workgroup has. */
export interface Tuning {
	/** Products as wide as a hidden layer. */
	readonly wide: { readonly tile: Tile; readonly workgroup: readonly [number, number] };
	/** Products with few columns. */
	readonly narrow: { readonly tile: Tile; readonly workgroup: readonly [number, number] };
	/** The weights' gradients with their update. */
	readonly update: { readonly tile: Tile; readonly workgroup: readonly [number, number] };
}

/**
 * A GPU wants many small threads; 32 is the smallest warp there is, so that few rows still spread over the chip.
 * SwiftShader takes its four lanes through every load one by one, so there a large tile, which loads seldom and
 * multiplies often, is about twice as fast; four threads fill its lanes, and more workgroups its cores.
 */
export const TUNING = {
	hardware: {
		wide: { tile: { rows: 1, columns: 1 }, workgroup: [8, 4] },
		narrow: { tile: { rows: 1, columns: 1 }, workgroup: [1, 32] },
		update: { tile: { rows: 1, columns: 1 }, workgroup: [32, 1] },
	},
	software: {
		wide: { tile: { rows: 4, columns: 4 }, workgroup: [4, 1] },
		narrow: { tile: { rows: 2, columns: 1 }, workgroup: [1, 4] },
		update: { tile: { rows: 4, columns: 2 }, workgroup: [4, 1] },
	},
} as const satisfies Record<string, Tuning>;

const SINGLE: Tile = { rows: 1, columns: 1 };

/** Kernels that are compiled. */
const KERNEL_COUNT = 12;

/**
 * Compiles all kernels at once, asynchronously.
 * @param onCompiled called after each with the share that is done, 0 … 1
 */
export async function compilePipelines(
	device: GPUDevice,
	tuning: Tuning,
	onCompiled: (share: number) => void = () => {},
): Promise<Pipelines> {
	let compiled = 0;
	const { wide, narrow, update } = tuning;
	const layout = bindGroupLayout(device);
	const pipelineLayout = device.createPipelineLayout({ bindGroupLayouts: [layout] });
	const compile = async (code: string, size: readonly [number, number], tile: Tile): Promise<Kernel> => {
		const compute = { module: device.createShaderModule({ code }), entryPoint: 'main' };
		const pipeline = await device.createComputePipelineAsync({ layout: pipelineLayout, compute });
		onCompiled(++compiled / KERNEL_COUNT);
		return { pipeline, workgroup: size, tile };
	};
	const product = (epilogue: Epilogue, { tile, workgroup }: Tuning['wide']) =>
		compile(productShader(epilogue, tile, workgroup), workgroup, tile);
	const pair = { ...narrow, tile: { ...narrow.tile, columns: 2 } };
	const [relu, fusion, error, heads, mask, fusionGradient, latentGradient, tanhGradient, ...others] = await Promise.all(
		[
			product('relu', wide),
			product('fusion', wide),
			product('error', narrow),
			product('heads', pair),
			product('mask', wide),
			product('fusionGradient', wide),
			product('latentGradient', narrow),
			product('tanhGradient', narrow),
			compile(drawShader(wide.workgroup), wide.workgroup, SINGLE),
			compile(lossTermsShader(), [1, 1], SINGLE),
			compile(embeddingUpdateShader(wide.workgroup), wide.workgroup, SINGLE),
			compile(weightUpdateShader(update.tile, update.workgroup[0]), update.workgroup, update.tile),
		],
	);
	const [draw, lossTerms, embeddingUpdate, weightUpdate] = others;
	return {
		layout,
		kernels: {
			relu,
			fusion,
			error,
			heads,
			mask,
			fusionGradient,
			latentGradient,
			tanhGradient,
			draw,
			lossTerms,
			embeddingUpdate,
			weightUpdate,
		},
	};
}

function bindGroupLayout(device: GPUDevice): GPUBindGroupLayout {
	const { pass, step, updates, transitions, actions, indexPool } = BINDING;
	const bufferOf = (binding: number): GPUBufferBindingLayout => {
		if (binding === pass || binding === step) return { type: 'uniform', hasDynamicOffset: true };
		if (binding === updates) return { type: 'uniform' };
		const readOnly = binding === transitions || binding === actions || binding === indexPool;
		return { type: readOnly ? 'read-only-storage' : 'storage' };
	};
	const entries = Object.values(BINDING).map((binding) => ({
		binding,
		visibility: GPUShaderStage.COMPUTE,
		buffer: bufferOf(binding),
	}));
	return device.createBindGroupLayout({ entries });
}
