import { expect, test } from 'vitest';
import { meanTerms } from '../../../src/model/settings';

test('means over parts of different sizes are those over the whole', () => {
	const parts = [
		{ state: 1, parameters: 4, kl: 0.5, count: 3 },
		{ state: 2, parameters: 0, kl: 2.5, count: 1 },
	];
	expect(meanTerms(parts)).toEqual({ state: 1.25, parameters: 3, kl: 1 });
	expect(meanTerms([parts[1]])).toEqual({ state: 2, parameters: 0, kl: 2.5 });
});
