/** What the GPU gives to one kernel alone, to say how far a whole step is from the limit. */
import { parameterLayout } from '../src/model/layout';
import type { TrainerSetup } from '../src/training/Trainer';
import { blockWeights } from '../src/training/webgpu/blockWeights';
import { DeviceMemory } from '../src/training/webgpu/DeviceMemory';
import { startDevice } from '../src/training/webgpu/device';
import { BLOCK_BYTES, PassChain } from '../src/training/webgpu/PassChain';
import { encoderPasses, type Pass } from '../src/training/webgpu/passes';
import { StepTable } from '../src/training/webgpu/stepSettings';
import { WebGpuTrainer } from '../src/training/webgpu/WebGpuTrainer';
import { workspaceFor } from '../src/training/webgpu/workspace';
import { stepOperations } from './operations';
import { type Figure, median } from './statistics';

const ROUNDS = 9;
const DISPATCHES = 40;
const STEPS = 8;

/**
 * Milliseconds of a dispatch that does nothing, and GFLOP/s of the product of a hidden layer alone and of a whole
 * step, measured in turns so that whatever else the machine does falls on both.
 */
export async function benchRoofline(setup: TrainerSetup): Promise<Figure[]> {
	const { width } = setup.shape;
	const shared = await startDevice();
	const memory = new DeviceMemory(shared);
	const { shape, batchSize } = setup;
	const weights = blockWeights(parameterLayout(shape));
	const space = workspaceFor(shape, batchSize);
	const product = encoderPasses({ shape, size: setup.dataset.size, weights, space }).find(({ name }) => name === 'e1');
	if (!product) throw new Error('there is no hidden layer e1');
	const nothing: Pass = { ...product, name: 'nothing', columns: 0, inner: 0, threads: [1, 1] };
	const perRun = weights.blocks * BLOCK_BYTES;
	const chain = new PassChain(shared, memory, {
		label: 'roofline',
		model: {
			weights: memory.storage('weights', perRun),
			firstMoments: memory.storage('first moments', perRun),
			secondMoments: memory.storage('second moments', perRun),
			transitions: memory.storage('transitions', 16),
			actions: memory.storage('actions', 16),
		},
		weights,
		space,
		runs: 1,
		batchedRuns: true,
		passes: [product, nothing],
		updates: [],
		indexPool: memory.storage('indexPool', 16),
		steps: 1,
	});
	const table = new StepTable(shape, 1);
	const batch = {
		number: 1,
		slot: 0,
		seed: 0,
		batchMode: 0,
		rows: batchSize,
		firstIndex: 0,
		indexCount: 1,
		runCount: 1,
	} as const;
	table.setBatch(0, batch);
	chain.upload(table, 1);
	/** Milliseconds of one dispatch of a pass, of many in one submission. */
	const dispatch = async (pass: number) => {
		const encoder = shared.device.createCommandEncoder();
		const compute = encoder.beginComputePass();
		for (let i = 0; i < DISPATCHES; i++) chain.encode(compute, 0, 0, pass, pass + 1);
		compute.end();
		const start = performance.now();
		shared.device.queue.submit([encoder.finish()]);
		await shared.device.queue.onSubmittedWorkDone();
		return (performance.now() - start) / DISPATCHES;
	};
	const trainer = await WebGpuTrainer.create(setup);
	await trainer.advance(1);
	await dispatch(0);
	const products: number[] = [];
	const empties: number[] = [];
	const steps: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		products.push(await dispatch(0));
		empties.push(await dispatch(1));
		const start = performance.now();
		await trainer.advance(STEPS);
		steps.push((performance.now() - start) / STEPS);
	}
	trainer.dispose();
	memory.dispose();
	const alone = (2 * batchSize * width * width) / median(products) / 1e6;
	const whole = stepOperations(setup) / median(steps) / 1e6;
	return [
		{ what: `webgpu, width ${width}: empty dispatch`, value: median(empties).toFixed(4), unit: 'ms' },
		{ what: `webgpu, width ${width}: a hidden layer's product alone`, value: alone.toFixed(2), unit: 'GFLOP/s' },
		{
			what: `webgpu, width ${width}: a whole step`,
			value: whole.toFixed(2),
			unit: `GFLOP/s, ${((100 * whole) / alone).toFixed(0)} % of the product alone`,
			...(width === 256 && { budget: '≥ 60 %' }),
		},
	];
}
