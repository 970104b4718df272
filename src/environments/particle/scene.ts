/**
 * How Catch Point and Hard Move are drawn: seen from the target. Only the way between agent and target is observed
 * and matters, so the target stands still in the middle, and one observation is one picture.
 */
import type { Scene, SceneRole, SceneShape } from '../Environment';
import { observeParticle, PARTICLE_OBSERVATION, START_HALF_WIDTH, TARGET_RADIUS } from './world';

/** As far from the target, on each axis, can an episode start. */
const FIELD_HALF_WIDTH = 2 * START_HALF_WIDTH;
const MARGIN = 0.15;

/** Drawn only: a point has no size. */
const AGENT_RADIUS = 0.07;
const TARGET_CENTRE_RADIUS = 0.03;

/** The agent's velocity is drawn as the way that it would go in this time, s: a push from rest then shows as 0.4. */
const LOOK_AHEAD = 2;

/** Lines at every whole length. */
function grid(): SceneShape[] {
	const places = Array.from({ length: 2 * FIELD_HALF_WIDTH + 1 }, (_, index) => index - FIELD_HALF_WIDTH);
	return places.flatMap((place): SceneShape[] => [
		{
			kind: 'polyline',
			role: 'line',
			points: [
				[place, -FIELD_HALF_WIDTH],
				[place, FIELD_HALF_WIDTH],
			],
		},
		{
			kind: 'polyline',
			role: 'line',
			points: [
				[-FIELD_HALF_WIDTH, place],
				[FIELD_HALF_WIDTH, place],
			],
		},
	]);
}

/** The agent, and a line that tells where it drifts. */
function agent(role: SceneRole, observation: ArrayLike<number>): SceneShape[] {
	const x = -observation[PARTICLE_OBSERVATION.wayX];
	const y = -observation[PARTICLE_OBSERVATION.wayY];
	return [
		{
			kind: 'polyline',
			role,
			points: [
				[x, y],
				[
					x + LOOK_AHEAD * observation[PARTICLE_OBSERVATION.velocityX],
					y + LOOK_AHEAD * observation[PARTICLE_OBSERVATION.velocityY],
				],
			],
		},
		{ kind: 'circle', role, x, y, radius: AGENT_RADIUS },
	];
}

export const particleScene: Scene = {
	bounds: {
		left: -FIELD_HALF_WIDTH - MARGIN,
		right: FIELD_HALF_WIDTH + MARGIN,
		bottom: -FIELD_HALF_WIDTH - MARGIN,
		top: FIELD_HALF_WIDTH + MARGIN,
	},
	background: [
		{
			kind: 'rectangle',
			role: 'ground',
			x: -FIELD_HALF_WIDTH,
			y: -FIELD_HALF_WIDTH,
			width: 2 * FIELD_HALF_WIDTH,
			height: 2 * FIELD_HALF_WIDTH,
		},
		...grid(),
		{ kind: 'circle', role: 'target', x: 0, y: 0, radius: TARGET_RADIUS },
		{ kind: 'circle', role: 'object', x: 0, y: 0, radius: TARGET_CENTRE_RADIUS },
	],
	shapes: (state) => agent('agent', observeParticle(state)),
	focus: (state) => {
		const observation = observeParticle(state);
		return [-observation[PARTICLE_OBSERVATION.wayX], -observation[PARTICLE_OBSERVATION.wayY]];
	},
	closeUp: true,
	ghost: (observation) => agent('ghost', observation),
};
