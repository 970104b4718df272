/** The goalkeeper of Goal: where it starts, and how it moves. */
import { clamp, clip } from '../../numerics/clamp';
import type { Randomness } from '../../randomness/counterRandom';
import { accelerate, angleTo, BALL, type Body, distance, type Person } from './bodies';
import { CATCHABLE, GOAL_AREA_HALF_WIDTH, GOAL_AREA_LENGTH, GOAL_HALF_WIDTH, GOAL_LINE } from './pitch';

/** Power of a step that cuts off a shot, and of one that follows the ball. */
const SAVE_POWER = 20;
const FOLLOW_POWER = 8;

/** The front edge of the goal area. */
const AREA_FRONT = GOAL_LINE - GOAL_AREA_LENGTH;

/**
 * Where the keeper waits for a ball at rest: on the line from the ball to the middle of the goal, inside the
 * goal area. For a ball in front of that area it is the area's front edge.
 */
export function keeperPost(ballX: number, ballY: number): [number, number] {
	const slope = -ballY / (GOAL_LINE - ballX);
	const intercept = ballY - slope * ballX;
	const side = ballY < -GOAL_AREA_HALF_WIDTH ? -GOAL_AREA_HALF_WIDTH : GOAL_AREA_HALF_WIDTH;
	const wanted = ballX < AREA_FRONT ? ballX : (side - intercept) / slope;
	const x = clamp(wanted, AREA_FRONT, GOAL_LINE);
	return [x, clip(slope * x + intercept, GOAL_AREA_HALF_WIDTH)];
}

export function canCatch(keeper: Person, ball: Body): boolean {
	return distance(keeper, ball) < CATCHABLE;
}

/**
 * One step of the keeper. It sees where the ball would roll out. If that is behind the goal line and near
 * the goal, it takes the shortest way onto the ball's line; otherwise it walks to where the ball will stop.
 */
export function moveKeeper(keeper: Person, ball: Body, random: Randomness): void {
	const endX = ball.x + ball.velocityX / (1 - BALL.decay);
	const endY = ball.y + ball.velocityY / (1 - BALL.decay);
	// Published: a ball that moves along y only, or not at all, is treated as having no slope.
	const slope = endX !== ball.x ? (endY - ball.y) / (endX - ball.x) : 0;
	const intercept = ball.y - slope * ball.x;
	const crossing = slope * GOAL_LINE + intercept;
	if (endX > GOAL_LINE && Math.abs(crossing) <= GOAL_HALF_WIDTH + CATCHABLE && slope !== 0) {
		const across = -1 / slope;
		const footX = (keeper.y - across * keeper.x - intercept) / (slope - across);
		const angle = angleTo(keeper, footX, slope * footX + intercept);
		accelerate(keeper, SAVE_POWER, angle, random);
		keeper.orientation = angle;
	} else {
		const angle = angleTo(keeper, endX, endY);
		keeper.orientation = angle;
		accelerate(keeper, FOLLOW_POWER, angle, random);
	}
}

/**
 * The line from the keeper through the ball, taken on to the goal line: its y there, in metres.
 *
 * The published code clips it to [−7.01, 14.02]: the upper bound was meant to be the upper post, 7.01,
 * and is so when `published` is false. The feature's scale keeps the published bounds either way.
 */
export function keeperProjection(
	keeperX: number,
	keeperY: number,
	ballX: number,
	ballY: number,
	published: boolean,
): number {
	if (keeperX === ballX) return keeperY < ballY ? -GOAL_HALF_WIDTH : GOAL_HALF_WIDTH;
	const slope = (keeperY - ballY) / (keeperX - ballX);
	const y = slope * (GOAL_LINE - ballX) + ballY;
	return clamp(y, -GOAL_HALF_WIDTH, published ? 2 * GOAL_HALF_WIDTH : GOAL_HALF_WIDTH);
}
