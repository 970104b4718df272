// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { collectTransitions } from '../../../src/dataset/collect';
import { hardMove } from '../../../src/environments/hardMove';
import { SHAPE_COUNT } from '../../../src/plane/glyphs';
import { actionMark, pointStyle } from '../../../src/plane/pointStyle';

test('colour and shape tell the group of an action where there are groups, else the action', () => {
	const environment = hardMove(6);
	const { actionGroups } = environment;
	const dataset = collectTransitions({ environment, published: true, seed: 1, size: 200 });
	const scale = { kind: 'action' } as const;
	const grouped = pointStyle(dataset, 200, scale, 'light', null, actionGroups);
	const plain = pointStyle(dataset, 200, scale, 'light', null);
	for (let row = 0; row < 200; row++) {
		const action = dataset.action[row];
		expect(grouped.shape[row]).toBe(actionMark(action, actionGroups) % SHAPE_COUNT);
		expect(grouped.color[row]).toBe(actionGroups?.of(action));
		expect(plain.shape[row]).toBe(action % SHAPE_COUNT);
	}
	expect(new Set(grouped.color).size).toBeLessThanOrEqual(9);
});
