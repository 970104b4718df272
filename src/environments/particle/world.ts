/**
 * The world that Catch Point and Hard Move share, as published with HyAR (`multiagent/core.py`, after the
 * multi-agent particle environments of Lowe et al., NeurIPS 2017): one point of mass 1 on a plane without walls,
 * and a target that stays where it is. x points right, y up; lengths have no unit, a decision is one tick.
 */
import type { Randomness } from '../../randomness/counterRandom';

/** s, the published length of a tick. */
const TICK = 0.1;
/** Share of the velocity that is lost in a tick. Published. */
const DAMPING = 0.25;
/** Force of an action at full strength. Published. From rest it gives 0.2 s⁻¹ a tick. */
export const FORCE = 2;
/** s⁻¹, what the full force leads to in the end: 0.8. */
export const TOP_SPEED = (TICK * FORCE) / DAMPING;
/** The target is reached from this far. Published, as the square 0.04 that distances are compared with. */
export const TARGET_RADIUS = 0.2;
const SQUARED_TARGET_RADIUS = 0.04;
/** Reward for reaching the target. Published. */
export const TARGET_REWARD = 20;
/** Agent and target start in the square from −1 to 1. */
export const START_HALF_WIDTH = 1;

/** Places in a saved state. */
export const PARTICLE_STATE = {
	x: 0,
	y: 1,
	velocityX: 2,
	velocityY: 3,
	targetX: 4,
	targetY: 5,
} as const;

export const PARTICLE_STATE_LENGTH = 6;

/** Places in an observation: the velocity, and the way from the agent to the target. */
export const PARTICLE_OBSERVATION = { velocityX: 0, velocityY: 1, wayX: 2, wayY: 3 } as const;

/** A new episode: agent and target anywhere in the square, at rest. Entries beyond the particle's become 0. */
export function placeParticle(state: Float64Array, random: Randomness): void {
	const anywhere = () => START_HALF_WIDTH * (2 * random.uniform() - 1);
	state.fill(0);
	state[PARTICLE_STATE.x] = anywhere();
	state[PARTICLE_STATE.y] = anywhere();
	state[PARTICLE_STATE.targetX] = anywhere();
	state[PARTICLE_STATE.targetY] = anywhere();
}

/** One tick under a force. */
export function moveParticle(state: Float64Array, forceX: number, forceY: number): void {
	const velocityX = (1 - DAMPING) * state[PARTICLE_STATE.velocityX] + TICK * forceX;
	const velocityY = (1 - DAMPING) * state[PARTICLE_STATE.velocityY] + TICK * forceY;
	state[PARTICLE_STATE.velocityX] = velocityX;
	state[PARTICLE_STATE.velocityY] = velocityY;
	state[PARTICLE_STATE.x] += TICK * velocityX;
	state[PARTICLE_STATE.y] += TICK * velocityY;
}

/** Distance between agent and target, squared: rewards are minus this. */
export function squaredDistance(state: ArrayLike<number>): number {
	const wayX = state[PARTICLE_STATE.targetX] - state[PARTICLE_STATE.x];
	const wayY = state[PARTICLE_STATE.targetY] - state[PARTICLE_STATE.y];
	return wayX * wayX + wayY * wayY;
}

export function isAtTarget(squared: number): boolean {
	return squared <= SQUARED_TARGET_RADIUS;
}

export function observeParticle(state: ArrayLike<number>): Float64Array {
	return Float64Array.of(
		state[PARTICLE_STATE.velocityX],
		state[PARTICLE_STATE.velocityY],
		state[PARTICLE_STATE.targetX] - state[PARTICLE_STATE.x],
		state[PARTICLE_STATE.targetY] - state[PARTICLE_STATE.y],
	);
}

/**
 * A state that shows the observation: the agent at (0, 0). Where on the plane it is cannot be observed, and changes
 * nothing.
 * @param length of the state; entries beyond the particle's are 0
 */
export function particleFromObservation(observation: ArrayLike<number>, length: number): Float64Array {
	const state = new Float64Array(length);
	state[PARTICLE_STATE.velocityX] = observation[PARTICLE_OBSERVATION.velocityX];
	state[PARTICLE_STATE.velocityY] = observation[PARTICLE_OBSERVATION.velocityY];
	state[PARTICLE_STATE.targetX] = observation[PARTICLE_OBSERVATION.wayX];
	state[PARTICLE_STATE.targetY] = observation[PARTICLE_OBSERVATION.wayY];
	return state;
}

/** The way to the target that an observation leads to when nothing pushes: the agent drifts for a tick. */
export function wayAfterDrift(observation: ArrayLike<number>): [number, number] {
	const drift = TICK * (1 - DAMPING);
	return [
		observation[PARTICLE_OBSERVATION.wayX] - drift * observation[PARTICLE_OBSERVATION.velocityX],
		observation[PARTICLE_OBSERVATION.wayY] - drift * observation[PARTICLE_OBSERVATION.velocityY],
	];
}
