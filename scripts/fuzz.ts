/**
 * `npm run fuzz [-- --count 10000 --seed 1 --only files]`: hostile input for everything that reads what comes from outside. Each input
 * is taken or refused in words, within a second and a hundred megabytes; the costliest of each kind are told.
 */
import { parseArgs } from 'node:util';
import { READERS } from '../tests/hostile/readers';

/** What no input may cost. */
const MOST_MILLISECONDS = 1_000;
const MOST_MEGABYTES = 100;

const { values } = parseArgs({
	options: { count: { type: 'string', default: '10000' }, seed: { type: 'string' }, only: { type: 'string' } },
});
/** Readers whose names have what `--only` says; all when it is left out. */
const readers = READERS.filter(({ name }) => name.includes(values.only ?? ''));
const numRuns = Number(values.count);
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
console.log(`seed ${seed}, ${numRuns} inputs each`);

/** Milliseconds that the processor has spent on this program: other programs on the machine do not count. */
function processorTime(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000;
}

/** Megabytes that the program holds, outside of the JavaScript heap too. */
function megabytes(): number {
	const { heapUsed, external, arrayBuffers } = process.memoryUsage();
	return (heapUsed + external + arrayBuffers) / 2 ** 20;
}

let failures = 0;
for (const reader of readers) {
	const most = { milliseconds: 0, megabytes: 0 };
	const start = performance.now();
	try {
		await reader.try({ numRuns, seed, endOnFailure: true }, async (call) => {
			const [before, held] = [processorTime(), megabytes()];
			await call();
			const cost = { milliseconds: processorTime() - before, megabytes: megabytes() - held };
			most.milliseconds = Math.max(most.milliseconds, cost.milliseconds);
			most.megabytes = Math.max(most.megabytes, cost.megabytes);
			if (cost.milliseconds > MOST_MILLISECONDS || cost.megabytes > MOST_MEGABYTES)
				throw new Error(`it cost ${cost.milliseconds.toFixed(0)} ms and ${cost.megabytes.toFixed(0)} MB`);
		});
	} catch (error) {
		failures++;
		// The input may be a megabyte long: why it failed comes first.
		if (error instanceof Error && error.cause instanceof Error) console.error(error.cause.stack);
		console.error(error instanceof Error ? error.message.slice(0, 1_000) : error);
	}
	const seconds = ((performance.now() - start) / 1000).toFixed(0);
	const costliest = `at most ${most.milliseconds.toFixed(0)} ms and ${most.megabytes.toFixed(0)} MB an input`;
	console.log(`${reader.name}: ${seconds} s, ${costliest}`);
}
process.exit(failures > 0 ? 1 : 0);
