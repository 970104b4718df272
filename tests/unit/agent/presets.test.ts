import { expect, test } from 'vitest';
import { publishedPreset, teachingPreset } from '../../../src/agent/presets';
import { shapesOf } from '../../../src/agent/settings';
import { catchPoint } from '../../../src/environments/catchPoint';
import { ENVIRONMENTS } from '../../../src/environments/registry';
import { room } from '../environments/toyEnvironment';

test('every world has its official preset: sizes as published, and a smaller one to teach with', () => {
	for (const environment of ENVIRONMENTS) {
		const { settings, published, environmentSteps } = publishedPreset(environment);
		const { model, agent } = shapesOf(environment, settings);
		expect(published).toBe(true);
		expect(model).toMatchObject({
			...(environment.id === 'catch-point' ? { latentDim: 4 } : { latentDim: 6 }),
			width: 256,
		});
		expect(agent.width).toBe(256);
		expect(settings).toMatchObject({ relabelling: 'published', batchSize: 128, rewardScale: 1 });
		expect(settings.representation).toMatchObject({ optimizer: 'rebuilt', klWeight: 0.5, learningRate: 1e-4 });
		const teaching = teachingPreset(environment);
		expect(teaching.settings.width).toBe(64);
		expect(teaching.environmentSteps).toBeLessThan(environmentSteps);
	}
	const budgets = Object.fromEntries(ENVIRONMENTS.map((world) => [world.id, publishedPreset(world).randomEpisodes]));
	expect(budgets).toMatchObject({ goal: 20_000, platform: 5_000, 'hard-goal': 20_000 });
});

test('a world that says how agents are trained in it is trained so; another as the particle worlds', () => {
	const budget = { randomEpisodes: 7, environmentSteps: 70, evaluateEvery: 10, evaluationEpisodes: 3 };
	const teaching = {
		...budget,
		published: false,
		embeddingDim: 3,
		representationSteps: 40,
		rewardScale: 0.5,
		noiseEpisodes: 9,
	};
	const told = { ...room, agentTraining: { published: budget, teaching } };
	expect(publishedPreset(told)).toMatchObject({ ...budget, published: true });
	expect(teachingPreset(told)).toMatchObject({
		...budget,
		published: false,
		settings: { representation: { embeddingDim: 3, steps: 40 }, rewardScale: 0.5, noiseEpisodes: 9 },
	});
	expect(teachingPreset(room)).toEqual(teachingPreset(catchPoint));
});
