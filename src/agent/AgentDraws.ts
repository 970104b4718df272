import { clamp } from '../numerics/clamp';
import { integerAt, normalAt, Stream } from '../randomness/counterRandom';
import type { ReplayBatch, UpdateNoise } from './AgentEngine';
import type { AgentSettings } from './settings';
import { emptyBatch, type TransitionStore } from './TransitionStore';

/** Column of a stream at a row: which transition. */
const CHOICE_COLUMN = 0;

/**
 * An agent's draws besides those of its world: batches, their noise and exploration, each a function of its seed and
 * its progress.
 */
export class AgentDraws {
	readonly batch: ReplayBatch;
	readonly noise: UpdateNoise;

	constructor(
		private readonly seed: number,
		private readonly settings: AgentSettings,
		private readonly replay: TransitionStore,
	) {
		const { batchSize } = settings;
		const cells = batchSize * replay.sizes.codeDim;
		this.batch = emptyBatch(replay.sizes, batchSize);
		this.noise = { relabel: new Float32Array(cells), target: new Float32Array(cells) };
	}

	/** Fills batch and noise for an iteration. @param iteration from 1 */
	fill(iteration: number): void {
		const { seed, settings, replay, batch, noise } = this;
		const { codeDim } = replay.sizes;
		for (let row = 0; row < settings.batchSize; row++) {
			replay.copy(integerAt(seed, Stream.agentBatch, iteration, row, CHOICE_COLUMN, replay.size), batch, row);
			for (let i = 0; i < codeDim; i++) {
				noise.target[row * codeDim + i] = normalAt(seed, Stream.agentTargetNoise, iteration, row, i);
				if (settings.relabelling !== 'off')
					noise.relabel[row * codeDim + i] = normalAt(seed, Stream.agentRelabelNoise, iteration, row, i);
			}
		}
	}

	/** A noise-free answer with exploration noise, clipped to [−1, 1]. @param scale of the noise @param step environment steps before */
	explored(answer: ArrayLike<number>, scale: number, step: number): Float32Array {
		return Float32Array.from(answer, (value, i) => {
			const noise = scale * normalAt(this.seed, Stream.agentExploration, step, 0, i);
			return clamp(value + noise, -1, 1);
		});
	}
}
