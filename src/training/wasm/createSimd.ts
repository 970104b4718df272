import { parameterLayout } from '../../model/layout';
import type { Breath } from '../Breath';
import type { Trainer, TrainerSetup } from '../Trainer';
import type { StartPart } from './parts';
import type { LoadSimd } from './SimdProgram';
import { SimdTrainer } from './SimdTrainer';
import { SplitTrainer } from './SplitTrainer';

/** Threads that runs may be spread over. */
export interface SimdThreads {
	readonly start: StartPart;
	/** Threads that may be busy at once, beside the one that asks. */
	readonly most: number;
}

/** Weights × transitions of a run's step below which threads are not worth starting: about 0.1 ms of work. */
const WORTH_SPLITTING = 262_144;

/** How many threads a training is spread over; 1 for none but the one that asks. */
export function threadsFor({ shape, batchSize, runs }: TrainerSetup, most: number): number {
	const work = parameterLayout(shape).length * batchSize;
	return work < WORTH_SPLITTING ? 1 : Math.max(1, Math.min(runs.length, most));
}

/**
 * Starts the SIMD engine, on as many threads as are worth it.
 * @param breath for one that computes on the thread that asks; on others a step blocks no messages
 * @throws where it cannot be had
 */
export async function createSimd(
	load: LoadSimd,
	setup: TrainerSetup,
	threads?: SimdThreads,
	breath?: Breath,
): Promise<Trainer> {
	const module = await load();
	const count = threads ? threadsFor(setup, threads.most) : 1;
	if (!threads || count === 1) return SimdTrainer.create(module, setup, breath);
	try {
		return await SplitTrainer.create(module, setup, threads.start, count);
	} catch {
		// A browser without workers in workers: the same numbers, one run after the other.
		return SimdTrainer.create(module, setup, breath);
	}
}
