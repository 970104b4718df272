import { describe, expect, it } from 'vitest';
import { publishedPreset, specOf, teachingPreset } from '../../../src/agent/presets';
import {
	AGENT_LIMITS,
	choiceOf,
	differences,
	ofRun,
	type SharedNumbers,
	seedsOf,
	specOfChoice,
	WHOLE,
} from '../../../src/agentLab/choice';
import { ENVIRONMENTS } from '../../../src/environments/registry';

describe.each(ENVIRONMENTS.map((environment) => [environment.id, environment] as const))('%s', (_, environment) => {
	it.each([
		['teaching', teachingPreset],
		['published', publishedPreset],
	] as const)('an untouched choice of the %s preset is the preset', (name, presetOf) => {
		const choice = choiceOf(environment, name, 7);
		const preset = presetOf(environment);
		const spec = specOfChoice(choice);
		const [a] = specOf(environment, preset, [{ seed: 7 }]).agents;
		expect(spec.agents[0]).toEqual(a);
		expect(spec).toMatchObject({ published: preset.published, randomEpisodes: preset.randomEpisodes });
		expect(choice.environmentSteps).toBe(preset.environmentSteps);
		expect(differences(choice.runs)).toEqual(['klWeight']);
		expect(spec.agents[1].settings.representation.klWeight).toBe(0);
		for (const [key, { min, max }] of Object.entries(AGENT_LIMITS)) {
			const value = key in choice ? choice[key as keyof SharedNumbers] : choice.runs[0][key as 'klWeight'];
			expect(value, key).toBeGreaterThanOrEqual(min);
			expect(value, key).toBeLessThanOrEqual(max);
		}
	});
});

it('every number that is chosen reaches the training', () => {
	const choice = choiceOf(ENVIRONMENTS[0], 'teaching', 1);
	const numbers = (Object.keys(AGENT_LIMITS) as (keyof typeof AGENT_LIMITS)[]).filter((key) => key in choice);
	// How far Train learns is no part of what a training is.
	for (const key of numbers.filter((name) => name !== 'environmentSteps') as (keyof SharedNumbers)[]) {
		const value = WHOLE.has(key) ? choice[key] + 1 : choice[key] / 2;
		expect(specOfChoice({ ...choice, [key]: value }), key).not.toEqual(specOfChoice(choice));
	}
	const other = { klWeight: 3, hasBox: false, relabelling: 'off', optimizer: 'rebuilt', latentDim: 5 } as const;
	const { settings } = specOfChoice({ ...choice, runs: [choice.runs[0], other] }).agents[1];
	expect(settings).toMatchObject({ hasBox: false, relabelling: 'off' });
	expect(settings.representation).toMatchObject({ klWeight: 3, optimizer: 'rebuilt', latentDim: 5 });
	expect(specOfChoice({ ...choice, updateAtStart: false })).not.toEqual(specOfChoice(choice));
	expect(() => specOfChoice({ ...choice, environment: 'chess' })).toThrow(RangeError);
});

it('several seeds are A and B of each, as they would be alone', () => {
	const choice = choiceOf(ENVIRONMENTS[0], 'teaching', 4);
	const several = specOfChoice({ ...choice, seeds: 3 }).agents;
	expect(seedsOf({ seed: 4, seeds: 3 })).toEqual([4, 5, 6]);
	expect(several).toHaveLength(6);
	for (const seed of [4, 5, 6])
		expect(several.filter((agent) => agent.seed === seed)).toEqual(specOfChoice({ ...choice, seed }).agents);
	expect(ofRun(several, 1).map(({ seed, settings }) => [seed, settings.representation.klWeight])).toEqual([
		[4, 0],
		[5, 0],
		[6, 0],
	]);
});
