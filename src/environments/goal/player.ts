/** What the player in Goal can do: reach the ball, and kick it. */
import { atan2 } from '../../numerics/arctangent';
import type { Randomness } from '../../randomness/counterRandom';
import {
	accelerate,
	angleTo,
	BALL,
	type Body,
	boundedPower,
	distance,
	length,
	normalizeAngle,
	type Person,
	speed,
} from './bodies';
import { GOAL_LINE, KICKABLE } from './pitch';

/** Power of a step towards the ball. */
const DASH_POWER = 10;
/** A moving player turns by the angle ÷ (1 + this · speed). */
const INERTIA = 5;
/** The player looks at the ball when it is less than this off. */
const FACING = Math.PI / 8;

export function canKick(player: Person, ball: Body): boolean {
	return distance(player, ball) <= KICKABLE;
}

/** Share of the power that arrives: 1 for a ball at the feet, straight ahead; 0.5 at worst. */
function kickShare(player: Person, ball: Body): number {
	const aside = Math.abs(normalizeAngle(angleTo(player, ball.x, ball.y) - player.orientation));
	return 1 - (0.25 * aside) / Math.PI - (0.25 * distance(player, ball)) / KICKABLE;
}

/** Turns to the ball, or takes a step towards it when it is already in sight. */
function approach(player: Person, ball: Body, random: Randomness): void {
	const aside = normalizeAngle(angleTo(player, ball.x, ball.y) - player.orientation);
	if (Math.abs(aside) >= FACING) player.orientation += aside / (1 + INERTIA * speed(player));
	else accelerate(player, DASH_POWER, player.orientation, random);
}

/**
 * Kicks the ball so that it would roll out at (x, y), or goes to the ball while that is out of reach. As published,
 * the way is measured from the player and not from the ball, so the ball rolls that much too far.
 */
export function kickTo(player: Person, ball: Body, x: number, y: number, random: Randomness): void {
	if (!canKick(player, ball)) {
		approach(player, ball, random);
		return;
	}
	const wantedX = (1 - BALL.decay) * (x - player.x) - ball.velocityX;
	const wantedY = (1 - BALL.decay) * (y - player.y) - ball.velocityY;
	const share = kickShare(player, ball);
	const power = boundedPower(length(wantedX, wantedY) / (share * BALL.powerRate));
	accelerate(ball, power * share, atan2(wantedY, wantedX), random);
}

/** Kicks at the point of the goal line at height y; the aim is a ball's size behind the line. */
export function shoot(player: Person, ball: Body, y: number, random: Randomness): void {
	kickTo(player, ball, GOAL_LINE + BALL.size, y, random);
}
