/** How long an engine's steps take; runs in Node and in a page. */
import { collectTransitions } from '../src/dataset/collect';
import { environmentById } from '../src/environments/registry';
import { DEFAULT_CONFIG } from '../src/state/config/defaults';
import { shapeOf } from '../src/training/shapeOf';
import type { CreateTrainer, TrainerSetup } from '../src/training/Trainer';
import { median } from './statistics';

const ROUNDS = 7;
/** About this long a round, in milliseconds of the engine's own speed. */
const ROUND_MILLISECONDS = 300;
/** Steps a round at most: what the fused engine submits at once, so that the thread is not held by waiting for more. */
const ROUND_STEPS = 32;

/** What was seen of one engine at one size; milliseconds. */
export interface Measured {
	/** A lock-step, median of the rounds. */
	readonly step: number;
	/** The first step: uploading, and compiling where an engine does that late. */
	readonly first: number;
	/** A step's share of the time that the thread is held, be it by JavaScript or WebAssembly. */
	readonly thread: number;
	/** Compute dispatches a step; 0 for engines that are not on the GPU. */
	readonly dispatches: number;
}

export async function measureTrainer(create: CreateTrainer, setup: TrainerSetup): Promise<Measured> {
	const trainer = await create(setup);
	const start = performance.now();
	await trainer.advance(1);
	const first = performance.now() - start;
	const again = performance.now();
	await trainer.advance(1);
	const fitting = Math.round(ROUND_MILLISECONDS / (performance.now() - again));
	const steps = Math.min(ROUND_STEPS, Math.max(1, fitting));
	const times: number[] = [];
	const threads: number[] = [];
	const before = dispatched;
	for (let round = 0; round < ROUNDS; round++) {
		const from = performance.now();
		const done = trainer.advance(steps);
		// What an engine does before the thread is free again; the GPU works on after that.
		await nextTask();
		threads.push((performance.now() - from) / steps);
		await done;
		times.push((performance.now() - from) / steps);
	}
	trainer.dispose();
	return { step: median(times), first, thread: median(threads), dispatches: (dispatched - before) / (ROUNDS * steps) };
}

/** What it found, for a table. */
export function describeMeasured({ first, thread, dispatches }: Measured): string {
	const details = [`first ${first.toFixed(0)} ms`, `thread ${thread.toFixed(2)} ms`];
	if (dispatches > 0) details.push(`${dispatches.toFixed(0)} dispatches`);
	return `ms a step (${details.join(', ')})`;
}

let dispatched = 0;

/** Counts every dispatch from here on, whoever makes it. */
export function countDispatches(): void {
	const { dispatchWorkgroups } = GPUComputePassEncoder.prototype;
	GPUComputePassEncoder.prototype.dispatchWorkgroups = function (...counts) {
		dispatched++;
		return dispatchWorkgroups.apply(this, counts);
	};
}

/** The problem that the page opens with, at another width and with so many equal runs. */
export function teachingSetup(width: number, runs: number): TrainerSetup {
	const environment = environmentById('goal');
	if (!environment) throw new Error('goal');
	const { data, model, training } = DEFAULT_CONFIG;
	const dataset = collectTransitions({ environment, published: true, seed: data.seed, size: data.size });
	return {
		shape: shapeOf(environment, { ...model, width }),
		dataset,
		seed: training.seed,
		batchSize: training.batchSize,
		runs: Array.from({ length: runs }, () => DEFAULT_CONFIG.runs[0]),
	};
}

/** When the thread has nothing left of what was begun. */
function nextTask(): Promise<void> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
}
