import { describe, expect, it } from 'vitest';
import { collectTransitions } from '../../../src/dataset/collect';
import { unscaleFromUnit } from '../../../src/environments/Environment';
import { goal } from '../../../src/environments/goal';
import { LatentDecoder } from '../../../src/model/decode';
import { initialWeights } from '../../../src/model/initialise';
import {
	conditionOf,
	decodeProbe,
	nearestTransition,
	parameterValues,
	predictedObservation,
} from '../../../src/state/decodeProbe';
import type { Frame } from '../../../src/state/frames';

const dataset = collectTransitions({ environment: goal, published: true, seed: 3, size: 40 });
const shape = { stateDim: 17, actionCount: 3, embeddingDim: 6, parameterDim: 2, latentDim: 2, width: 16 };
const run = (seed: number) => ({
	mean: Float32Array.of(0, 0, 1, 1, 2, 0),
	std: new Float32Array(6).fill(1),
	z: new Float32Array(6),
	measured: null,
	weights: initialWeights(shape, seed),
});
const frame: Frame = { source: 'training', step: 1, count: 3, shape, runs: [run(1), run(2)] };

describe('conditionOf', () => {
	it('takes a transition of the data, in both scales, with the world it was in', () => {
		const { observation, state, simulatorState } = conditionOf(goal, dataset, 7, null);
		expect(state).toEqual(dataset.state.slice(7 * 17, 8 * 17));
		expect(observation[0]).toBe(unscaleFromUnit(state[0], goal.features[0].low, goal.features[0].high));
		const length = dataset.simulatorStateLength;
		expect(simulatorState).toEqual(dataset.simulatorState.slice(7 * length, 8 * length));
	});

	it('takes an edited state, scaled for the model, with a world that shows it', () => {
		const edited = Float64Array.from(goal.features, ({ high }) => high);
		const condition = conditionOf(goal, dataset, 7, edited);
		expect(Array.from(condition.state)).toEqual(new Array(17).fill(1));
		expect(condition.simulatorState).toEqual(goal.stateFromObservation(edited));
	});

	it('ignores an edited state of another world, and a transition beyond the data', () => {
		const last = conditionOf(goal, dataset, 39, null);
		expect(conditionOf(goal, dataset, 99, new Float64Array(9))).toEqual(last);
	});
});

describe('decodeProbe', () => {
	const { state } = conditionOf(goal, dataset, 0, null);

	it('is what the run’s decoder says', () => {
		const probe = { action: 1, transition: 0, z: [0.3, -0.8] };
		const z = Float32Array.from(probe.z);
		for (const index of [0, 1]) {
			const direct = new LatentDecoder(shape).decode(frame.runs[index].weights, { state, action: [1], z }, 1);
			const decoded = decodeProbe(frame, index, probe, state, goal);
			expect(decoded.parameters).toEqual(direct.parameters);
			expect(decoded.stateDelta).toEqual(direct.stateDelta);
			expect(decoded.values).toHaveLength(1);
			expect(decoded.values[0]).toBeCloseTo(7.01 * direct.parameters[0], 6);
		}
	});

	it('keeps its answer when the decoder is used again', () => {
		const first = decodeProbe(frame, 0, { action: 0, transition: 0, z: [1, 1] }, state, goal);
		const copy = first.parameters.slice();
		decodeProbe(frame, 0, { action: 0, transition: 0, z: [-2, 1] }, state, goal);
		expect(first.parameters).toEqual(copy);
	});

	it('fits a code of another length, and an action that the model does not have', () => {
		const fitted = decodeProbe(frame, 0, { action: 9, transition: 0, z: [0.5] }, state, goal);
		expect(fitted.action).toBe(2);
		expect(Array.from(fitted.z)).toEqual([0.5, 0]);
		expect(decodeProbe(frame, 0, { action: 2, transition: 0, z: [0.5, 0, 3] }, state, goal)).toEqual(fitted);
	});
});

describe('nearestTransition', () => {
	it('is the nearest μ of the action', () => {
		const actions = [0, 1, 0];
		expect(nearestTransition(frame.runs[0], actions, [0.9, 0.9], null)).toBe(1);
		expect(nearestTransition(frame.runs[0], actions, [1.4, 0.9], 0)).toBe(2);
		expect(nearestTransition(frame.runs[0], actions, [0, 0], 2)).toBeNull();
	});
});

describe('predictedObservation', () => {
	it('adds the change in the features’ own units', () => {
		const condition = conditionOf(goal, dataset, 0, null);
		const delta = new Float32Array(17);
		delta[0] = 0.5;
		const predicted = predictedObservation(goal, condition, delta);
		// The pitch is 20 m long: half of the scaled range's half.
		expect(predicted[0] - condition.observation[0]).toBeCloseTo(5, 9);
		expect(predicted[1]).toBe(condition.observation[1]);
		expect(parameterValues(goal, 0, [9, 0, 1], 1)).toEqual([20, 15]);
	});
});
