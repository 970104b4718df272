/**
 * Trains every state that a page or an exercise of the course states numbers of, and measures them.
 *
 *   npm run lessons:verify
 *   npm run lessons:verify -- --only blob --only kl     those lessons alone
 *   npm run lessons:verify -- --seeds 1,2,3,4,5         with these seeds of the training, to see how far a number moves
 *   npm run lessons:verify -- --json                    one JSON on stdout instead of the table
 *   npm run lessons:verify -- --seeds 1,2,3,4,5 --write stores what is measured as the evidence that the pages show
 *   … --write --missing                                 measures only what the evidence does not have yet
 *   npm run lessons:verify -- --study examples/kl-study  what is stated of agents, by a study; --write stores it
 *
 * Ends with 1 when a number lies outside what its page, or the factor of its exercise, allows.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { AGENT_STUDY } from '../src/lessons/agentStudy';
import type { StoredEvidence } from '../src/lessons/evidence';
import { LESSON_IDS } from '../src/lessons/registry';
import {
	evidenceWith,
	loadLessons,
	type MeasuredClaim,
	measureStage,
	stagesWithClaims,
	withoutStored,
} from './lessonClaims';
import { differingCurves, readStudy, studiedClaims } from './lessonStudy';
import { fromCaller, inProject } from './paths.mjs';

const OPTIONS = {
	options: {
		only: { type: 'string', multiple: true },
		seeds: { type: 'string' },
		json: { type: 'boolean', default: false },
		write: { type: 'boolean', default: false },
		missing: { type: 'boolean', default: false },
		study: { type: 'string' },
	},
} as const;

const options = commandLine();

function commandLine() {
	try {
		return parseArgs(OPTIONS).values;
	} catch (error) {
		return fail(error instanceof Error ? error.message : String(error));
	}
}

function fail(message: string): never {
	console.error(message);
	process.exit(2);
}

/** The seeds asked for; undefined, for that of each stage, where none are. */
function readSeeds(): readonly number[] | undefined {
	if (options.seeds === undefined) return undefined;
	return options.seeds.split(',').map((text) => {
		const seed = Number(text);
		if (text.trim() === '' || !Number.isInteger(seed) || seed < 0) fail(`--seeds: "${text}" is no whole number`);
		return seed;
	});
}

const only = options.only ?? [];
const unknown = only.filter((name) => !LESSON_IDS.some((id) => id === name));
if (unknown.length > 0) fail(`--only: there is no lesson ${unknown.join(', ')}`);

/** Four significant figures. */
const written = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value));

function print({ lesson, page, claim, seed, measured, holds }: MeasuredClaim): void {
	const { id, label, value, low, high } = claim;
	const bounds = `${written(low)} … ${written(high)}`;
	const columns = [
		holds ? 'ok  ' : 'FAIL',
		`${lesson}/${page}`.padEnd(32),
		id.padEnd(16),
		`stated ${written(value)}`.padEnd(16),
		`measured ${written(measured)}`.padEnd(20),
		`allowed ${bounds}`.padEnd(26),
		`seed ${seed}`,
		label.en.slice(0, 80),
	];
	console.log(columns.join('  '));
}

/** As the project's files are written. */
function formatted(file: string): void {
	const biome = inProject('node_modules/@biomejs/biome/bin/biome');
	spawnSync(process.execPath, [biome, 'format', '--write', file], { stdio: 'inherit' });
}

if (options.study !== undefined) await verifyStudy(options.study);

/** Compares a study with what the lessons state and with what is stored, or stores it. */
async function verifyStudy(folder: string): Promise<never> {
	const study = readStudy(fromCaller(folder));
	let failed = 0;
	for (const { place, value, low, high, mean, interval } of studiedClaims(await loadLessons(only), study)) {
		const holds = mean >= low && mean <= high;
		if (!holds) failed++;
		const found = interval
			? `mean ${written(mean)} [${written(interval.low)}, ${written(interval.high)}]`
			: written(mean);
		console.log([holds ? 'ok  ' : 'FAIL', place.padEnd(32), `stated ${value} [${low}, ${high}]`, found].join('  '));
	}
	if (options.write) {
		const file = inProject('src/lessons/evidence/agents.json');
		writeFileSync(file, JSON.stringify(study));
		formatted(file);
	} else {
		const differing = differingCurves(study, AGENT_STUDY);
		for (const one of differing) console.log(`FAIL  another curve than stored: ${one}`);
		failed += differing.length;
	}
	process.exit(failed > 0 ? 1 : 0);
}

const seeds = readSeeds();
const EVIDENCE_FILE = inProject('src/lessons/evidence/seeds.json');
const stored = (): StoredEvidence => JSON.parse(readFileSync(EVIDENCE_FILE, 'utf8'));
if (options.write && seeds?.join() !== stored().seeds.join()) fail(`--write wants --seeds ${stored().seeds.join()}`);

const all: MeasuredClaim[] = [];
const course = await stagesWithClaims(await loadLessons());
const stages = (await stagesWithClaims(await loadLessons(only)))
	.map((stage) => (options.missing ? withoutStored(stage, stored()) : stage))
	.filter(({ stated }) => stated.length > 0);
for (const stage of stages) {
	const ofStage: MeasuredClaim[][] = await measureStage(stage, seeds);
	if (!options.json) ofStage.flat().forEach(print);
	all.push(...ofStage.flat());
	if (options.write)
		writeFileSync(EVIDENCE_FILE, `${JSON.stringify(evidenceWith(stored(), stage, ofStage, course), null, '\t')}\n`);
}
if (options.write) formatted(EVIDENCE_FILE);

const failed = all.filter(({ holds }) => !holds).length;
if (options.json) console.log(JSON.stringify(all, null, '\t'));
else console.log(`\n${all.length - failed} hold, ${failed} fail, in ${stages.length} states of training`);
process.exitCode = failed > 0 || (all.length === 0 && !options.missing) ? 1 : 0;
