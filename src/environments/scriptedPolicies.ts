/**
 * Policies written by hand for the two worlds where a straight way leads to the target: how well those can be played,
 * as a measure for what is learned. Pure functions of the observation in the features' own units.
 */
import { atan2 } from '../numerics/arctangent';
import { CATCH, MOVE } from './catchPoint/simulator';
import type { Environment } from './Environment';
import { motionTable } from './hardMove/motions';
import { isAtTarget, PARTICLE_OBSERVATION, wayAfterDrift } from './particle/world';

/** A hybrid action; parameters in the simulator's units. */
export interface ScriptedDecision {
	readonly action: number;
	readonly parameters: readonly number[];
}

export type ScriptedPolicy = (observation: ArrayLike<number>) => ScriptedDecision;

/** Catch Point: move straight at the target, and catch as soon as drifting on leads into its radius. */
export const aimAndCatch: ScriptedPolicy = (observation) => {
	const [driftedX, driftedY] = wayAfterDrift(observation);
	if (isAtTarget(driftedX * driftedX + driftedY * driftedY)) return { action: CATCH, parameters: [] };
	// The simulator's angle counts from the y axis, clockwise.
	const angle = atan2(observation[PARTICLE_OBSERVATION.wayX], observation[PARTICLE_OBSERVATION.wayY]);
	return { action: MOVE, parameters: [angle / Math.PI] };
};

/** Hard Move: at full strength, the motion that goes furthest in the target's direction; the first of equal ones. */
export function largestProjection(actuators: number): ScriptedPolicy {
	const motions = motionTable(actuators, true);
	return (observation) => {
		const wayX = observation[PARTICLE_OBSERVATION.wayX];
		const wayY = observation[PARTICLE_OBSERVATION.wayY];
		let best = 0;
		let furthest = Number.NEGATIVE_INFINITY;
		for (let action = 0; action < motions.length / 2; action++) {
			const projection = motions[2 * action] * wayX + motions[2 * action + 1] * wayY;
			if (projection <= furthest) continue;
			furthest = projection;
			best = action;
		}
		return { action: best, parameters: [1] };
	};
}

/** The hand-written policy of a world; null where there is none. */
export function scriptedPolicyOf({ id }: Environment): ScriptedPolicy | null {
	if (id === 'catch-point') return aimAndCatch;
	const actuators = /^hard-move-(\d+)$/.exec(id)?.[1];
	return actuators ? largestProjection(Number(actuators)) : null;
}
