import { expect, test } from 'vitest';
import { type DatasetSummary, summariseDataset } from '../../../src/analysis/datasetSummary';
import { groupSummaries } from '../../../src/analysis/groupSummaries';
import { collectTransitions } from '../../../src/dataset/collect';
import { goal } from '../../../src/environments/goal';
import { hardMove } from '../../../src/environments/hardMove';

function summarise(environment: typeof goal, size: number): DatasetSummary {
	const dataset = collectTransitions({ environment, published: true, seed: 1, size });
	const work = summariseDataset(dataset, environment);
	for (;;) {
		const { done, value } = work.next();
		if (done) return value;
	}
}

test('a group has the counts of all its actions, and of their common parameter', () => {
	const environment = hardMove(6);
	const { actionGroups: groups } = environment;
	if (!groups) throw new Error('no groups');
	const summary = summarise(environment, 1_000);
	const found = groupSummaries(environment, groups, summary);
	expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(1_000);
	for (const [group, { count, parameters, histograms }] of found.entries()) {
		const expected = summary.actions.filter((_, action) => groups.of(action) === group);
		expect(count).toBe(expected.reduce((sum, action) => sum + action.count, 0));
		expect(parameters).toHaveLength(expected.length > 0 ? 1 : 0);
		for (const histogram of histograms) expect(histogram.reduce((sum, bin) => sum + bin, 0)).toBe(count);
	}
});

test('actions with different parameters have none in common', () => {
	const groups = { by: { en: 'x', 'zh-CN': 'x' }, names: [{ en: 'all', 'zh-CN': 'all' }], of: () => 0 };
	const [all] = groupSummaries(goal, groups, summarise(goal, 500));
	expect(all).toEqual({ count: 500, parameters: [], histograms: [] });
});
