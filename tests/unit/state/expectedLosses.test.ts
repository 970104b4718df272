import { expect, test } from 'vitest';
import { ENVIRONMENTS } from '../../../src/environments/registry';
import { expectedLosses } from '../../../src/state/expectedLosses';

test.each(ENVIRONMENTS.map(({ id }) => id))('%s has been measured at the paper scale', (id) => {
	const losses = expectedLosses(id);
	for (const term of ['state', 'parameters', 'kl'] as const) {
		const value = losses?.[term] ?? Number.NaN;
		expect(value).toBeGreaterThan(0);
		expect(value).toBeLessThan(10);
	}
});

test('there is nothing to expect of a world that was not measured', () => {
	expect(expectedLosses('chess')).toBeUndefined();
});
