/**
 * The fixed part of the Goal world, as published with HyAR (`config.py` of `gym_goal`, whose figures are
 * those of the RoboCup soccer server manual 7.07; the task is by Masson, Ranchod & Konidaris, AAAI 2016).
 * Lengths are in metres. x points from the halfway line to the goal, y up; the centre of the pitch is (0, 0).
 */

import { hypot } from '../../numerics/norm';

/** Half of the pitch's length: the goal line is at this x. */
export const GOAL_LINE = 20;
/** The pitch reaches from −15 to 15. */
export const PITCH_HALF_WIDTH = 15;
/** The posts stand at ±7.01. */
export const GOAL_HALF_WIDTH = 7.01;
export const GOAL_DEPTH = 2.44;
/** The goal area: how far it reaches into the pitch, and half of its width. */
export const GOAL_AREA_LENGTH = 5.5;
export const GOAL_AREA_HALF_WIDTH = 9.16;
/** Radius of the centre circle, of which half is in view; drawn only. */
export const CENTRE_CIRCLE_RADIUS = 9.15;

/** The player reaches a ball that is at most this far. */
export const KICKABLE = 1.6;
/** The goalkeeper has caught a ball that is nearer than this. */
export const CATCHABLE = 2;

/** Places in a saved state: metres, metres a tick, radians; `time` counts decisions of the episode. */
export const GOAL_STATE = {
	playerX: 0,
	playerY: 1,
	playerVelocityX: 2,
	playerVelocityY: 3,
	playerOrientation: 4,
	keeperX: 5,
	keeperY: 6,
	keeperVelocityX: 7,
	keeperVelocityY: 8,
	keeperOrientation: 9,
	ballX: 10,
	ballY: 11,
	ballVelocityX: 12,
	ballVelocityY: 13,
	time: 14,
} as const;

export const GOAL_STATE_LENGTH = 15;

/** Entries of a saved state that the observation shows as they are, in the same order: all but the time. */
export const OBSERVED_STATE_LENGTH = 14;

/** Whether the ball is between the posts and not beyond the net. */
export function isInNet(x: number, y: number): boolean {
	return GOAL_LINE <= x && x <= GOAL_LINE + GOAL_DEPTH && Math.abs(y) <= GOAL_HALF_WIDTH;
}

export function isOnPitch(x: number, y: number): boolean {
	return 0 <= x && x <= GOAL_LINE && Math.abs(y) <= PITCH_HALF_WIDTH;
}

/**
 * How far the ball is from the goal: the negative reward of an attempt that failed, in metres.
 *
 * Behind the goal line and below the lower post, the published code subtracts from the wrong post
 * (7.01 − y for −7.01 − y), so that miss costs 14.02 too much. Corrected when `published` is false.
 */
export function goalDistance(x: number, y: number, published: boolean): number {
	const beside = Math.abs(y) - GOAL_HALF_WIDTH;
	if (beside <= 0) return x < GOAL_LINE ? GOAL_LINE - x : 0;
	if (x < GOAL_LINE) return hypot(x - GOAL_LINE, beside);
	return y < 0 && published ? GOAL_HALF_WIDTH - y : beside;
}
