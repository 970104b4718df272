/**
 * The available engines, and how the first one is started: a probe whether it can be had, and a numeric self-test
 * against the reference. Whether a quicker one takes over is for `contest.ts`.
 */
import type { Breath } from './Breath';
import { isSoftwareAdapter } from './gpuDevice';
import type { EngineReport } from './protocol';
import { ReferenceTrainer } from './reference/ReferenceTrainer';
import { selfTestDeviation } from './selfTest';
import type { CreateTrainer, EngineId, Trainer, TrainerSetup } from './Trainer';
import { TfjsTrainer } from './tfjs/TfjsTrainer';
import { createSimd, type SimdThreads } from './wasm/createSimd';
import type { LoadSimd } from './wasm/SimdProgram';
import { WebGpuTrainer } from './webgpu/WebGpuTrainer';

/** An engine as a candidate. */
export interface EngineCandidate {
	readonly engine: EngineId;
	/** Rejects with the reason when the engine cannot be had here. */
	readonly create: CreateTrainer;
	/** Reason to skip it, or null; only used if no engine was named. */
	readonly sitsOut?: () => Promise<string | null>;
	/** An engine on the same device with less to do a step: where that one works, this one is tried only by name. */
	readonly insteadOf?: EngineId;
}

/**
 * Engines that start at once, the quickest first; each is used if those before it are not available. The others run on
 * the graphics device, and take over once they have been measured to be quicker.
 */
const AT_ONCE: readonly EngineId[] = ['simd', 'reference'];

/** Whether an engine may train from the first step on though nobody named it. */
export function startsAtOnce({ engine }: Pick<EngineCandidate, 'engine'>): boolean {
	return AT_ONCE.includes(engine);
}

/** WebGPU on the CPU need not be tried: it has the same cores as the others, and compiling its kernels takes long there. */
const onSoftware = async () => ((await isSoftwareAdapter()) ? 'its adapter is software on the CPU' : null);

/**
 * Every engine of this build.
 * @param loadSimd gives the compiled SIMD engine
 * @param threads that it may spread runs over; none where left out
 * @param breath lets messages in while an engine computes on this thread; a step is computed in one go where left out
 */
export function engineCandidates(loadSimd: LoadSimd, threads?: SimdThreads, breath?: Breath): EngineCandidate[] {
	return [
		{
			engine: 'webgpu',
			create: (setup, onProgress) => WebGpuTrainer.create(setup, undefined, onProgress),
			sitsOut: onSoftware,
		},
		{
			engine: 'tfjs-webgpu',
			create: (setup) => TfjsTrainer.create(setup),
			sitsOut: onSoftware,
			insteadOf: 'webgpu',
		},
		{ engine: 'simd', create: (setup) => createSimd(loadSimd, setup, threads, breath) },
		{ engine: 'reference', create: async (setup) => new ReferenceTrainer(setup, breath) },
	];
}

/** Fraction of the progress that is allotted to starting an engine. */
const STARTING = 0.8;

/** The trainer to begin with, at step 0, and what was seen of each engine that was tried. */
export interface Choice {
	readonly trainer: Trainer | null;
	readonly reports: readonly EngineReport[];
}

/**
 * Starts the engine that is named, or else the first of those that are there at once.
 * @param onTried called with the share of the start that is done, 0 … 1
 */
export async function startEngine(
	candidates: readonly EngineCandidate[],
	wanted: EngineId | 'auto',
	setup: TrainerSetup,
	onTried: (share: number) => void,
): Promise<Choice> {
	const named = candidates.filter(({ engine }) => engine === wanted);
	const tried = wanted === 'auto' ? inOrder(candidates.filter(startsAtOnce)) : named;
	const reports: EngineReport[] = [];
	for (const { engine, create } of tried) {
		const out = (reason: string) => reports.push({ engine, ok: false, millisecondsPerStep: null, reason });
		try {
			const deviation = await selfTestDeviation((problem) => create(problem, (share) => onTried(STARTING * share)));
			if (deviation) {
				out(deviation);
				continue;
			}
			const trainer = await create(setup);
			onTried(1);
			const works = [engine, ...tried.map((other) => other.engine).filter(isOracle)];
			for (const id of new Set(works)) reports.push({ engine: id, ok: true, millisecondsPerStep: null, reason: '' });
			return { trainer, reports };
		} catch (error) {
			out(error instanceof Error ? error.message : String(error));
		}
	}
	return { trainer: null, reports };
}

/** Whether an engine is the reference, which needs no test. */
function isOracle(engine: EngineId): boolean {
	return engine === 'reference';
}

function inOrder(candidates: readonly EngineCandidate[]): EngineCandidate[] {
	return candidates.toSorted((a, b) => AT_ONCE.indexOf(a.engine) - AT_ONCE.indexOf(b.engine));
}
