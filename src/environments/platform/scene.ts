/** How Platform is drawn: platforms with their gaps, a flag at the finish, the player and both enemies. */
import type { Scene, SceneRole, SceneShape } from '../Environment';
import { BODY_HEIGHT, BODY_WIDTH, FINISH, PLATFORM_STATE, PLATFORM_TOP, PLATFORMS } from './world';

/** Observation entries that the ghost needs. */
const OBSERVED_X = 0;
const OBSERVED_ENEMY_X = 2;

/** Flag at the finish, px: tall enough to show above the player, short enough to stay in the picture. */
const FLAG_TOP = PLATFORM_TOP + 70;
const FLAG_HEIGHT = 18;
const FLAG_WIDTH = 26;

function body(role: SceneRole, x: number, y: number): SceneShape {
	return { kind: 'rectangle', role, x, y, width: BODY_WIDTH, height: BODY_HEIGHT };
}

export const platformScene: Scene = {
	// The highest hop lifts the head to 40 + 35² ÷ (2 · 9.8) + 30 ≈ 133 px; the winner stands right of the finish.
	bounds: { left: -20, right: FINISH + 50, bottom: 0, top: 150 },
	background: [
		...PLATFORMS.map(
			(platform): SceneShape => ({
				kind: 'rectangle',
				role: 'ground',
				x: platform.x,
				y: 0,
				width: platform.width,
				height: PLATFORM_TOP,
			}),
		),
		{
			kind: 'polyline',
			role: 'goal',
			points: [
				[FINISH, PLATFORM_TOP],
				[FINISH, FLAG_TOP],
				[FINISH + FLAG_WIDTH, FLAG_TOP - FLAG_HEIGHT / 2],
				[FINISH, FLAG_TOP - FLAG_HEIGHT],
			],
		},
	],
	shapes: (state) => [
		body('opponent', state[PLATFORM_STATE.enemy1X], PLATFORM_TOP),
		body('opponent', state[PLATFORM_STATE.enemy2X], PLATFORM_TOP),
		body('agent', state[PLATFORM_STATE.x], state[PLATFORM_STATE.y]),
	],
	focus: (state) => [state[PLATFORM_STATE.x] + BODY_WIDTH / 2, state[PLATFORM_STATE.y] + BODY_HEIGHT / 2],
	// The observation does not tell the height: the ghost stands.
	ghost: (observation) => [
		body('ghost', observation[OBSERVED_ENEMY_X], PLATFORM_TOP),
		body('ghost', observation[OBSERVED_X], PLATFORM_TOP),
	],
};
