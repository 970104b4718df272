import type { InParts } from '../model/inParts';
import type { LossTerms } from '../model/settings';
import { integerAt, normalAt, Stream, type StreamId } from '../randomness/counterRandom';
import type { AgentEngine, EncodedRows, ReplayBatch } from './AgentEngine';
import { type MeasuredBox, measureBox, unitBox } from './measureBox';
import type { AgentSettings } from './settings';
import { emptyBatch, type TransitionStore } from './TransitionStore';

/** Columns of `Stream.agentVae` and `Stream.agentBox` at a row: which transition, then its noise. */
const CHOICE_COLUMN = 0;
const FIRST_NOISE_COLUMN = 1;

/** Of `Stream.agentStates`: which transitions' posteriors are looked at. The states of the swarm are its 0. */
const POSTERIORS = 1;

/**
 * The representation of an agent: the transitions it is trained on, its steps, and what is measured of it. All that is drawn
 * is a function of the seed and of the counts here.
 */
export class AgentRepresentation {
	measured: MeasuredBox;
	/** Measurements of the box. */
	boxes = 0;
	/** Steps taken since the agent began. */
	laterSteps = 0;
	private readonly vaeBatch: ReplayBatch;
	private readonly epsilon: Float32Array;
	private readonly boxBatch: ReplayBatch;

	/** @param random transitions of the random episodes @param replay the agent's own */
	constructor(
		private readonly seed: number,
		private readonly engine: AgentEngine,
		private readonly settings: AgentSettings,
		private readonly random: TransitionStore,
		private readonly replay: TransitionStore,
	) {
		const { latentDim } = engine.model;
		const { batchSize } = settings.representation;
		this.vaeBatch = emptyBatch(replay.sizes, batchSize);
		this.epsilon = new Float32Array(batchSize * latentDim);
		this.boxBatch = emptyBatch(replay.sizes, engine.rows);
		this.measured = { box: unitBox(latentDim), stateError: Number.NaN, threshold: Number.NaN };
	}

	/** Transitions that the representation may be trained on: the random ones, then the agent's own. */
	private get known(): number {
		return this.random.size + this.replay.size;
	}

	private copyKnown(index: number, batch: ReplayBatch, row: number): void {
		if (index < this.random.size) this.random.copy(index, batch, row);
		else this.replay.copy(index - this.random.size, batch, row);
	}

	/** A step of the representation before the agent begins; as any trainer takes it on the random transitions. @param step from 1 */
	train(step: number): InParts<LossTerms> {
		return this.takeStep(Stream.batch, Stream.epsilon, 0, step);
	}

	/** A step while the agent learns, on its own transitions too. */
	*trainLater(): InParts {
		this.laterSteps++;
		yield* this.takeStep(Stream.agentVae, Stream.agentVae, FIRST_NOISE_COLUMN, this.laterSteps);
	}

	private takeStep(
		batchStream: StreamId,
		noiseStream: StreamId,
		firstNoiseColumn: number,
		step: number,
	): InParts<LossTerms> {
		const { seed, vaeBatch, epsilon } = this;
		const { latentDim } = this.engine.model;
		const rows = vaeBatch.action.length;
		for (let row = 0; row < rows; row++) {
			this.copyKnown(integerAt(seed, batchStream, step, row, CHOICE_COLUMN, this.known), vaeBatch, row);
			for (let dim = 0; dim < latentDim; dim++) {
				epsilon[row * latentDim + dim] = normalAt(seed, noiseStream, step, row, firstNoiseColumn + dim);
			}
		}
		return this.engine.trainVae(vaeBatch, epsilon, this.settings.representation);
	}

	/** Measures box and threshold. */
	*measure(): InParts {
		const { seed, engine, settings } = this;
		const number = this.boxes++;
		const measured = yield* measureBox(
			engine,
			settings.boxSamples,
			(batch, first, rows) => {
				for (let row = 0; row < rows; row++) {
					const index = integerAt(seed, Stream.agentBox, number, first + row, CHOICE_COLUMN, this.known);
					this.copyKnown(index, batch, row);
				}
			},
			this.boxBatch,
			(sample, dim) => normalAt(seed, Stream.agentBox, number, sample, FIRST_NOISE_COLUMN + dim),
		);
		this.measured = settings.hasBox ? measured : { ...measured, box: unitBox(engine.model.latentDim) };
	}

	/** Posteriors of transitions it knows, drawn with replacement; the same draw as long as it knows no more. */
	posteriors(count: number): EncodedRows {
		const { engine, boxBatch, seed } = this;
		const { latentDim } = engine.model;
		const most = boxBatch.action.length;
		const all = { mean: new Float32Array(count * latentDim), std: new Float32Array(count * latentDim) };
		for (let first = 0; first < count; first += most) {
			const rows = Math.min(most, count - first);
			for (let row = 0; row < rows; row++) {
				const index = integerAt(seed, Stream.agentStates, POSTERIORS, first + row, CHOICE_COLUMN, this.known);
				this.copyKnown(index, boxBatch, row);
			}
			const { mean, std } = engine.encode(boxBatch, rows);
			all.mean.set(mean.subarray(0, rows * latentDim), first * latentDim);
			all.std.set(std.subarray(0, rows * latentDim), first * latentDim);
		}
		return all;
	}
}
