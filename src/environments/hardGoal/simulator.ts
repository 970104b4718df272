/**
 * Hard Goal's simulator, as published (`main_embedding_hard_goal_*.py`): Goal's, whose two shots are each divided into
 * five, one for each fifth of the goal line. Goal's own quirks are in `goal/simulator.ts`.
 *
 * What is odd in it and kept when `published` is true:
 *
 * - **The middle of the goal cannot be hit.** The middle slice, meant to go from −0.2 to 0.2 of the half width, is
 *   written from 0.2 to 0.2: both actions for it aim at 1.402 m whatever their parameter. Corrected: from −0.2 to 0.2.
 * - **The parameter runs backwards**: −1 is the slice's upper end and +1 its lower. Corrected: it runs upwards.
 * - **Both rows of five are the same**, since Goal's two shots are. Corrected, as there: the first five are the fifths of
 *   the lower half, and the others those of the upper half.
 */

import { clip } from '../../numerics/clamp';
import type { Outcome, Simulator, SimulatorOptions } from '../Environment';
import { GOAL_HALF_WIDTH } from '../goal/pitch';
import { GoalSimulator, KICK_TO, SHOOT_LEFT, SHOOT_RIGHT } from '../goal/simulator';

/** Actions for each of Goal's two shots. */
export const SLICES = 5;

/** The slices' ends, in half widths of the goal. */
const PUBLISHED_SLICES: readonly (readonly [number, number])[] = [
	[-1, -0.6],
	[-0.6, -0.2],
	[0.2, 0.2],
	[0.2, 0.6],
	[0.6, 1],
];
const MIDDLE = 2;
const CORRECTED_MIDDLE: readonly [number, number] = [-0.2, 0.2];

/**
 * Where on the goal line a slice's shot aims, in the metres of Goal's SHOOT.
 * @param slice from 0, the lowest
 * @param place in the slice, in [−1, 1]; outside counts as its ends
 */
export function sliceAim(slice: number, place: number, published: boolean): number {
	const [low, high] = !published && slice === MIDDLE ? CORRECTED_MIDDLE : PUBLISHED_SLICES[slice];
	const upwards = published ? -clip(place, 1) : clip(place, 1);
	return GOAL_HALF_WIDTH * ((low + high) / 2 + (upwards * (high - low)) / 2);
}

export class HardGoalSimulator implements Simulator {
	private readonly published: boolean;
	private readonly goal: GoalSimulator;

	constructor(options: SimulatorOptions) {
		this.published = options.published;
		this.goal = new GoalSimulator(options);
	}

	reset(): void {
		this.goal.reset();
	}

	step(action: number, parameters: ArrayLike<number>, onTick?: () => void): Outcome {
		if (action === KICK_TO) return this.goal.step(KICK_TO, parameters, onTick);
		if (!Number.isInteger(action) || action < 0 || action > 2 * SLICES) {
			throw new RangeError(`Hard Goal has no action ${action}`);
		}
		const shot = action <= SLICES ? SHOOT_LEFT : SHOOT_RIGHT;
		return this.goal.step(shot, [sliceAim((action - 1) % SLICES, parameters[0], this.published)], onTick);
	}

	observation(into?: Float64Array): Float64Array {
		return this.goal.observation(into);
	}

	save(into?: Float64Array): Float64Array {
		return this.goal.save(into);
	}

	restore(state: ArrayLike<number>): void {
		this.goal.restore(state);
	}
}
