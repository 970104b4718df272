import { test } from 'vitest';
import { READERS } from '../hostile/readers';

/** Inputs for each reader; `npm run fuzz` tries ten thousand. */
const TRIES = 150;

test.each(READERS)('whatever is read as $name is taken or refused, within the limits', async (reader) => {
	await reader.try({ numRuns: TRIES }, (call) => call());
});
