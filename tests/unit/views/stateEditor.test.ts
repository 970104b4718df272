import { expect, test } from 'vitest';
import { sliderEnds } from '../../../src/action/StatePicker/StateEditor';
import { catchPoint } from '../../../src/environments/catchPoint';
import { goal } from '../../../src/environments/goal';
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
