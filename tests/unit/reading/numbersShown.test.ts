// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { numbersClock } from '../../../src/reading/NumbersClock';
import { numbersShown } from '../../../src/reading/reading';

test('numbers are shown after the beat that was asked for before, and what it led to', async () => {
	const shown: string[] = [];
	for (const name of ['first', 'second']) {
		numbersClock.request(() => {
			shown.push(name);
			queueMicrotask(() => shown.push(`${name} rendered`));
		});
		await numbersShown();
		expect(shown).toEqual([name, `${name} rendered`]);
		shown.length = 0;
	}
});
