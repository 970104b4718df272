import { scheduledKlWeight, scheduledLearningRate } from '../model/schedule';
import { type LossTerms, meanTerms, type PartialTerms, type RunSettings } from '../model/settings';
import { TermTable } from '../model/TermTable';
import {
	type Checkpoint,
	type Encoding,
	type EngineId,
	type MemoryUse,
	type RunCheckpoint,
	type StepMetrics,
	seedOfRun,
	type Trainer,
	type TrainerSetup,
} from './Trainer';

/** What one step of one run is computed with. */
export interface PlannedRun {
	/** Of its batches and noise. */
	readonly seed: number;
	/** Its settings with the KL weight that the schedule has at this step. */
	readonly settings: RunSettings;
	/** As the schedule has it at this step. */
	readonly learningRate: number;
	/** Updates since Adam was made, this one included. */
	readonly adamStep: number;
}

export interface PlannedStep {
	/** From 1. */
	readonly number: number;
	readonly runs: readonly PlannedRun[];
}

/** The numbers of a run that an engine holds. */
export type RunState = Omit<RunCheckpoint, 'adamStep'>;

/**
 * The state that every trainer keeps, whatever its engine: the steps taken, each run's settings and Adam's count, the
 * schedules, and the means over more transitions than the engine takes at a time. An engine extends it and computes.
 */
export abstract class LockStepTrainer implements Trainer {
	abstract readonly engine: EngineId;
	abstract readonly lost: Promise<string>;
	step = 0;

	/** Steps that the engine is given at a time. They count when all of them have been taken. */
	protected readonly stepsATime: number = 1;
	/** Transitions that the engine encodes or evaluates at a time. */
	protected abstract readonly listedRows: number;
	private readonly kept: { settings: RunSettings; adamStep: number }[];

	protected constructor(protected readonly setup: TrainerSetup) {
		this.kept = setup.runs.map((settings) => ({ settings, adamStep: 0 }));
	}

	/**
	 * Takes steps that follow one another.
	 * @param terms receives the raw loss terms before each update, a row a step
	 */
	protected abstract take(steps: readonly PlannedStep[], terms: TermTable): Promise<void>;

	/** @param indices at most {@link listedRows} @returns arrays that may be written again later */
	protected abstract encodePart(run: number, indices: Uint32Array): Promise<Encoding> | Encoding;

	/** The mean of the terms over transitions. @param indices at most {@link listedRows} */
	protected abstract evaluatePart(run: number, indices: Uint32Array): Promise<LossTerms> | LossTerms;

	/** A copy of what the engine holds of a run. */
	protected abstract read(run: number): Promise<RunState> | RunState;

	/** Puts a run's numbers in place of those that the engine holds. */
	protected abstract write(run: number, state: RunState): Promise<void> | void;

	abstract weights(run: number): Promise<Float32Array>;
	abstract memory(): MemoryUse;
	abstract dispose(): void;

	async advance(steps: number): Promise<StepMetrics> {
		const firstStep = this.step + 1;
		const terms = TermTable.zeros(steps, this.kept.length);
		for (let done = 0; done < steps; ) {
			const planned = this.plan(Math.min(this.stepsATime, steps - done));
			const end = done + planned.length;
			await this.take(planned, terms.part(done, end));
			this.count(planned);
			done = end;
		}
		return { firstStep, count: steps, values: terms.values };
	}

	/** The next steps, with the present settings. */
	protected plan(steps: number): readonly PlannedStep[] {
		return Array.from({ length: steps }, (_, ahead) => {
			const number = this.step + 1 + ahead;
			return { number, runs: this.kept.map((_, run) => this.planRun(run, number, ahead)) };
		});
	}

	private planRun(run: number, step: number, ahead: number): PlannedRun {
		const { settings, adamStep } = this.kept[run];
		return {
			seed: seedOfRun(this.setup, run),
			settings: { ...settings, klWeight: scheduledKlWeight(settings, step) },
			learningRate: scheduledLearningRate(settings, step),
			adamStep: settings.optimizer === 'kept' ? adamStep + 1 + ahead : 1,
		};
	}

	/** Notes that steps of {@link plan} have been taken. */
	protected count(planned: readonly PlannedStep[]): void {
		const last = planned.at(-1);
		if (!last) return;
		this.step = last.number;
		for (const [run, { adamStep }] of last.runs.entries()) this.kept[run].adamStep = adamStep;
	}

	configure(run: number, settings: RunSettings): void {
		this.kept[run].settings = settings;
	}

	async encode(run: number, indices: Uint32Array): Promise<Encoding> {
		const { latentDim } = this.setup.shape;
		const mean = new Float32Array(indices.length * latentDim);
		const std = new Float32Array(indices.length * latentDim);
		for (let from = 0; from < indices.length; from += this.listedRows) {
			const part = await this.encodePart(run, this.partOf(indices, from));
			mean.set(part.mean, from * latentDim);
			std.set(part.std, from * latentDim);
		}
		return { mean, std };
	}

	async evaluate(run: number, indices: Uint32Array): Promise<LossTerms> {
		const parts: PartialTerms[] = [];
		for (let from = 0; from < indices.length; from += this.listedRows) {
			const part = this.partOf(indices, from);
			parts.push({ ...(await this.evaluatePart(run, part)), count: part.length });
		}
		return meanTerms(parts);
	}

	/** The list itself if it is short enough, so that an engine can recognise it. */
	private partOf(indices: Uint32Array, from: number): Uint32Array {
		return indices.length <= this.listedRows ? indices : indices.subarray(from, from + this.listedRows);
	}

	async checkpoint(): Promise<Checkpoint> {
		const { step } = this;
		const counts = this.kept.map(({ adamStep }) => adamStep);
		const runs = counts.map(async (adamStep, run) => ({ ...(await this.read(run)), adamStep }));
		return { step, runs: await Promise.all(runs) };
	}

	/** @throws {RangeError} if the number of runs differs; nothing is changed then */
	async restore(checkpoint: Checkpoint): Promise<void> {
		const [wanted, given] = [this.kept.length, checkpoint.runs.length];
		if (given !== wanted) throw new RangeError(`the checkpoint has ${given} runs, the training ${wanted}`);
		this.step = checkpoint.step;
		for (const [run, { adamStep, ...state }] of checkpoint.runs.entries()) {
			this.kept[run].adamStep = adamStep;
			await this.write(run, state);
		}
	}
}
