import { describe, expect, test } from 'vitest';
import { nearestState, PolicyError, type PolicySpec, rolloutPolicy } from '../../../src/analysis/rolloutPolicies';
import { collectTransitions } from '../../../src/dataset/collect';
import { type Environment, unscaleFromUnit } from '../../../src/environments/Environment';
import { goal } from '../../../src/environments/goal';
import { platform } from '../../../src/environments/platform';
import { LatentDecoder } from '../../../src/model/decode';
import { initialWeights } from '../../../src/model/initialise';
import { noRandomness } from '../../../src/randomness/counterRandom';
import { overflowing } from './overflowingWeights';

const DATA = collectTransitions({ environment: goal, published: true, seed: 1, size: 200 });

const SHAPE = {
	stateDim: goal.features.length,
	actionCount: goal.actions.length,
	embeddingDim: 6,
	parameterDim: 2,
	latentDim: 2,
	width: 16,
};

const LATENT = {
	kind: 'latent',
	shape: SHAPE,
	weights: initialWeights(SHAPE, 1),
	action: 0,
	z: Float32Array.of(0.4, -1.2),
} as const satisfies PolicySpec;

/** A transition's observation in the features' own units. */
function observationOf(row: number): Float64Array {
	return Float64Array.from(goal.features, ({ low, high }, feature) =>
		unscaleFromUnit(DATA.state[row * DATA.stateDim + feature], low, high),
	);
}

function obstacleOf(environment: Environment, spec: PolicySpec): string {
	try {
		rolloutPolicy(environment, spec);
	} catch (error) {
		if (error instanceof PolicyError) return error.obstacle;
		throw error;
	}
	return '';
}

describe('nearest data', () => {
	test('is the nearest of a few, and the first of equal ones', () => {
		const data = {
			size: 4,
			stateDim: 2,
			parameterDim: 1,
			state: Float32Array.of(0, 0, 1, 1, 0.5, 0, 1, 1),
			action: Uint16Array.of(0, 1, 2, 3),
			parameters: new Float32Array(4),
		};
		expect(nearestState(data, [0.1, 0])).toBe(0);
		expect(nearestState(data, [0.4, -0.1])).toBe(2);
		expect(nearestState(data, [2, 2])).toBe(1);
	});

	test('in a state of the data plays what was played there, in the simulator’s units', () => {
		const policy = rolloutPolicy(goal, { kind: 'nearest', data: DATA });
		for (const row of [0, 3, 77, 199]) {
			const { action, parameters } = policy(observationOf(row), noRandomness);
			expect(action).toBe(DATA.action[row]);
			for (const [index, { low, high }] of goal.actions[action].parameters.entries()) {
				const scaled = DATA.parameters[row * DATA.parameterDim + index];
				expect(parameters[index]).toBeCloseTo(unscaleFromUnit(scaled, low, high), 6);
			}
		}
	});
});

describe('a decoder held at a code', () => {
	test('plays its action with what it decodes in the state of the moment', () => {
		const policy = rolloutPolicy(goal, LATENT);
		for (const row of [1, 42]) {
			const state = DATA.state.slice(row * DATA.stateDim, (row + 1) * DATA.stateDim);
			const decoding = new LatentDecoder(SHAPE).decode(LATENT.weights, { state, action: [0], z: LATENT.z }, 1);
			const { action, parameters } = policy(observationOf(row), noRandomness);
			expect(action).toBe(0);
			expect(parameters[0]).toBeCloseTo(unscaleFromUnit(decoding.parameters[0], 0, 40), 4);
			expect(parameters[1]).toBeCloseTo(unscaleFromUnit(decoding.parameters[1], -15, 15), 4);
		}
	});
});

describe('a policy that cannot play', () => {
	test('says why', () => {
		const weights = LATENT.weights.slice();
		weights[5] = Number.NaN;
		expect(obstacleOf(goal, { kind: 'scripted' })).toBe('no-script');
		expect(obstacleOf(platform, { kind: 'nearest', data: DATA })).toBe('no-data');
		expect(obstacleOf(goal, { kind: 'nearest', data: { ...DATA, size: 0 } })).toBe('no-data');
		expect(obstacleOf(platform, LATENT)).toBe('no-model');
		expect(obstacleOf(goal, { ...LATENT, action: 3 })).toBe('no-model');
		expect(obstacleOf(goal, { ...LATENT, z: Float32Array.of(1) })).toBe('no-model');
		expect(obstacleOf(goal, { ...LATENT, weights })).toBe('not-a-number');
		expect(obstacleOf(goal, { ...LATENT, z: Float32Array.of(0, Number.POSITIVE_INFINITY) })).toBe('not-a-number');
		expect(obstacleOf(goal, LATENT)).toBe('');
	});

	test('also says so where only playing shows it: numbers so large that they overflow', () => {
		const policy = rolloutPolicy(goal, { ...LATENT, weights: overflowing(SHAPE) });
		expect(() => policy(observationOf(0), noRandomness)).toThrow(PolicyError);
	});
});
