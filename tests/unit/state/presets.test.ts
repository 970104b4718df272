import { describe, expect, test } from 'vitest';
import { ENVIRONMENTS, environmentById } from '../../../src/environments/registry';
import { DEFAULT_CONFIG, OPENING_CONFIG } from '../../../src/state/config/defaults';
import { mergeConfig } from '../../../src/state/config/mergeConfig';
import { parseConfig } from '../../../src/state/config/parseConfig';
import { publishedPreset, TEACHING_PRESET } from '../../../src/state/presets';

const NOTHING = { state: Number.NaN, parameters: Number.NaN, kl: Number.NaN };

/** Worlds with published settings, and the d₁ and Z of each one's script, which are equal. */
const PUBLISHED = [
	['goal', 6],
	['platform', 6],
	['hard-goal', 6],
	['catch-point', 4],
	['hard-move-4', 6],
	['hard-move-6', 6],
	['hard-move-8', 6],
	['hard-move-10', 6],
] as const;

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

	test.each(PUBLISHED)(
		'%s has the sizes of its script, and losses below those of a model that knows nothing',
		(id, size) => {
			expect(publishedPreset(id).model).toMatchObject({ embeddingDim: size, latentDim: size });
			const { state, parameters, kl } = environmentById(id)?.publishedTraining?.losses ?? NOTHING;
			// The variance of a uniform parameter in [−1, 1].
			expect(parameters).toBeLessThan(1 / 3);
			for (const term of [state, parameters, kl]) expect(term).toBeGreaterThan(0);
		},
	);

	test.each(ENVIRONMENTS)('has the sizes that $id tells, or the usual ones', ({ id, publishedTraining }) => {
		const { embeddingDim, latentDim } = publishedTraining ?? { embeddingDim: 6, latentDim: 6 };
		expect(publishedPreset(id).model).toMatchObject({ embeddingDim, latentDim });
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
