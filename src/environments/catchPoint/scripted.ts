import { atan2 } from '../../numerics/arctangent';
import type { ScriptedPolicy } from '../Environment';
import { isAtTarget, PARTICLE_OBSERVATION, wayAfterDrift } from '../particle/world';
import { CATCH, MOVE } from './simulator';

/** Move straight at the target, and catch as soon as drifting on leads into its radius. */
export const aimAndCatch: ScriptedPolicy = (observation) => {
	const [driftedX, driftedY] = wayAfterDrift(observation);
	if (isAtTarget(driftedX * driftedX + driftedY * driftedY)) return { action: CATCH, parameters: [] };
	// The simulator's angle counts from the y axis, clockwise.
	const angle = atan2(observation[PARTICLE_OBSERVATION.wayX], observation[PARTICLE_OBSERVATION.wayY]);
	return { action: MOVE, parameters: [angle / Math.PI] };
};
