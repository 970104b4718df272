import { expect, test } from 'vitest';
import { completeObservation, sliderEnds } from '../../../src/action/StatePicker/StateEditor';
import { quietSimulator } from '../../../src/analysis/simulateDecision';
import { catchPoint } from '../../../src/environments/catchPoint';
import { goal } from '../../../src/environments/goal';
import { platform } from '../../../src/environments/platform';
import { ENVIRONMENTS } from '../../../src/environments/registry';
import { randomnessAt, Stream } from '../../../src/randomness/counterRandom';

test('sliders go as far as the values do, and as far as the present one', () => {
	const [velocity, , way] = catchPoint.features;
	expect(sliderEnds(velocity, 0)).toEqual([-0.8, 0.8]);
	expect(sliderEnds(way, 1.9)).toEqual([-2, 2]);
	expect(sliderEnds(way, -2.3)).toEqual([-2.3, 2]);
	const [x] = goal.features;
	expect(sliderEnds(x, 3)).toEqual([x.low, x.high]);
});

test.each(ENVIRONMENTS)('$id: every start of an episode is within reach of the sliders', (environment) => {
	const simulator = environment.create({ random: randomnessAt(1, Stream.environment, 0, 0), published: true });
	for (let episode = 0; episode < 200; episode++) {
		simulator.reset();
		const observation = simulator.observation();
		for (const [index, feature] of environment.features.entries()) {
			if (feature.derived) continue;
			const [lowest, highest] = feature.reach ?? [feature.low, feature.high];
			expect(observation[index]).toBeGreaterThanOrEqual(lowest);
			expect(observation[index]).toBeLessThanOrEqual(highest);
		}
	}
});

test('derived features follow an edited one, and the others stay', () => {
	const simulator = quietSimulator(platform, true);
	simulator.reset();
	const edited = simulator.observation();
	edited[0] = 500;
	const completed = completeObservation(platform, simulator, edited);
	// On the second platform: 275 px wide, from 475 on, 50 px next, a gap of 235 px.
	expect(Array.from(completed)).toEqual([500, edited[1], edited[2], edited[3], 275, 50, 235, 475, 0]);
});
