import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { loadAgent } from '../../../scripts/agentModule';
import { inProject } from '../../../scripts/paths.mjs';
import { runJob } from '../../../scripts/studyJob';
import { expandStudy, jobsOfShard, parseShard, parseStudy } from '../../../scripts/studyPlan';
import { studyCsv, studyNpz, studySummary } from '../../../scripts/studyTables';
import { AgentLearner } from '../../../src/agent/AgentLearner';
import { readTraining, writeTraining } from '../../../src/agent/savedTraining';
import { SimdAgent } from '../../../src/agent/wasm/SimdAgent';
import { readNpz } from '../../../src/files/npz';

const study = (content: object) => parseStudy(JSON.stringify(content));

test('a study is every world with every weight and seed, each with a name of its own', () => {
	const jobs = expandStudy(
		study({ worlds: ['goal', 'platform'], seeds: 3, klWeights: [0, 0.5], relabelling: ['off'] }),
	);
	expect(jobs).toHaveLength(12);
	expect(new Set(jobs.map(({ id }) => id)).size).toBe(12);
	expect(jobs[0]).toMatchObject({ id: 'goal-teaching-w0-relabelling-off-seed1', environmentSteps: 4_000 });
	expect(jobs[11].spec).toMatchObject({
		environment: 'platform',
		agents: [{ seed: 3, settings: { relabelling: 'off', representation: { klWeight: 0.5 } } }],
	});
});

test('the noise of a study falls over the episodes of the preset, or over as many as it says', () => {
	const noiseOf = (content: object) => {
		const [{ noiseEpisodes, spec }] = expandStudy(study({ worlds: ['goal'], seeds: 1, ...content }));
		return [noiseEpisodes, spec.agents[0].settings.noiseEpisodes];
	};
	expect(noiseOf({})).toEqual([1_000, 1_000]);
	expect(noiseOf({ noiseEpisodes: 300 })).toEqual([300, 300]);
	expect(() => noiseOf({ noiseEpisodes: -1 })).toThrow(/noiseEpisodes/);
});

test('a study can leave out what is trained and measured of the representation while the agent learns', () => {
	const jobs = expandStudy(study({ worlds: ['goal'], seeds: 1, laterTraining: [true, false] }));
	expect(jobs.map(({ id }) => id)).toEqual(['goal-teaching-later-seed1', 'goal-teaching-no-later-seed1']);
	const [usual, without] = jobs.map(({ spec }) => spec.agents[0].settings.representation.laterFrom);
	expect(usual).toBe(1_000);
	expect(without).toBeGreaterThan(1e12);
});

test('shards are a partition, whatever their number', () => {
	const jobs = expandStudy(study({ worlds: ['goal'], seeds: 11 }));
	for (const of of [1, 2, 3, 11, 20]) {
		const shares = Array.from({ length: of }, (_, i) => jobsOfShard(jobs, { index: i + 1, of }));
		expect(
			shares
				.flat()
				.map(({ id }) => id)
				.sort(),
		).toEqual(jobs.map(({ id }) => id).sort());
	}
	expect(parseShard('2/8')).toEqual({ index: 2, of: 8 });
	for (const text of ['0/8', '9/8', '2', 'a/b', '1/0']) expect(() => parseShard(text), text).toThrow(RangeError);
});

test('what is wrong with a study is told by its place', () => {
	expect(() => study({ worlds: ['moon'], seeds: 1 })).toThrow(/worlds/);
	expect(() => study({ worlds: ['goal'], seeds: 0 })).toThrow(/seeds/);
	expect(() => study({ worlds: ['goal'], seeds: 1, steps: 5 })).toThrow(/steps/);
	expect(() => parseStudy('{')).toThrow(/JSON/);
});

/** Trainings of a study with networks of eight units. */
const smallJobs = (seeds: number) =>
	expandStudy(
		study({
			worlds: ['goal'],
			seeds,
			environmentSteps: 8,
			randomEpisodes: 20,
			evaluateEvery: 4,
			evaluationEpisodes: 5,
		}),
	).map((job) => {
		const [{ seed, settings }] = job.spec.agents;
		const representation = { ...settings.representation, width: 8, steps: 5 };
		const agents = [{ seed, settings: { ...settings, width: 8, boxSamples: 150, representation } }];
		return { ...job, spec: { ...job.spec, agents } };
	});

test('a training that was killed goes on from its checkpoint to the same numbers', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'study-'));
	try {
		const [job] = smallJobs(1);
		const places = {
			result: join(folder, 'result.json'),
			checkpoint: join(folder, 'checkpoint.agents'),
			saveInterval: 60_000,
		};
		const whole = await runJob({ job, ...places });
		const module = await loadAgent();
		const learner = await AgentLearner.create(job.spec, (...sizes) => SimdAgent.create(module, ...sizes));
		while (learner.environmentStep < 6) learner.advance();
		writeFileSync(places.checkpoint, writeTraining(learner.state()));
		// A file's bytes as Node reads them are no plain Uint8Array, and may lie in a larger one.
		expect(readTraining(readFileSync(places.checkpoint))).toEqual(learner.state());
		const again = await runJob({ job, ...places });
		expect(again.curve).toEqual(whole.curve);
		expect(readdirSync(folder)).toEqual(['result.json']);

		// It continues instead of starting over: the result contains what the checkpoint held.
		const state = learner.state();
		const [agent] = state.agents;
		const curve = agent.curve.map((point) => ({ ...point, meanLength: 17 }));
		writeFileSync(places.checkpoint, writeTraining({ ...state, agents: [{ ...agent, curve }] }));
		const { curve: lengths } = await runJob({ job, ...places });
		expect(lengths.map(({ meanLength }) => meanLength)).toEqual([17, 17, whole.curve[2].meanLength]);
	} finally {
		rmSync(folder, { recursive: true });
	}
});

test('a training of a study gives its curve as a file and as a table', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'study-'));
	try {
		const jobs = smallJobs(2);
		const results = await Promise.all(
			jobs.map((job) =>
				runJob({
					job,
					result: join(folder, `${job.id}.json`),
					checkpoint: join(folder, `${job.id}.agents`),
					saveInterval: 60_000,
				}),
			),
		);
		expect(readdirSync(folder).sort()).toEqual(['goal-teaching-seed1.json', 'goal-teaching-seed2.json']);
		expect(JSON.parse(readFileSync(join(folder, 'goal-teaching-seed1.json'), 'utf8')).curve).toEqual(
			JSON.parse(JSON.stringify(results[0].curve)),
		);
		const lines = studyCsv(results).trim().split('\n');
		expect(lines).toHaveLength(1 + 2 * 3);
		expect(lines[0].split(',')).toHaveLength(lines[1].split(',').length);
		expect(lines[1]).toMatch(/^goal,teaching,0\.02,published,1,kept,2,1,1,0,5,/);
		const columns = readNpz(studyNpz(results));
		expect(columns.get('seed')?.values).toEqual(Float64Array.of(1, 1, 1, 2, 2, 2));
		expect(columns.get('environment_step')?.values).toEqual(Float64Array.of(0, 4, 8, 0, 4, 8));
		expect(columns.get('relabelling')?.values).toEqual(new Float64Array(6));
		expect(studySummary(results)).toMatch(
			/\| goal \| 0\.02 \| published \| yes \| kept \| 2 \| yes \| 2 \| success \| /,
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
});

test('the command runs its share and puts together what there is', () => {
	const folder = mkdtempSync(join(tmpdir(), 'study-'));
	try {
		const path = join(folder, 'tiny.json');
		const tiny = {
			worlds: ['goal'],
			seeds: 2,
			environmentSteps: 1,
			randomEpisodes: 5,
			representationSteps: 1,
			evaluateEvery: 1,
			evaluationEpisodes: 1,
		};
		writeFileSync(path, JSON.stringify(tiny));
		const run = (...options: string[]) =>
			execFileSync(process.execPath, ['--import', 'tsx', inProject('scripts/study.ts'), path, ...options], {
				encoding: 'utf8',
				stdio: ['ignore', 'pipe', 'ignore'],
			});
		expect(run('--shard', '2/2', '--jobs', '1')).toContain('| goal |');
		expect(readdirSync(join(folder, 'tiny', 'results'))).toEqual(['goal-teaching-seed2.json']);
		expect(readFileSync(join(folder, 'tiny', 'results.csv'), 'utf8')).toContain('goal,teaching');
	} finally {
		rmSync(folder, { recursive: true });
	}
});

test('killed in mid-run and started again, it comes to the bytes of one that nobody disturbed', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'study-'));
	try {
		const path = join(folder, 'short.json');
		const short = {
			worlds: ['goal'],
			seeds: 3,
			environmentSteps: 300,
			randomEpisodes: 60,
			representationSteps: 20,
			evaluateEvery: 50,
			evaluationEpisodes: 20,
		};
		writeFileSync(path, JSON.stringify(short));
		const start = (out: string, ...options: string[]) =>
			spawn(
				process.execPath,
				['--import', 'tsx', inProject('scripts/study.ts'), path, '--out', join(folder, out), '--jobs', '2', ...options],
				{ stdio: 'ignore' },
			);
		const filesOf = (out: string, part: string) => {
			const place = join(folder, out, part);
			return existsSync(place) ? readdirSync(place).filter((name) => /\.(agents|json)$/.test(name)) : [];
		};
		/** The environment steps that are in a checkpoint. */
		const saved = () =>
			filesOf('killed', 'checkpoints').map((name) => {
				const { agents } = readTraining(readFileSync(join(folder, 'killed', 'checkpoints', name)));
				return agents[0]?.environmentSteps ?? 0;
			});
		const killed = start('killed', '--save-every', '0.02');
		while (!saved().some((step) => step > 50)) await setTimeout(10);
		killed.kill('SIGKILL');
		await once(killed, 'exit');
		expect(Math.max(...saved())).toBeGreaterThan(50);
		expect(filesOf('killed', 'results').length).toBeLessThan(3);

		const again = start('killed');
		const undisturbed = start('whole');
		expect(await Promise.all([once(again, 'exit'), once(undisturbed, 'exit')])).toEqual([
			[0, null],
			[0, null],
		]);
		for (const name of ['results.csv', 'results.npz'])
			expect(readFileSync(join(folder, 'killed', name)), name).toEqual(readFileSync(join(folder, 'whole', name)));
		expect(filesOf('killed', 'checkpoints')).toEqual([]);
	} finally {
		rmSync(folder, { recursive: true });
	}
}, 120_000);
