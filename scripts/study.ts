/**
 * Trains every agent of a study: worlds × settings × seeds, on all cores, again from where it was after a kill.
 *
 *   npm run study -- study.json                    all of it, results in the folder `study` beside the file
 *   npm run study -- study.json --shard 2/8        the second of eight shares, for an array of jobs
 *   npm run study -- study.json --out results --jobs 4 --save-every 20    seconds of work that a kill costs at most; else 60
 *   npm run study -- study.json --merge            only puts together what there is
 *
 * The folder gets manifests/, results/ (one file a training, written whole or not at all) and checkpoints/; then
 * results.csv and results.npz with every evaluation, and a table on stdout. Progress goes to stderr.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { writeAtomically } from './atomicFile';
import { fromCaller } from './paths.mjs';
import type { PlacedJob, StudyResult } from './studyJob';
import { expandStudy, jobsOfShard, parseShard, parseStudy, type StudyJob } from './studyPlan';
import { studyCsv, studyNpz, studySummary } from './studyTables';
import { EXIT, fail, textOf } from './trainOptions';

const OPTIONS = {
	allowPositionals: true,
	options: {
		shard: { type: 'string', default: '1/1' },
		out: { type: 'string' },
		jobs: { type: 'string', default: String(availableParallelism()) },
		'save-every': { type: 'string', default: '60' },
		merge: { type: 'boolean', default: false },
	},
} as const;

const bytesOf = (text: string) => new TextEncoder().encode(text);

function readCommand() {
	try {
		const { values, positionals } = parseArgs(OPTIONS);
		const [source, ...others] = positionals;
		if (source === undefined || others.length > 0) throw new RangeError('one study: npm run study -- study.json');
		const path = fromCaller(source);
		const threads = Number(values.jobs);
		if (!Number.isInteger(threads) || threads < 1)
			throw new RangeError(`--jobs: "${values.jobs}" is no number of threads`);
		const seconds = Number(values['save-every']);
		if (!(seconds > 0)) throw new RangeError(`--save-every: "${values['save-every']}" is no number of seconds`);
		const folder =
			values.out === undefined ? join(dirname(path), basename(path, extname(path))) : fromCaller(values.out);
		const all = expandStudy(parseStudy(readFileSync(path, 'utf8')));
		const mine = jobsOfShard(all, parseShard(values.shard));
		return { all, mine, folder, threads, seconds, mergeOnly: values.merge };
	} catch (error) {
		return fail(textOf(error));
	}
}

const { all, mine, folder, threads, seconds, mergeOnly } = readCommand();
const place = (job: StudyJob): PlacedJob => ({
	job,
	result: join(folder, 'results', `${job.id}.json`),
	checkpoint: join(folder, 'checkpoints', `${job.id}.agents`),
	saveInterval: 1_000 * seconds,
});

for (const part of ['manifests', 'results', 'checkpoints']) mkdirSync(join(folder, part), { recursive: true });
for (const job of mine)
	writeAtomically(join(folder, 'manifests', `${job.id}.json`), bytesOf(`${JSON.stringify(job)}\n`));

const waiting = mergeOnly ? [] : mine.map(place).filter(({ result }) => !existsSync(result));
const total = waiting.length;
const failures: string[] = [];
if (total > 0) {
	console.error(`${all.length} trainings, ${mine.length} of them here, ${mine.length - total} done before`);
	await Promise.all(Array.from({ length: Math.min(threads, total) }, work));
}
merge();
for (const failure of failures) console.error(failure);
process.exit(failures.length > 0 ? EXIT.failed : EXIT.done);

/** A thread's trainings, one after the other, until none is left. */
function work(): Promise<void> {
	const thread = new Worker(new URL('./studyThread.mjs', import.meta.url));
	return new Promise((resolve) => {
		const next = () => {
			const placed = waiting.shift();
			if (placed) thread.postMessage(placed);
			else void thread.terminate().then(() => resolve());
		};
		thread.on('message', (message: { id?: string; outcome?: StudyResult; failed?: string }) => {
			if (message.failed !== undefined) failures.push(`${message.id}: ${message.failed}`);
			else if (message.outcome) console.error(progressLine(message.outcome));
			next();
		});
		thread.on('error', (error) => {
			failures.push(textOf(error));
			resolve();
		});
	});
}

function progressLine({ job, curve, firstSuccess, seconds }: StudyResult): string {
	const last = curve[curve.length - 1];
	const success = last.successRate === null ? '' : `, success ${last.successRate.toFixed(2)}`;
	const first = firstSuccess === null ? '' : `, first success at step ${firstSuccess}`;
	return `  ${job.id}: return ${last.meanReturn.toFixed(2)}${success}${first}, ${seconds.toFixed(0)} s; ${waiting.length} wait`;
}

/** Puts together every result that there is, of this process and of others. */
function merge(): void {
	const results = all
		.map((job) => place(job).result)
		.filter((path) => existsSync(path))
		.map((path) => JSON.parse(readFileSync(path, 'utf8')) as StudyResult)
		// Results of before do not say it, since every training was.
		.map((result) => ({ ...result, job: { ...result.job, laterTraining: result.job.laterTraining ?? true } }));
	if (results.length < all.length)
		console.error(`${all.length - results.length} of ${all.length} trainings are not done`);
	if (results.length === 0) return;
	writeAtomically(join(folder, 'results.csv'), bytesOf(studyCsv(results)));
	writeAtomically(join(folder, 'results.npz'), studyNpz(results));
	console.log(studySummary(results));
}
