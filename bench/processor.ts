/**
 * The SIMD engine beside its peers on one core of the processor, in turn: each round has one share of every one of them,
 * so that whatever else the machine does falls on all.
 */
import { compileAssembly } from '../scripts/compile-simd.mjs';
import { loadSimd } from '../scripts/simdModule';
import { ReferenceTrainer } from '../src/training/reference/ReferenceTrainer';
import type { Trainer, TrainerSetup } from '../src/training/Trainer';
import { SimdTrainer } from '../src/training/wasm/SimdTrainer';
import { teachingSetup } from './measureTrainer';
import { stepOperations } from './operations';
import { type PyTorchStep, pyTorchFigure, pyTorchStep } from './pytorch';
import { type Figure, median } from './statistics';

const ROUNDS = 7;
/** Milliseconds of each in a round. */
const SHARE = 120;
const WIDTHS = [64, 128, 256];
/** Threads of PyTorch: as many as the SIMD engine has, and both cores of this class of machine. */
const THREADS = [1, 2];

/** What bench/assembly/kernel.ts exports. */
interface Kernel {
	create(rows: number, width: number): void;
	tiles(times: number): void;
	layers(times: number): void;
}

/** Milliseconds of one of what `work` does so many of. */
async function share(work: (times: number) => unknown, times: number): Promise<number> {
	const start = performance.now();
	await work(times);
	return (performance.now() - start) / times;
}

/** How many fit a share. */
async function fitting(work: (times: number) => unknown): Promise<number> {
	await work(3);
	return Math.max(1, Math.round(SHARE / (await share(work, 5))));
}

async function bytesAfter(trainer: Trainer, steps: number): Promise<string> {
	const before = trainer.memory().bytes;
	await trainer.advance(steps);
	return `${before} → ${trainer.memory().bytes}`;
}

/** Engines and PyTorch at three widths, and the kernel alone. */
export async function benchProcessor(): Promise<Figure[]> {
	const module = await WebAssembly.compile(await compileAssembly('bench/assembly/kernel.ts'));
	const figures: Figure[] = [];
	for (const width of WIDTHS) figures.push(...(await atWidth(module, teachingSetup(width, 1))));
	return figures;
}

async function atWidth(module: WebAssembly.Module, setup: TrainerSetup): Promise<Figure[]> {
	const { width } = setup.shape;
	const { batchSize } = setup;
	const { exports } = await WebAssembly.instantiate(module);
	const kernel = exports as unknown as Kernel;
	kernel.create(batchSize, width);
	const simd = await SimdTrainer.create(await loadSimd(), setup);
	const reference = new ReferenceTrainer(setup);
	const contenders = {
		simd: (times: number) => simd.advance(times),
		reference: (times: number) => reference.advance(times),
		tiles: kernel.tiles,
		layers: kernel.layers,
	};
	type Name = keyof typeof contenders;
	const names = Object.keys(contenders) as Name[];
	const counts = {} as Record<Name, number>;
	const times: Record<Name, number[]> = { simd: [], reference: [], tiles: [], layers: [] };
	for (const name of names) counts[name] = await fitting(contenders[name]);
	const torch = new Map<number, PyTorchStep[]>(THREADS.map((threads) => [threads, []]));
	for (let round = 0; round < ROUNDS; round++) {
		for (const name of names) times[name].push(await share(contenders[name], counts[name]));
		// Its own start takes seconds: the first round and the last have it.
		if (round % (ROUNDS - 1) !== 0) continue;
		for (const [threads, steps] of torch) {
			const measured = pyTorchStep(width, batchSize, threads);
			if (measured) steps.push(measured);
		}
	}
	const [step, referenceStep] = [median(times.simd), median(times.reference)];
	const gigaflops = (operations: number, milliseconds: number) => (operations / milliseconds / 1e6).toFixed(1);
	const product = 2 * batchSize * width * width;
	const bytes = await bytesAfter(simd, 2_000);
	simd.dispose();
	const at = `width ${width}`;
	const ratio = (other: number) => `${(other / step).toFixed(2)} ×`;
	const torchBudget = { 64: '≥ 3 ×', 256: '≥ 1.1 ×' }[width];
	const torchFigures = [...torch].map(([threads, steps]) =>
		pyTorchFigure({
			at: `${threads === 1 ? '1 thread' : `${threads} threads`}, ${at}`,
			unit: 'ms a step',
			steps,
			simd: step,
			...(threads === 1 && torchBudget && { budget: torchBudget }),
		}),
	);

	return [
		{
			what: `simd, ${at}`,
			value: step.toFixed(3),
			unit: `ms a step, ${gigaflops(stepOperations(setup), step)} GFLOP/s`,
		},
		{
			what: `reference, ${at}`,
			value: referenceStep.toFixed(2),
			unit: `ms a step; simd ${ratio(referenceStep)}`,
			...(width !== 128 && { budget: width === 64 ? '≥ 7 ×' : '≥ 8 ×' }),
		},
		...torchFigures,
		{ what: `kernel alone, factors packed, ${at}`, value: gigaflops(product, median(times.tiles)), unit: 'GFLOP/s' },
		{
			what: `layer forward, packing included, ${at}`,
			value: gigaflops(product, median(times.layers)),
			unit: 'GFLOP/s',
		},
		{ what: `simd, bytes over 2,000 steps, ${at}`, value: bytes, unit: '', budget: 'flat' },
	];
}
