import { describe, expect, test } from 'vitest';
import { ENVIRONMENTS } from '../../../src/environments/registry';
import { DEFAULT_CONFIG, OPENING_CONFIG } from '../../../src/state/config/defaults';
import { mergeConfig } from '../../../src/state/config/mergeConfig';
import { parseConfig } from '../../../src/state/config/parseConfig';
import { publishedPreset, TEACHING_PRESET } from '../../../src/state/presets';

const NOTHING = { state: Number.NaN, parameters: Number.NaN, kl: Number.NaN };

describe('the published preset', () => {
	test.each(ENVIRONMENTS.map(({ id }) => id))('of %s is valid and has the published settings', (environment) => {
		const parsed = parseConfig(mergeConfig({ ...DEFAULT_CONFIG, environment }, publishedPreset(environment)));
		expect(parsed).toMatchObject({
			ok: true,
			config: {
				published: true,
				model: { width: 256 },
				training: { batchSize: 64, stopAt: 5_000 },
				runs: [
					{ klWeight: 0.5, stateWeight: 1, parameterWeight: 2, learningRate: 1e-4, optimizer: 'rebuilt' },
					{ klWeight: 0, stateWeight: 1, parameterWeight: 2, learningRate: 1e-4, optimizer: 'rebuilt' },
				],
			},
		});
	});

	test.each(ENVIRONMENTS)(
		'$id tells what its losses come to: less than a model that knows nothing has',
		(environment) => {
			const { state, parameters, kl } = environment.publishedTraining?.losses ?? NOTHING;
			// The variance of a uniform parameter in [−1, 1].
			expect(parameters).toBeLessThan(1 / 3);
			for (const term of [state, parameters, kl]) expect(term).toBeGreaterThan(0);
		},
	);

	test('has the sizes of each published script', () => {
		const sizes = ENVIRONMENTS.map(({ id }) => {
			const { embeddingDim, latentDim } = publishedPreset(id).model;
			return [id, embeddingDim, latentDim];
		});
		expect(sizes).toEqual([
			['goal', 6, 6],
			['platform', 6, 6],
			['hard-goal', 6, 6],
			['catch-point', 4, 4],
			['hard-move-4', 6, 6],
			['hard-move-6', 6, 6],
			['hard-move-8', 6, 6],
			['hard-move-10', 6, 6],
		]);
	});

	test('takes a choice of data back, but not how many', () => {
		const chosen = { ...DEFAULT_CONFIG.data, size: 900, actions: [0], testShare: 0.2 };
		const config = mergeConfig({ ...DEFAULT_CONFIG, data: chosen }, publishedPreset('goal'));
		expect(config).toMatchObject({ data: { ...DEFAULT_CONFIG.data, size: 900 } });
	});
});

test('the teaching preset leads back to what the page opens on', () => {
	const away = mergeConfig({ ...OPENING_CONFIG }, publishedPreset('goal'));
	expect(mergeConfig(away as typeof OPENING_CONFIG, TEACHING_PRESET)).toEqual(OPENING_CONFIG);
});
