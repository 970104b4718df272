import { describe, expect, test } from 'vitest';
import { type DatasetSummary, SUMMARY_BINS, summariseDataset } from '../../../src/analysis/datasetSummary';
import { collectTransitions } from '../../../src/dataset/collect';
import type { Dataset } from '../../../src/dataset/Dataset';
import { ENVIRONMENTS } from '../../../src/environments/registry';
import { room } from '../environments/toyEnvironment';

function summarise(dataset: Dataset, environment = room): { summary: DatasetSummary; pauses: number } {
	const work = summariseDataset(dataset, environment);
	for (let pauses = 0; ; pauses++) {
		const { done, value } = work.next();
		if (done) return { summary: value, pauses };
	}
}

const sum = (counts: ArrayLike<number>) => Array.from(counts).reduce((total, count) => total + count, 0);

test.each(ENVIRONMENTS)('counts every transition of $id once', (environment) => {
	const size = 500;
	const dataset = collectTransitions({ environment, published: true, seed: 2, size });
	const { summary, pauses } = summarise(dataset, environment);
	expect(pauses).toBeGreaterThan(2);
	expect(sum(summary.actions.map(({ count }) => count))).toBe(size);
	summary.actions.forEach(({ count, parameters }, action) => {
		expect(parameters).toHaveLength(environment.actions[action].parameters.length);
		for (const counts of parameters) expect(sum(counts)).toBe(count);
	});
	for (const { counts, smallest, largest } of summary.features) {
		expect(sum(counts)).toBe(size);
		expect(smallest).toBeLessThanOrEqual(largest);
	}
	expect(sum(summary.reward.counts)).toBe(size);
	expect(summary.done).toBe(sum(dataset.done));
	expect(summary.entries).toBe(size * environment.features.length);
	expect(summary.beyond).toBe(dataset.stateDelta.filter((delta) => Math.abs(delta) > 1).length);
});

test('finds the features of Platform whose changes tanh cannot reach', () => {
	const platform = ENVIRONMENTS.find(({ id }) => id === 'platform') ?? room;
	const dataset = collectTransitions({ environment: platform, published: true, seed: 1, size: 6_000 });
	const { summary } = summarise(dataset, platform);
	const beyond = platform.features.filter((_, s) => summary.features[s].beyond > 0).map(({ id }) => id);
	expect(beyond).toContain('next-platform-width');
	// From the first to the second platform the width goes from 275 to 50 of 275: 2 · 225 ÷ 275.
	const width = platform.features.findIndex(({ id }) => id === 'next-platform-width');
	expect(summary.features[width].largestDelta).toBeGreaterThan(1);
	expect(summary.beyond).toBe(sum(summary.features.map((feature) => feature.beyond)));
});

describe('by hand', () => {
	const environment = { ...ENVIRONMENTS[0], features: ENVIRONMENTS[0].features.slice(0, 1), parameterDim: 2 };
	const dataset: Dataset = {
		environment: 'goal',
		published: true,
		seed: 1,
		size: 3,
		stateDim: 1,
		parameterDim: 2,
		simulatorStateLength: 0,
		state: Float32Array.of(-1, 0, 1.5),
		action: Uint16Array.of(0, 0, 1),
		parameters: Float32Array.of(-1, 1, 0, 0, 0.5, 0),
		stateDelta: Float32Array.of(1, -1.25, 0.5),
		reward: Float32Array.of(-2, 0, 2),
		done: Uint8Array.of(0, 0, 1),
		simulatorState: new Float64Array(0),
	};
	const { summary } = summarise(dataset, environment);
	const bins = (counts: Uint32Array) => [...counts.entries()].filter(([, count]) => count > 0);

	test('the ends belong to the bins at the ends, and what is outside too', () => {
		expect(bins(summary.actions[0].parameters[0])).toEqual([
			[0, 1],
			[SUMMARY_BINS / 2, 1],
		]);
		expect(bins(summary.features[0].counts)).toEqual([
			[0, 1],
			[SUMMARY_BINS / 2, 1],
			[SUMMARY_BINS - 1, 1],
		]);
		expect(bins(summary.reward.counts)).toEqual([
			[0, 1],
			[SUMMARY_BINS / 2, 1],
			[SUMMARY_BINS - 1, 1],
		]);
	});

	test('±1 can be reached, beyond it cannot', () => {
		expect(summary.features[0]).toMatchObject({ beyond: 1, largestDelta: 1.25, smallest: -1, largest: 1.5 });
		expect(summary).toMatchObject({ beyond: 1, entries: 3, done: 1, size: 3 });
		expect(summary.actions.map(({ count }) => count)).toEqual([2, 1, 0]);
	});
});
