/**
 * The fixed part of the Platform world, as published with HyAR (`platform_env.py` of `gym_platform`,
 * after Masson, Ranchod & Konidaris, AAAI 2016). Lengths are in px: the published window shows one
 * world unit a pixel. x points right, y up, and a position is the lower-left corner of its body.
 */

/** A block that carries the player. It stands on y = 0 and is {@link PLATFORM_TOP} high. */
export interface Block {
	/** Left edge, px. */
	readonly x: number;
	/** px. */
	readonly width: number;
}

/** The three platforms, from left to right; the gaps between them are 225 and 235 px. */
export const PLATFORMS: readonly [Block, Block, Block] = [
	{ x: 0, width: 250 },
	{ x: 475, width: 275 },
	{ x: 985, width: 50 },
];

/** Height of every platform, px: where feet stand. Below it the player is lost. */
export const PLATFORM_TOP = 40;

/** Size of the player and of an enemy, px. */
export const BODY_WIDTH = 20;
export const BODY_HEIGHT = 30;

/** Right end of the last platform, px: who gets there has won, and rewards are shares of it. */
export const FINISH = 1035;

/** px/s, the only speed of an enemy. */
export const ENEMY_SPEED = 30;

/** Rightmost position of the enemy that walks on a platform, px. */
export function enemyRightEnd(platform: Block): number {
	return platform.x + platform.width - BODY_WIDTH;
}

/** Places in a saved state: positions in px, velocities in px/s. */
export const PLATFORM_STATE = {
	x: 0,
	y: 1,
	velocityX: 2,
	velocityY: 3,
	enemy1X: 4,
	enemy1Velocity: 5,
	enemy2X: 6,
	enemy2Velocity: 7,
} as const;

export const PLATFORM_STATE_LENGTH = 8;

/** The player at the left end, both enemies at the right end of their platforms, about to walk left. */
export function platformStart(): Float64Array {
	const state = new Float64Array(PLATFORM_STATE_LENGTH);
	state[PLATFORM_STATE.y] = PLATFORM_TOP;
	state[PLATFORM_STATE.enemy1X] = enemyRightEnd(PLATFORMS[0]);
	state[PLATFORM_STATE.enemy1Velocity] = -ENEMY_SPEED;
	state[PLATFORM_STATE.enemy2X] = enemyRightEnd(PLATFORMS[1]);
	state[PLATFORM_STATE.enemy2Velocity] = -ENEMY_SPEED;
	return state;
}

/**
 * Whether the second enemy is the one that walks and is observed, for a player at x. The other one
 * stands frozen where it is, but still kills.
 */
export function secondEnemyIsActive(x: number): boolean {
	return x > PLATFORMS[1].x;
}

/** Index of the platform that the observation describes, for a player at x: it changes once x passes an edge. */
function platformAt(x: number): 0 | 1 | 2 {
	if (x < PLATFORMS[1].x) return 0;
	return x < PLATFORMS[2].x ? 1 : 2;
}

/**
 * The observation's last five entries, for a player at x: width of the platform and of the next one,
 * the gap between them, the platform's left edge (all px), and the step up to the next (0: all are level).
 * Behind the last platform there is neither next nor gap.
 */
export function platformFeatures(x: number): [number, number, number, number, number] {
	const index = platformAt(x);
	const here = PLATFORMS[index];
	if (index === 2) return [here.width, 0, 0, here.x, 0];
	const next = PLATFORMS[index + 1];
	return [here.width, next.width, next.x - here.x - here.width, here.x, 0];
}
