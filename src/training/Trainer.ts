import type { Dataset } from '../dataset/Dataset';
import type { ModelShape } from '../model/layout';
import type { LossTerms, RunSettings } from '../model/settings';

/** The engines, fastest hardware first. */
export const ENGINE_IDS = ['webgpu', 'tfjs-webgpu', 'simd', 'reference'] as const;
export type EngineId = (typeof ENGINE_IDS)[number];

/** What a trainer is made for; a change of any of it needs a new trainer. */
export interface TrainerSetup {
	readonly shape: ModelShape;
	readonly dataset: Dataset;
	/** Transitions that batches are drawn from; every one when left out. */
	readonly trainingPart?: Uint32Array;
	/** Seed of initial weights, batches and noise: the same for every run, so that their settings alone differ. */
	readonly seed: number;
	/** One entry a run: seeds of their own instead. What is measured beside the training keeps {@link seed}. */
	readonly runSeeds?: readonly number[];
	/** Transitions a step, drawn uniformly with replacement. */
	readonly batchSize: number;
	/** One entry a run; R = runs.length. */
	readonly runs: readonly RunSettings[];
}

/** The seed of a run's initial weights, batches and noise. */
export function seedOfRun({ seed, runSeeds }: Pick<TrainerSetup, 'seed' | 'runSeeds'>, run: number): number {
	return runSeeds?.[run] ?? seed;
}

/** The state of one run's training: enough to go on exactly. */
export interface RunCheckpoint {
	/** Flat weights, in the order of `parameterLayout`. */
	readonly weights: Float32Array;
	/** Adam's first moment, like the weights. */
	readonly firstMoment: Float32Array;
	/** Adam's second moment, like the weights. */
	readonly secondMoment: Float32Array;
	/** Updates since Adam was made. */
	readonly adamStep: number;
}

export interface Checkpoint {
	/** Steps taken. */
	readonly step: number;
	readonly runs: readonly RunCheckpoint[];
}

/** The raw loss terms of consecutive steps. */
export interface StepMetrics {
	/** The first step's number, from 1. */
	readonly firstStep: number;
	readonly count: number;
	/** A row a step; read as a `TermTable`. Packed, because the worker transfers them. */
	readonly values: Float32Array;
}

/** The posterior of some transitions: rows of Z numbers. */
export interface Encoding {
	readonly mean: Float32Array;
	readonly std: Float32Array;
}

/** An engine's memory, to detect leaks. */
export interface MemoryUse {
	readonly tensors: number;
	readonly bytes: number;
}

/**
 * Advances R runs in lock-step over one dataset: the same initial weights, batches and noise in each, unless they
 * have seeds of their own. Else only their {@link RunSettings} differ.
 */
export interface Trainer {
	readonly engine: EngineId;
	/** Steps taken. */
	readonly step: number;
	/** Settles with the reason when the engine is gone (a lost device); never otherwise. */
	readonly lost: Promise<string>;
	/** Takes `steps` steps with every run. The loss terms are those before each update. */
	advance(steps: number): Promise<StepMetrics>;
	/** Changes a run's settings from the next step on. */
	configure(run: number, settings: RunSettings): void;
	/** Encodes transitions of the dataset, by index. */
	encode(run: number, indices: Uint32Array): Promise<Encoding>;
	/**
	 * The raw loss terms on transitions of the dataset, by index; at least one. The noise in z is that of
	 * `evaluationNoise`, the same at every step, so that a change of the terms is one of the weights.
	 */
	evaluate(run: number, indices: Uint32Array): Promise<LossTerms>;
	/** A copy of a run's flat weights. */
	weights(run: number): Promise<Float32Array>;
	checkpoint(): Promise<Checkpoint>;
	/** Goes on from a checkpoint of the same shape. */
	restore(checkpoint: Checkpoint): Promise<void>;
	memory(): MemoryUse;
	dispose(): void;
}

/** @param onProgress called with the share of the start that is done, 0 … 1, by engines that take long to start */
export type CreateTrainer = (setup: TrainerSetup, onProgress?: (share: number) => void) => Promise<Trainer>;
