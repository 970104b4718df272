import { describe, expect, it } from 'vitest';
import { quietSimulator, simulateDecision } from '../../../src/analysis/simulateDecision';
import { scaleToUnit } from '../../../src/environments/Environment';
import { platform } from '../../../src/environments/platform';

describe('simulateDecision', () => {
	// From the official simulator with every random draw 0: RUN 30, HOP 720 and HOP 100 from the start.
	const run = platform.actions[0].parameters[0];
	const hop = platform.actions[1].parameters[0];
	const simulator = quietSimulator(platform, true);
	simulator.reset();
	const start = simulator.save();
	const decision = (action: number, parameter: number) =>
		simulateDecision(platform, simulator, { simulatorState: start, action, parameters: [parameter] });

	it('plays the published traces', () => {
		const { observation, ticks, terminal, trail } = decision(0, scaleToUnit(30, run.low, run.high));
		expect(observation[0]).toBeCloseTo(67.485, 9);
		expect(observation[1]).toBeCloseTo(69.3, 9);
		expect([ticks, terminal, trail.length]).toEqual([20, false, 21]);
		expect(decision(1, scaleToUnit(720, hop.low, hop.high)).ticks).toBe(144);
		expect(decision(1, scaleToUnit(100, hop.low, hop.high)).terminal).toBe(true);
	});

	it('gives the change of the scaled observation, and a trail from start to end', () => {
		const { stateDelta, trail, end } = decision(0, 1);
		const [x] = platform.features;
		expect(stateDelta[0]).toBeCloseTo(scaleToUnit(67.485, x.low, x.high) - scaleToUnit(0, x.low, x.high), 9);
		expect(trail[0]).toEqual(platform.scene.focus(start));
		expect(trail[trail.length - 1]).toEqual(platform.scene.focus(end));
	});

	it('says the same twice: a decision leaves nothing behind', () => {
		expect(decision(1, 0.3)).toEqual(decision(1, 0.3));
	});

	it('breaks off a world that would not come to rest', () => {
		const endless = quietSimulator(platform, true);
		endless.step = (_action, _parameters, onTick) => {
			for (;;) onTick?.();
		};
		const { ticks, unfinished, terminal } = simulateDecision(platform, endless, {
			simulatorState: start,
			action: 0,
			parameters: [0],
		});
		expect([ticks, unfinished, terminal]).toEqual([2_000, true, false]);
		expect(decision(0, 0).unfinished).toBe(false);
	});

	it('lets other errors through', () => {
		expect(() => decision(7, 0)).toThrow();
	});
});
