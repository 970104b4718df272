/** How Goal's three bodies (player, goalkeeper, ball) are pushed, move and collide. Units: metres and ticks. */
import { atan2 } from '../../numerics/arctangent';
import { clip } from '../../numerics/clamp';
import { cos, sin } from '../../numerics/trigonometry';
import type { Randomness } from '../../randomness/counterRandom';

/** What bodies of a kind have in common. */
export interface BodyKind {
	/** Acceleration per unit of power. */
	readonly powerRate: number;
	/** Two bodies touch when they are nearer than the sum of their sizes. */
	readonly size: number;
	/** Share of the angle and of the speed that the noise of a push reaches. */
	readonly noise: number;
	/** Largest change of speed in a tick, on each axis. */
	readonly accelerationLimit: number;
	/** On each axis. */
	readonly speedLimit: number;
	/** Share of the speed that remains after a tick. */
	readonly decay: number;
}

/** The player and the goalkeeper. Published figures. */
export const PERSON: BodyKind = {
	powerRate: 0.006,
	size: 0.9,
	noise: 0.1,
	accelerationLimit: 1,
	speedLimit: 1,
	decay: 0.4,
};

/** Published figures. */
export const BALL: BodyKind = {
	powerRate: 0.027,
	size: 0.4,
	noise: 0.05,
	accelerationLimit: 2.7,
	speedLimit: 2.7,
	decay: 0.94,
};

/** Largest power of a push, either way. */
const POWER_LIMIT = 100;

export interface Body {
	readonly kind: BodyKind;
	x: number;
	y: number;
	velocityX: number;
	velocityY: number;
}

/** A body with a direction of view: the angle from the x axis, which may leave [−π, π]. */
export interface Person extends Body {
	orientation: number;
}

export function createBall(): Body {
	return { kind: BALL, x: 0, y: 0, velocityX: 0, velocityY: 0 };
}

export function createPerson(): Person {
	return { kind: PERSON, x: 0, y: 0, velocityX: 0, velocityY: 0, orientation: 0 };
}

export function boundedPower(power: number): number {
	return clip(power, POWER_LIMIT);
}

export function length(x: number, y: number): number {
	return Math.sqrt(x * x + y * y);
}

export function speed(body: Body): number {
	return length(body.velocityX, body.velocityY);
}

export function distance(a: Body, b: Body): number {
	return length(b.x - a.x, b.y - a.y);
}

/** Angle of the line from a body to a point, in [−π, π]. */
export function angleTo(from: Body, x: number, y: number): number {
	return atan2(y - from.y, x - from.x);
}

/** The same angle in [−π, π]. */
export function normalizeAngle(angle: number): number {
	if (angle > Math.PI) return angle - 2 * Math.PI * Math.ceil((angle - Math.PI) / (2 * Math.PI));
	if (angle < -Math.PI) return angle + 2 * Math.PI * Math.ceil((-angle - Math.PI) / (2 * Math.PI));
	return angle;
}

/** Uniform in (−limit, limit). */
function centred(random: Randomness, limit: number): number {
	return limit * (2 * random.uniform() - 1);
}

/**
 * Pushes a body in the direction of `angle`. The noise is as published: it scales the angle (so a push along the
 * x axis goes exactly straight, and one backwards strays most), and it grows with the present speed.
 */
export function accelerate(body: Body, power: number, angle: number, random: Randomness): void {
	const { kind } = body;
	const direction = angle * (1 + centred(random, kind.noise));
	const drift = kind.noise * speed(body);
	const rate = power * kind.powerRate;
	const ax = rate * cos(direction) + centred(random, drift);
	const ay = rate * sin(direction) + centred(random, drift);
	body.velocityX = clip(body.velocityX + clip(ax, kind.accelerationLimit), kind.speedLimit);
	body.velocityY = clip(body.velocityY + clip(ay, kind.accelerationLimit), kind.speedLimit);
}

/** One tick of motion. */
export function advance(body: Body): void {
	body.x += body.velocityX;
	body.y += body.velocityY;
	body.velocityX *= body.kind.decay;
	body.velocityY *= body.kind.decay;
}

/** Sets two overlapping bodies apart, half of the overlap each, and sends both back where they came from. */
export function collide(a: Body, b: Body): void {
	const apart = distance(a, b);
	const overlap = a.kind.size + b.kind.size - apart;
	if (!(overlap > 0)) return;
	// Two bodies on one point have no line between them: they part along the x axis.
	const towardX = apart > 0 ? (b.x - a.x) / apart : 1;
	const towardY = apart > 0 ? (b.y - a.y) / apart : 0;
	a.x -= (overlap / 2) * towardX;
	a.y -= (overlap / 2) * towardY;
	b.x += (overlap / 2) * towardX;
	b.y += (overlap / 2) * towardY;
	a.velocityX *= -1;
	a.velocityY *= -1;
	b.velocityX *= -1;
	b.velocityY *= -1;
}
