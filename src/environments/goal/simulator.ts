/**
 * Goal's simulator, as published (see `pitch.ts` for the source).
 *
 * What is odd in it and kept when `published` is true:
 *
 * - **KICK TO ignores y.** Only the first parameter is handed on, and becomes both coordinates: the target is
 *   (x, x). Corrected: the target is (x, y).
 * - **Both SHOOT actions are the same action**: the same range, the same code. Corrected: each has its own half of the
 *   goal; the parameter's range [−7.01, 7.01] is laid over [−7.01, 0] for shoot left and over [0, 7.01] for shoot right.
 * - **A miss below the lower post costs 14.02 too much**: see {@link goalDistance}.
 * - **The keeper's projection is cut at 14.02** and not at the post: see {@link keeperProjection}.
 *
 * What is odd but part of the task, and so kept either way: the way of a kick is measured from the player, a push's
 * noise scales its angle, and a collision sends both bodies straight back.
 */
import { atan2 } from '../../numerics/arctangent';
import { clamp, clip } from '../../numerics/clamp';
import { cos, sin } from '../../numerics/trigonometry';
import type { Outcome, Simulator, SimulatorOptions } from '../Environment';
import { advance, type Body, collide, createBall, createPerson, length, type Person, speed } from './bodies';
import { canCatch, keeperPost, keeperProjection, moveKeeper } from './goalkeeper';
import {
	GOAL_HALF_WIDTH,
	GOAL_LINE,
	GOAL_STATE,
	GOAL_STATE_LENGTH,
	goalDistance,
	isInNet,
	isOnPitch,
	KICKABLE,
	OBSERVED_STATE_LENGTH,
	PITCH_HALF_WIDTH,
} from './pitch';
import { canKick, kickTo, shoot } from './player';

/** Index of each discrete action. */
export const KICK_TO = 0;
export const SHOOT_LEFT = 1;
export const SHOOT_RIGHT = 2;

/** Largest x of KICK TO's target, m: published as the whole pitch's length, 20 m behind the goal line. */
export const KICK_TO_HIGH_X = 40;

/** The decision with this number ends the episode without a tick. */
export const MAX_DECISIONS = 100;

/** Features: the saved state but its time, a unit vector, the keeper's projection. */
const OBSERVATION_LENGTH = OBSERVED_STATE_LENGTH + 3;

export const GOAL_REWARD = 50;

/** A kicked ball has come to rest, and the next decision is due, at this speed, m a tick. */
const REST_SPEED = 0.1;

/** The player starts with the ball this little inside the reach of a kick, as published. */
const START_DISTANCE = KICKABLE - 1e-12;

/**
 * No decision of play comes near it (the longest of 20,000 random ones takes 277 ticks); it only keeps a world
 * that was edited into nonsense from running forever.
 */
const TICK_LIMIT = 10_000;

/** The state of a new episode whose player stands at (0, y): ball in front, keeper between ball and goal, all at rest. */
export function goalStateAtKickOff(y: number): Float64Array {
	const angle = atan2(-y, GOAL_LINE);
	const ballX = START_DISTANCE * cos(angle);
	const ballY = y + START_DISTANCE * sin(angle);
	const [keeperX, keeperY] = keeperPost(ballX, ballY);
	const state = new Float64Array(GOAL_STATE_LENGTH);
	state[GOAL_STATE.playerY] = y;
	state[GOAL_STATE.playerOrientation] = angle;
	state[GOAL_STATE.keeperX] = keeperX;
	state[GOAL_STATE.keeperY] = keeperY;
	state[GOAL_STATE.keeperOrientation] = atan2(ballY - keeperY, ballX - keeperX);
	state[GOAL_STATE.ballX] = ballX;
	state[GOAL_STATE.ballY] = ballY;
	return state;
}

export class GoalSimulator implements Simulator {
	private readonly options: SimulatorOptions;
	private readonly player: Person = createPerson();
	private readonly keeper: Person = createPerson();
	private readonly ball: Body = createBall();
	/** Decisions of this episode so far. */
	private time = 0;

	constructor(options: SimulatorOptions) {
		this.options = options;
		this.restore(goalStateAtKickOff(0));
	}

	reset(): void {
		this.restore(goalStateAtKickOff(PITCH_HALF_WIDTH * (2 * this.options.random.uniform() - 1)));
	}

	step(action: number, parameters: ArrayLike<number>, onTick?: () => void): Outcome {
		if (action !== KICK_TO && action !== SHOOT_LEFT && action !== SHOOT_RIGHT) {
			throw new RangeError(`Goal has no action ${action}`);
		}
		this.time++;
		if (this.time === MAX_DECISIONS) return { reward: -this.ballDistance(), terminal: true, ticks: 0 };
		const [x, y] = this.target(action, parameters);
		for (let ticks = 1; ; ticks++) {
			if (action === KICK_TO) kickTo(this.player, this.ball, x, y, this.options.random);
			else shoot(this.player, this.ball, y, this.options.random);
			this.moveAll();
			onTick?.();
			if (isInNet(this.ball.x, this.ball.y)) return { reward: GOAL_REWARD, terminal: true, ticks };
			if (canCatch(this.keeper, this.ball) || !isOnPitch(this.ball.x, this.ball.y)) {
				return { reward: -this.ballDistance(), terminal: true, ticks };
			}
			// A shot is a matter of the whole episode; a kick ends when the player has the ball again, and it lies still.
			const stopped = action === KICK_TO && canKick(this.player, this.ball) && speed(this.ball) <= REST_SPEED;
			if (stopped || ticks === TICK_LIMIT) return { reward: 0, terminal: false, ticks };
		}
	}

	observation(observation: Float64Array = new Float64Array(OBSERVATION_LENGTH)): Float64Array {
		const { keeper, ball } = this;
		this.saveBodies(observation);
		const towardX = ball.x - keeper.x;
		const towardY = ball.y - keeper.y;
		// A ball inside the keeper has no direction; play never gets there, since it is caught before.
		const apart = length(towardX, towardY) || 1;
		observation[OBSERVED_STATE_LENGTH] = towardX / apart;
		observation[OBSERVED_STATE_LENGTH + 1] = towardY / apart;
		observation[OBSERVED_STATE_LENGTH + 2] = keeperProjection(
			keeper.x,
			keeper.y,
			ball.x,
			ball.y,
			this.options.published,
		);
		return observation;
	}

	save(state: Float64Array = new Float64Array(GOAL_STATE_LENGTH)): Float64Array {
		this.saveBodies(state);
		state[GOAL_STATE.time] = this.time;
		return state;
	}

	/** The first `OBSERVED_STATE_LENGTH` numbers of the state, which are the first of an observation too. */
	private saveBodies(state: Float64Array): void {
		const { player, keeper, ball } = this;
		state[GOAL_STATE.playerX] = player.x;
		state[GOAL_STATE.playerY] = player.y;
		state[GOAL_STATE.playerVelocityX] = player.velocityX;
		state[GOAL_STATE.playerVelocityY] = player.velocityY;
		state[GOAL_STATE.playerOrientation] = player.orientation;
		state[GOAL_STATE.keeperX] = keeper.x;
		state[GOAL_STATE.keeperY] = keeper.y;
		state[GOAL_STATE.keeperVelocityX] = keeper.velocityX;
		state[GOAL_STATE.keeperVelocityY] = keeper.velocityY;
		state[GOAL_STATE.keeperOrientation] = keeper.orientation;
		state[GOAL_STATE.ballX] = ball.x;
		state[GOAL_STATE.ballY] = ball.y;
		state[GOAL_STATE.ballVelocityX] = ball.velocityX;
		state[GOAL_STATE.ballVelocityY] = ball.velocityY;
	}

	restore(state: ArrayLike<number>): void {
		const { player, keeper, ball } = this;
		player.x = state[GOAL_STATE.playerX];
		player.y = state[GOAL_STATE.playerY];
		player.velocityX = state[GOAL_STATE.playerVelocityX];
		player.velocityY = state[GOAL_STATE.playerVelocityY];
		player.orientation = state[GOAL_STATE.playerOrientation];
		keeper.x = state[GOAL_STATE.keeperX];
		keeper.y = state[GOAL_STATE.keeperY];
		keeper.velocityX = state[GOAL_STATE.keeperVelocityX];
		keeper.velocityY = state[GOAL_STATE.keeperVelocityY];
		keeper.orientation = state[GOAL_STATE.keeperOrientation];
		ball.x = state[GOAL_STATE.ballX];
		ball.y = state[GOAL_STATE.ballY];
		ball.velocityX = state[GOAL_STATE.ballVelocityX];
		ball.velocityY = state[GOAL_STATE.ballVelocityY];
		this.time = state[GOAL_STATE.time];
	}

	/** Where the decision sends the ball, m; a shot uses y alone. */
	private target(action: number, parameters: ArrayLike<number>): [number, number] {
		const { published } = this.options;
		if (action === KICK_TO) {
			const x = clamp(parameters[0], 0, KICK_TO_HIGH_X);
			return [x, published ? x : clip(parameters[1], PITCH_HALF_WIDTH)];
		}
		const y = clip(parameters[0], GOAL_HALF_WIDTH);
		if (published) return [GOAL_LINE, y];
		return [GOAL_LINE, (y + (action === SHOOT_LEFT ? -GOAL_HALF_WIDTH : GOAL_HALF_WIDTH)) / 2];
	}

	/** The rest of a tick, after the player's skill: the keeper, everybody's motion, the collisions. */
	private moveAll(): void {
		const { player, keeper, ball } = this;
		moveKeeper(keeper, ball, this.options.random);
		advance(player);
		advance(keeper);
		advance(ball);
		collide(player, keeper);
		collide(player, ball);
		collide(keeper, ball);
	}

	private ballDistance(): number {
		return goalDistance(this.ball.x, this.ball.y, this.options.published);
	}
}
