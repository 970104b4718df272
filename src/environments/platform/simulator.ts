/**
 * Platform's physics, tick by tick, as published (see `world.ts` for the source).
 *
 * What is odd in it and kept when `published` is true:
 *
 * - **A jump hardly listens to its parameter.** The limit on acceleration belongs to running, but a
 *   jump's take-off goes through it too, so one jump changes the speed by at most 30 px/s. From rest
 *   and but for noise, every HOP above 244 px and every LEAP above 183 px is the same jump. Corrected: the limit is not
 *   applied to the take-off, so the speed becomes distance ÷ time of flight, up to the cap of 70 px/s
 *   that holds while feet touch a platform.
 *
 * What is odd but changes nothing, so that there is nothing to correct: a decision's reward is that of its
 * last tick, which already counts from the decision's start; RUN goes on for its 20 ticks after the edge,
 * where the first tick in the air is deadly anyway; the enemy loses one tick when an episode starts.
 *
 * What looks odd and is the design of the task: dying keeps the distance gained; the enemy that is not
 * observed is frozen, since the agent could not know of its walk; the observation speaks of the second
 * platform only from x = 475 on, though the player's right foot can stand there from x = 455.
 */
import { clamp } from '../../numerics/clamp';
import type { Outcome, Simulator, SimulatorOptions } from '../Environment';
import {
	BODY_HEIGHT,
	BODY_WIDTH,
	ENEMY_SPEED,
	enemyRightEnd,
	FINISH,
	PLATFORM_STATE,
	PLATFORM_STATE_LENGTH,
	PLATFORM_TOP,
	PLATFORMS,
	platformFeatures,
	platformStart,
	secondEnemyIsActive,
} from './world';

/** Index of each discrete action. */
export const RUN = 0;
export const HOP = 1;
export const LEAP = 2;

/** Largest parameter of RUN (px/s gained a tick), HOP and LEAP (px); the smallest is 0. Published. */
export const PARAMETER_HIGH: readonly number[] = [30, 720, 430];

// The published constants. Seconds, px/s, px/s².
const TICK = 0.05;
const RUN_TICKS = 20;
const SPEED_LIMIT_X = 100;
const SPEED_LIMIT_Y = 200;
const SPEED_LIMIT_ON_PLATFORM = 70;
const ACCELERATION_LIMIT_X = (SPEED_LIMIT_X - SPEED_LIMIT_ON_PLATFORM) / TICK;
const ACCELERATION_LIMIT_Y = SPEED_LIMIT_Y / TICK;
const GRAVITY = 9.8;
const DRAG = 0.99;
const HOP_LIFT = 35;
const LEAP_LIFT = 25;
/** σ of the speed that player and enemy lose or gain by chance in a tick, px/s. */
const TICK_NOISE = 0.5 * TICK;
/** σ of the noise of a take-off, px/s on each axis. */
const JUMP_NOISE = 1;

/** The same box test for player on platform and player on enemy: touching is not overlapping. */
function playerOverlaps(x: number, y: number, otherX: number, otherY: number, width: number, height: number): boolean {
	return otherX - BODY_WIDTH < x && x < otherX + width && otherY - BODY_HEIGHT < y && y < otherY + height;
}

/** Feet at the platforms' height and any part of the player, edges included, above one of them. */
function isStanding(x: number, y: number): boolean {
	if (y !== PLATFORM_TOP) return false;
	for (const platform of PLATFORMS) {
		const offset = x - platform.x;
		if (-BODY_WIDTH <= offset && offset <= platform.width) return true;
	}
	return false;
}

export class PlatformSimulator implements Simulator {
	private readonly options: SimulatorOptions;
	private x = 0;
	private y = 0;
	private velocityX = 0;
	private velocityY = 0;
	private readonly enemyX: [number, number] = [0, 0];
	private readonly enemyVelocity: [number, number] = [0, 0];

	constructor(options: SimulatorOptions) {
		this.options = options;
		this.reset();
	}

	reset(): void {
		this.restore(platformStart());
	}

	step(action: number, parameters: ArrayLike<number>, onTick?: () => void): Outcome {
		if (PARAMETER_HIGH[action] === undefined) throw new RangeError(`Platform has no action ${action}`);
		const parameter = clamp(parameters[0], 0, PARAMETER_HIGH[action]);
		const start = this.x;
		let ticks = 0;
		let terminal = false;
		let running = true;
		while (running) {
			this.tick(action, parameter);
			ticks++;
			onTick?.();
			terminal = this.isOver();
			running = !terminal && (action === RUN ? ticks < RUN_TICKS : !isStanding(this.x, this.y));
		}
		return { reward: (this.x - start) / FINISH, terminal, ticks };
	}

	observation(): Float64Array {
		const active = secondEnemyIsActive(this.x) ? 1 : 0;
		return Float64Array.of(
			this.x,
			this.velocityX,
			this.enemyX[active],
			this.enemyVelocity[active],
			...platformFeatures(this.x),
		);
	}

	save(state: Float64Array = new Float64Array(PLATFORM_STATE_LENGTH)): Float64Array {
		state[PLATFORM_STATE.x] = this.x;
		state[PLATFORM_STATE.y] = this.y;
		state[PLATFORM_STATE.velocityX] = this.velocityX;
		state[PLATFORM_STATE.velocityY] = this.velocityY;
		state[PLATFORM_STATE.enemy1X] = this.enemyX[0];
		state[PLATFORM_STATE.enemy1Velocity] = this.enemyVelocity[0];
		state[PLATFORM_STATE.enemy2X] = this.enemyX[1];
		state[PLATFORM_STATE.enemy2Velocity] = this.enemyVelocity[1];
		return state;
	}

	restore(state: ArrayLike<number>): void {
		this.x = state[PLATFORM_STATE.x];
		this.y = state[PLATFORM_STATE.y];
		this.velocityX = state[PLATFORM_STATE.velocityX];
		this.velocityY = state[PLATFORM_STATE.velocityY];
		this.enemyX[0] = state[PLATFORM_STATE.enemy1X];
		this.enemyVelocity[0] = state[PLATFORM_STATE.enemy1Velocity];
		this.enemyX[1] = state[PLATFORM_STATE.enemy2X];
		this.enemyVelocity[1] = state[PLATFORM_STATE.enemy2Velocity];
	}

	private tick(action: number, parameter: number): void {
		if (!isStanding(this.x, this.y)) this.accelerate(0, -GRAVITY, ACCELERATION_LIMIT_X);
		else {
			if (action === RUN) this.accelerate(parameter / TICK, 0, ACCELERATION_LIMIT_X);
			else this.takeOff(parameter, action === HOP ? HOP_LIFT : LEAP_LIFT);
			// The tick of the take-off still has its feet on the platform, so this caps a jump's speed too.
			this.velocityX = clamp(this.velocityX, 0, SPEED_LIMIT_ON_PLATFORM);
		}
		const active = secondEnemyIsActive(this.x) ? 1 : 0;
		this.movePlayer();
		this.moveEnemy(active);
		for (const platform of PLATFORMS) {
			if (playerOverlaps(this.x, this.y, platform.x, 0, platform.width, PLATFORM_TOP)) {
				this.pushOutOf(platform.x, platform.width);
				this.velocityX = 0;
			}
		}
	}

	/** @param limitX largest |ax|, px/s² */
	private accelerate(ax: number, ay: number, limitX: number): void {
		this.velocityX += clamp(ax, -limitX, limitX) * TICK;
		this.velocityY += clamp(ay, -ACCELERATION_LIMIT_Y, ACCELERATION_LIMIT_Y) * TICK;
		this.velocityX -= Math.abs(TICK_NOISE * this.options.random.normal());
		this.velocityX = clamp(this.velocityX, 0, SPEED_LIMIT_X);
		this.velocityY = clamp(this.velocityY, -SPEED_LIMIT_Y, SPEED_LIMIT_Y);
	}

	/**
	 * Aims at landing `distance` px ahead, with an upward speed of `lift` px/s: the time of flight is taken as that of
	 * a throw and one second more.
	 */
	private takeOff(distance: number, lift: number): void {
		const { random, published } = this.options;
		const flight = (2 * lift) / GRAVITY + 1;
		// Published: the lower bound is the acceleration limit, though this is a speed.
		const gain = clamp(distance / flight - this.velocityX, -ACCELERATION_LIMIT_X, SPEED_LIMIT_Y - lift);
		const gainX = gain - Math.abs(JUMP_NOISE * random.normal());
		const gainY = lift - Math.abs(JUMP_NOISE * random.normal());
		this.accelerate(gainX / TICK, gainY / TICK, published ? ACCELERATION_LIMIT_X : Number.POSITIVE_INFINITY);
	}

	private movePlayer(): void {
		this.x = clamp(this.x + this.velocityX * TICK, 0, FINISH);
		this.y += this.velocityY * TICK;
		this.velocityX *= DRAG;
	}

	/** Walks to and fro on its platform: turns when it has reached an end. */
	private moveEnemy(enemy: 0 | 1): void {
		const left = PLATFORMS[enemy].x;
		const right = enemyRightEnd(PLATFORMS[enemy]);
		const x = this.enemyX[enemy];
		let velocity = this.enemyVelocity[enemy];
		if (!(left < x && x < right)) velocity = -velocity;
		velocity = clamp(velocity + TICK_NOISE * this.options.random.normal(), -ENEMY_SPEED, ENEMY_SPEED);
		this.enemyVelocity[enemy] = velocity;
		this.enemyX[enemy] = clamp(x + velocity * TICK, left, right);
	}

	/** Moves the player the shorter way out of a platform: onto it, under it, or to its side. */
	private pushOutOf(platformX: number, platformWidth: number): void {
		let outsideX = this.x;
		if (this.x < platformX) outsideX = platformX - BODY_WIDTH;
		else if (this.x > platformX + platformWidth - BODY_WIDTH) outsideX = platformX + platformWidth;
		let outsideY = this.y;
		if (this.y < 0) outsideY = -BODY_HEIGHT;
		else if (this.y > PLATFORM_TOP - BODY_HEIGHT) outsideY = PLATFORM_TOP;
		const sideways =
			outsideX !== this.x && (outsideY === this.y || Math.abs(this.x - outsideX) < Math.abs(this.y - outsideY));
		if (sideways) {
			this.x = outsideX;
		} else {
			this.velocityY = 0;
			this.y = outsideY;
		}
	}

	/**
	 * Fallen, caught by an enemy (also the frozen one), or at the finish. A state that is not a number also ends the
	 * episode.
	 */
	private isOver(): boolean {
		if (!(this.y >= PLATFORM_TOP) || this.x >= FINISH) return true;
		return (
			playerOverlaps(this.x, this.y, this.enemyX[0], PLATFORM_TOP, BODY_WIDTH, BODY_HEIGHT) ||
			playerOverlaps(this.x, this.y, this.enemyX[1], PLATFORM_TOP, BODY_WIDTH, BODY_HEIGHT)
		);
	}
}
