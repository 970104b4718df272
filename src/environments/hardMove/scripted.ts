import type { ScriptedPolicy } from '../Environment';
import { PARTICLE_OBSERVATION } from '../particle/world';

/**
 * At full strength, the motion that goes furthest in the target's direction; the first of equal ones.
 * @param motions gives x and y of each action's motion, one after the other, as `motionTable` makes them
 */
export function largestProjection(motions: () => ArrayLike<number>): ScriptedPolicy {
	return (observation) => {
		const table = motions();
		const wayX = observation[PARTICLE_OBSERVATION.wayX];
		const wayY = observation[PARTICLE_OBSERVATION.wayY];
		let best = 0;
		let furthest = Number.NEGATIVE_INFINITY;
		for (let action = 0; action < table.length / 2; action++) {
			const projection = table[2 * action] * wayX + table[2 * action + 1] * wayY;
			if (projection <= furthest) continue;
			furthest = projection;
			best = action;
		}
		return { action: best, parameters: [1] };
	};
}
