/**
 * Catch Point's simulator, as published (`simple_catch.py`; the world is in `particle/world.ts`), with the rules by
 * which the published main script ends an episode.
 *
 * What is odd in it and kept when `published` is true:
 *
 * - **Eleven misses and a step, not ten misses.** A catch is tried while no more than ten have failed, so an eleventh
 *   counts too; what ends the episode is the decision after that, whatever it is, with a reward of 0, which is more than
 *   any decision away from the target earns. Corrected: the tenth miss ends the episode.
 * - **A reward of exactly 0 ends the episode**, since that is how the script knows that the attempts are used up: also
 *   that of a move right onto the target. Corrected: it does not.
 *
 * What looks odd and is the design of the task: the misses are counted, but not observed; CATCH pushes nothing, and the
 * agent drifts on; the angle counts from the y axis, clockwise.
 */
import { cos, sin } from '../../numerics/trigonometry';
import type { Outcome, SimulatorOptions } from '../Environment';
import { ParticleSimulator } from '../particle/ParticleSimulator';
import {
	FORCE,
	isAtTarget,
	moveParticle,
	PARTICLE_STATE_LENGTH,
	squaredDistance,
	TARGET_REWARD,
} from '../particle/world';

/** Index of each discrete action. */
export const MOVE = 0;
export const CATCH = 1;

/** Misses after which the episode cannot be won. */
const ATTEMPTS = 10;
const PUBLISHED_ATTEMPTS = 11;

/** Place of the failed catches in a saved state, behind the particle's. */
export const MISSES = PARTICLE_STATE_LENGTH;
export const CATCH_POINT_STATE_LENGTH = PARTICLE_STATE_LENGTH + 1;

export class CatchPointSimulator extends ParticleSimulator {
	constructor(options: SimulatorOptions) {
		super(options, CATCH_POINT_STATE_LENGTH);
	}

	step(action: number, parameters: ArrayLike<number>, onTick?: () => void): Outcome {
		if (action !== MOVE && action !== CATCH) throw new RangeError(`Catch Point has no action ${action}`);
		const angle = Math.PI * parameters[0];
		if (action === MOVE) moveParticle(this.state, FORCE * sin(angle), FORCE * cos(angle));
		else moveParticle(this.state, 0, 0);
		const outcome = this.judge(action);
		onTick?.();
		return outcome;
	}

	/** What the decision is worth, the agent having moved. */
	private judge(action: number): Outcome {
		const { published } = this.options;
		const attempts = published ? PUBLISHED_ATTEMPTS : ATTEMPTS;
		if (this.state[MISSES] >= attempts) return { reward: 0, terminal: true, ticks: 1 };
		const squared = squaredDistance(this.state);
		if (action === CATCH) {
			if (isAtTarget(squared)) return { reward: TARGET_REWARD - squared, terminal: true, ticks: 1 };
			this.state[MISSES]++;
		}
		const terminal = published ? squared === 0 : this.state[MISSES] >= attempts;
		return { reward: -squared, terminal, ticks: 1 };
	}
}
