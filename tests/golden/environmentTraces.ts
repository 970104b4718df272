/**
 * Replays traces of the official simulators, taken with every random draw 0, on ours, and compares every
 * field that a trace gives.
 */
import { expect } from 'vitest';
import { catchPoint } from '../../src/environments/catchPoint';
import { type Environment, type Simulator, scaleToUnit, unscaleFromUnit } from '../../src/environments/Environment';
import { goal } from '../../src/environments/goal';
import { GOAL_STATE } from '../../src/environments/goal/pitch';
import { goalStateAtKickOff } from '../../src/environments/goal/simulator';
import { hardGoal } from '../../src/environments/hardGoal';
import { hardMove } from '../../src/environments/hardMove';
import { PARTICLE_STATE } from '../../src/environments/particle/world';
import { platform } from '../../src/environments/platform';
import { PLATFORM_STATE } from '../../src/environments/platform/world';
import { noRandomness } from '../../src/randomness/counterRandom';

/** One decision of a trace. What is left out is not compared. */
interface TraceStep {
	readonly action: number;
	/** Of that action, in the simulator's units. */
	readonly parameter: number | readonly number[];
	readonly reward?: number;
	readonly terminal?: boolean;
	readonly ticks?: number;
	/** After the decision; Platform: (feature + shift) ÷ scale, otherwise raw. */
	readonly observation?: readonly number[];
	/** x, y, vx, vy of what the agent is, after the decision. */
	readonly player?: readonly number[];
	/** Platform: x and vx of both enemies after the decision. */
	readonly enemies?: readonly (readonly number[])[];
}

export interface EnvironmentTrace {
	readonly env: string;
	/** Always 0: a trace with noise cannot be replayed. */
	readonly noise?: number;
	readonly reset_observation?: readonly number[];
	/** Goal: where the player starts, m. */
	readonly player_y0?: number;
	/** Catch Point, Hard Move: x and y at the start, where both are at rest. */
	readonly agent?: readonly number[];
	readonly landmark?: readonly number[];
	/** Hard Move: actuators. */
	readonly n?: number;
	readonly steps: readonly TraceStep[];
}

/** Ours and theirs run the same arithmetic in float64; the difference left is the order of rounding. */
const TOLERANCE = 1e-9;

/** What differs between worlds in how a trace tells of them. */
interface Telling {
	environment(trace: EnvironmentTrace): Environment;
	/** The observation (features' own units) in the form that the trace gives. */
	tell(environment: Environment, observation: ArrayLike<number>): number[];
	/** The inverse of {@link tell}. */
	understand(environment: Environment, told: ArrayLike<number>): number[];
	/** The saved state that the trace starts from, if a field other than the observation gives it. */
	start?(trace: EnvironmentTrace, environment: Environment): Float64Array | undefined;
	/** The player as the trace gives it, from a saved state. */
	player(state: ArrayLike<number>): number[];
	/** Both enemies as the trace gives them, from a saved state. */
	enemies?(state: ArrayLike<number>): number[][];
}

/** Observations are told as they are. */
const raw: Pick<Telling, 'tell' | 'understand'> = {
	tell: (_, observation) => Array.from(observation),
	understand: (_, told) => Array.from(told),
};

/** What Goal and Hard Goal have in common. */
const onThePitch: Omit<Telling, 'environment'> = {
	...raw,
	start: ({ player_y0 }) => (player_y0 === undefined ? undefined : goalStateAtKickOff(player_y0)),
	player: (state) => [
		state[GOAL_STATE.playerX],
		state[GOAL_STATE.playerY],
		state[GOAL_STATE.playerVelocityX],
		state[GOAL_STATE.playerVelocityY],
	],
};

/** What Catch Point and Hard Move have in common. */
const ofAParticle: Omit<Telling, 'environment'> = {
	...raw,
	start: ({ agent, landmark }, { simulatorStateLength }) => {
		if (!agent || !landmark) return undefined;
		const state = new Float64Array(simulatorStateLength);
		[state[PARTICLE_STATE.x], state[PARTICLE_STATE.y]] = agent;
		[state[PARTICLE_STATE.targetX], state[PARTICLE_STATE.targetY]] = landmark;
		return state;
	},
	player: (state) => [
		state[PARTICLE_STATE.x],
		state[PARTICLE_STATE.y],
		state[PARTICLE_STATE.velocityX],
		state[PARTICLE_STATE.velocityY],
	],
};

const TELLINGS: Readonly<Record<string, Telling>> = {
	platform: {
		environment: () => platform,
		tell: (environment, observation) =>
			environment.features.map(({ low, high }, i) => (scaleToUnit(observation[i], low, high) + 1) / 2),
		understand: (environment, told) =>
			environment.features.map(({ low, high }, i) => unscaleFromUnit(2 * told[i] - 1, low, high)),
		player: (state) => [
			state[PLATFORM_STATE.x],
			state[PLATFORM_STATE.y],
			state[PLATFORM_STATE.velocityX],
			state[PLATFORM_STATE.velocityY],
		],
		enemies: (state) => [
			[state[PLATFORM_STATE.enemy1X], state[PLATFORM_STATE.enemy1Velocity]],
			[state[PLATFORM_STATE.enemy2X], state[PLATFORM_STATE.enemy2Velocity]],
		],
	},
	goal: { environment: () => goal, ...onThePitch },
	hard_goal: { environment: () => hardGoal, ...onThePitch },
	catch_point: { environment: () => catchPoint, ...ofAParticle },
	hard_move: {
		environment: ({ n }) => {
			if (n === undefined) throw new Error('a trace of hard_move tells its number of actuators, n');
			return hardMove(n);
		},
		...ofAParticle,
	},
};

function tellingOf(trace: EnvironmentTrace): Telling {
	const known = TELLINGS[trace.env];
	if (!known) throw new Error(`no simulator for a trace of "${trace.env}"`);
	return known;
}

/** Worlds of the official code, not in the paper, that this lab does not have. */
const PLANNED = ['simple_move', 'hard_catch', 'hard_catch_v1'];

/** Whether a trace's world is known to exist, but has no simulator here. */
export function isPlanned(trace: EnvironmentTrace): boolean {
	return PLANNED.includes(trace.env) && TELLINGS[trace.env] === undefined;
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, what: string): void {
	expect(actual.length, `${what}: how many numbers`).toBe(expected.length);
	for (let i = 0; i < expected.length; i++) {
		const difference = Math.abs(actual[i] - expected[i]);
		// Written so that a difference that is no number fails too.
		expect(difference <= TOLERANCE, `${what}[${i}]: ${actual[i]} for ${expected[i]}`).toBe(true);
	}
}

/** Puts the simulator where the trace starts. */
function begin(trace: EnvironmentTrace, environment: Environment, telling: Telling, simulator: Simulator): void {
	const start = telling.start?.(trace, environment);
	if (start) simulator.restore(start);
	else simulator.reset();
	if (!trace.reset_observation) return;
	// A start other than the usual one is told by its observation alone.
	const told = telling.tell(environment, simulator.observation());
	const differs = trace.reset_observation.some((value, i) => !(Math.abs(value - told[i]) <= TOLERANCE));
	if (differs && !start) {
		simulator.restore(environment.stateFromObservation(telling.understand(environment, trace.reset_observation)));
	}
	expectClose(telling.tell(environment, simulator.observation()), trace.reset_observation, 'reset_observation');
}

/** Fails where our simulator leaves the trace. */
export function checkEnvironmentTrace(trace: EnvironmentTrace): void {
	const telling = tellingOf(trace);
	const environment = telling.environment(trace);
	expect(trace.noise ?? 0, 'noise of the trace').toBe(0);
	const simulator = environment.create({ random: noRandomness, published: true });
	begin(trace, environment, telling, simulator);
	trace.steps.forEach((step, number) => {
		const parameters = typeof step.parameter === 'number' ? [step.parameter] : step.parameter;
		const outcome = simulator.step(step.action, parameters);
		const at = `step ${number}`;
		if (step.ticks !== undefined) expect(outcome.ticks, `${at} ticks`).toBe(step.ticks);
		if (step.terminal !== undefined) expect(outcome.terminal, `${at} terminal`).toBe(step.terminal);
		if (step.reward !== undefined) expectClose([outcome.reward], [step.reward], `${at} reward`);
		if (step.observation) {
			expectClose(telling.tell(environment, simulator.observation()), step.observation, `${at} observation`);
		}
		if (step.player) expectClose(telling.player(simulator.save()), step.player, `${at} player`);
		if (step.enemies) {
			const enemies = telling.enemies?.(simulator.save());
			expect(enemies, `${at}: ${trace.env} has enemies`).toBeDefined();
			expectClose(enemies?.flat() ?? [], step.enemies.flat(), `${at} enemies`);
		}
	});
}
