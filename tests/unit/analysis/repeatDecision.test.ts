import { describe, expect, it } from 'vitest';
import { isOneTick, repeatDecision } from '../../../src/analysis/repeatDecision';
import { quietSimulator, simulateDecision } from '../../../src/analysis/simulateDecision';
import { catchPoint } from '../../../src/environments/catchPoint';
import type { Environment } from '../../../src/environments/Environment';
import { goal } from '../../../src/environments/goal';
import { hardGoal } from '../../../src/environments/hardGoal';
import { hardMove } from '../../../src/environments/hardMove';
import { platform } from '../../../src/environments/platform';
import { ENVIRONMENTS } from '../../../src/environments/registry';
import { randomnessAt, Stream } from '../../../src/randomness/counterRandom';

/** Ticks of each decision of an episode that is played at random. */
function ticksOfRandomEpisode({ create, actions, maxDecisions }: Environment, episode: number): number[] {
	const random = randomnessAt(1, Stream.environment, episode, 0);
	const simulator = create({ random, published: true });
	simulator.reset();
	const ticks: number[] = [];
	for (let terminal = false; !terminal && ticks.length < maxDecisions; ) {
		const action = Math.floor(random.uniform() * actions.length);
		const parameters = actions[action].parameters.map(({ low, high }) => low + random.uniform() * (high - low));
		const outcome = simulator.step(action, parameters);
		ticks.push(outcome.ticks);
		terminal = outcome.terminal;
	}
	return ticks;
}

describe('repeatDecision', () => {
	const simulator = quietSimulator(catchPoint, true);
	// Agent at (0, 0) at rest, target to the right, 1 away.
	const simulatorState = catchPoint.stateFromObservation([0, 0, 1, 0]);
	const push = (angle: number, most: number, onTick?: (state: Float64Array) => void) =>
		repeatDecision(catchPoint, simulator, { simulatorState, action: 0, parameters: [angle] }, most, onTick);

	it('pushes up: 0.02 in the first tick, 0.75 of the speed kept and 0.02 more in each other', () => {
		const { trail, decisions, terminal } = push(0, 3);
		const moved = trail.map(([, y]) => y - trail[0][1]);
		expect(moved).toHaveLength(4);
		for (const [tick, y] of [0, 0.02, 0.055, 0.10125].entries()) expect(moved[tick]).toBeCloseTo(y, 9);
		expect([decisions, terminal]).toEqual([3, false]);
	});

	it('tells the first decision as one alone, and every tick', () => {
		const states: Float64Array[] = [];
		const { first, trail } = push(0.3, 5, (state) => states.push(state));
		expect(first).toEqual(simulateDecision(catchPoint, simulator, { simulatorState, action: 0, parameters: [0.3] }));
		expect(states.map((state) => catchPoint.scene.focus(state))).toEqual(trail.slice(1));
	});

	it('stops when the episode ends', () => {
		// CATCH right at the target.
		const there = { simulatorState: catchPoint.stateFromObservation([0, 0, 0.1, 0]), action: 1, parameters: [0] };
		const { decisions, terminal } = repeatDecision(catchPoint, simulator, there, 25);
		expect([decisions, terminal]).toEqual([1, true]);
	});

	it.each(ENVIRONMENTS)('knows whether each decision of $id is one tick', (environment) => {
		const ticks = Array.from({ length: 10 }, (_, episode) => ticksOfRandomEpisode(environment, episode)).flat();
		expect(isOneTick(environment)).toBe(ticks.every((count) => count === 1));
	});

	it('of the worlds of particles each is one tick, of the published games none', () => {
		expect([catchPoint, hardMove(4), hardMove(6), hardMove(8), hardMove(10)].filter(isOneTick)).toHaveLength(5);
		expect([goal, hardGoal, platform].filter(isOneTick)).toEqual([]);
	});
});
