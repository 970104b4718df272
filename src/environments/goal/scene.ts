/** How Goal is drawn: half a pitch with goal and net, the player, the goalkeeper and the ball. */
import { cos, sin } from '../../numerics/trigonometry';
import type { Scene, SceneRole, SceneShape } from '../Environment';
import { BALL, PERSON } from './bodies';
import {
	CATCHABLE,
	CENTRE_CIRCLE_RADIUS,
	GOAL_AREA_HALF_WIDTH,
	GOAL_AREA_LENGTH,
	GOAL_DEPTH,
	GOAL_HALF_WIDTH,
	GOAL_LINE,
	GOAL_STATE,
	PITCH_HALF_WIDTH,
} from './pitch';
import { KICK_TO } from './simulator';

/** Meshes of the net, along the goal line and in depth. */
const NET_ROWS = 6;
const NET_COLUMNS = 3;
/** How far a person's pointer shows out of the circle, in sizes. */
const POINTER = 1.5;
/** Corners of what is drawn as a circle with a line. */
const ARC_CORNERS = 48;

function line(...points: readonly (readonly [number, number])[]): SceneShape {
	return { kind: 'polyline', role: 'line', points };
}

/** Part of a circle as a line, from one angle to another (radians). */
function arc(x: number, y: number, radius: number, from: number, to: number): SceneShape {
	const points = Array.from({ length: ARC_CORNERS + 1 }, (_, corner): readonly [number, number] => {
		const angle = from + ((to - from) * corner) / ARC_CORNERS;
		return [x + radius * cos(angle), y + radius * sin(angle)];
	});
	return { kind: 'polyline', role: 'line', points };
}

function net(): SceneShape[] {
	const back = GOAL_LINE + GOAL_DEPTH;
	const along = Array.from({ length: NET_ROWS - 1 }, (_, row) => {
		const y = GOAL_HALF_WIDTH * ((2 * (row + 1)) / NET_ROWS - 1);
		return line([GOAL_LINE, y], [back, y]);
	});
	const across = Array.from({ length: NET_COLUMNS - 1 }, (_, column) => {
		const x = GOAL_LINE + (GOAL_DEPTH * (column + 1)) / NET_COLUMNS;
		return line([x, -GOAL_HALF_WIDTH], [x, GOAL_HALF_WIDTH]);
	});
	return [...along, ...across];
}

/** A circle, and a short line that tells where it looks. */
function person(role: SceneRole, x: number, y: number, orientation: number): SceneShape[] {
	const directionX = PERSON.size * cos(orientation);
	const directionY = PERSON.size * sin(orientation);
	return [
		{ kind: 'circle', role, x, y, radius: PERSON.size },
		{
			kind: 'polyline',
			role,
			points: [
				[x + directionX, y + directionY],
				[x + POINTER * directionX, y + POINTER * directionY],
			],
		},
	];
}

export const goalScene: Scene = {
	// The player starts on the halfway line; the ball may end a step outside the pitch.
	bounds: { left: -2, right: GOAL_LINE + GOAL_DEPTH + 1.5, bottom: -PITCH_HALF_WIDTH - 1, top: PITCH_HALF_WIDTH + 1 },
	background: [
		{
			kind: 'rectangle',
			role: 'ground',
			x: 0,
			y: -PITCH_HALF_WIDTH,
			width: GOAL_LINE,
			height: 2 * PITCH_HALF_WIDTH,
		},
		line(
			[0, -PITCH_HALF_WIDTH],
			[GOAL_LINE, -PITCH_HALF_WIDTH],
			[GOAL_LINE, PITCH_HALF_WIDTH],
			[0, PITCH_HALF_WIDTH],
			[0, -PITCH_HALF_WIDTH],
		),
		arc(0, 0, CENTRE_CIRCLE_RADIUS, -Math.PI / 2, Math.PI / 2),
		line(
			[GOAL_LINE, -GOAL_AREA_HALF_WIDTH],
			[GOAL_LINE - GOAL_AREA_LENGTH, -GOAL_AREA_HALF_WIDTH],
			[GOAL_LINE - GOAL_AREA_LENGTH, GOAL_AREA_HALF_WIDTH],
			[GOAL_LINE, GOAL_AREA_HALF_WIDTH],
		),
		{
			kind: 'rectangle',
			role: 'goal',
			x: GOAL_LINE,
			y: -GOAL_HALF_WIDTH,
			width: GOAL_DEPTH,
			height: 2 * GOAL_HALF_WIDTH,
		},
		...net(),
	],
	shapes: (state) => [
		// A ball inside this ring is caught.
		arc(state[GOAL_STATE.keeperX], state[GOAL_STATE.keeperY], CATCHABLE, 0, 2 * Math.PI),
		...person('opponent', state[GOAL_STATE.keeperX], state[GOAL_STATE.keeperY], state[GOAL_STATE.keeperOrientation]),
		...person('agent', state[GOAL_STATE.playerX], state[GOAL_STATE.playerY], state[GOAL_STATE.playerOrientation]),
		{
			kind: 'circle',
			role: 'object',
			x: state[GOAL_STATE.ballX],
			y: state[GOAL_STATE.ballY],
			radius: BALL.size,
		},
	],
	focus: (state) => [state[GOAL_STATE.ballX], state[GOAL_STATE.ballY]],
	aim: (action, values) => (action === KICK_TO ? [values[0], values[1]] : null),
	// The observation starts with the saved state, entry for entry.
	ghost: (observation) => [
		...person(
			'ghost',
			observation[GOAL_STATE.keeperX],
			observation[GOAL_STATE.keeperY],
			observation[GOAL_STATE.keeperOrientation],
		),
		...person(
			'ghost',
			observation[GOAL_STATE.playerX],
			observation[GOAL_STATE.playerY],
			observation[GOAL_STATE.playerOrientation],
		),
		{
			kind: 'circle',
			role: 'ghost',
			x: observation[GOAL_STATE.ballX],
			y: observation[GOAL_STATE.ballY],
			radius: BALL.size,
		},
	],
};
