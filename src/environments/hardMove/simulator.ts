/**
 * Hard Move's simulator, as published (`simple_move_4_direction_v1.py`; the world is in `particle/world.ts`), with the
 * rule by which the published main script ends an episode: the target is reached.
 *
 * What is odd in it and kept when `published` is true:
 *
 * - **Directions have three decimals**, so that for 6, 8 and 10 actuators most are not quite of length 1. Corrected: they
 *   are exact.
 *
 * What looks odd and is the design of the task: many actions are one motion (9 different ones of 16 for four actuators,
 * 19 of 64, 81 of 256 and 211 of 1,024), and some are none; one parameter scales the whole motion, where the paper
 * speaks of one for each actuator.
 */
import { clamp } from '../../numerics/clamp';
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

export class HardMoveSimulator extends ParticleSimulator {
	private readonly motions: Float64Array;

	/** @param motions as `motionTable` gives them */
	constructor(options: SimulatorOptions, motions: Float64Array) {
		super(options, PARTICLE_STATE_LENGTH);
		this.motions = motions;
	}

	step(action: number, parameters: ArrayLike<number>, onTick?: () => void): Outcome {
		if (!Number.isInteger(action) || action < 0 || 2 * action >= this.motions.length) {
			throw new RangeError(`Hard Move has no action ${action}`);
		}
		const force = FORCE * clamp(parameters[0], -1, 1);
		moveParticle(this.state, force * this.motions[2 * action], force * this.motions[2 * action + 1]);
		onTick?.();
		const squared = squaredDistance(this.state);
		const terminal = isAtTarget(squared);
		return { reward: (terminal ? TARGET_REWARD : 0) - squared, terminal, ticks: 1 };
	}
}
