/** What `npm run train` is asked to do: its command line, and the files that it names. */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { keepOwnData } from '../src/dataset/ownData';
import { type Answers, answersFor, guessAnswers } from '../src/files/data/answers';
import { readOwnFile, WORLD_ARRAY } from '../src/files/data/ownFile';
import { readData } from '../src/files/data/readData';
import { makeTransitions, type OwnTransitions } from '../src/files/data/transitions';
import { FileFault } from '../src/files/FileFault';
import { textOfBytes } from '../src/files/fileText';
import { beginsAsTensorFile, readTensorFile } from '../src/files/tensorFile';
import type { RunSettings } from '../src/model/settings';
import { type CheckpointFile, readCheckpoint } from '../src/state/checkpointFile';
import { LIMITS } from '../src/state/config/limits';
import { mergeConfig } from '../src/state/config/mergeConfig';
import { parseConfig } from '../src/state/config/parseConfig';
import type { ConfigIssue } from '../src/state/config/rules';
import type { Config } from '../src/state/config/schema';
import { enteringWorld } from '../src/state/enteringWorld';
import { parseManifest } from '../src/state/manifest';
import { missingData } from '../src/state/missingData';
import { englishFault } from '../src/state/opening/faultText';
import { checkpointOfWeights, readOpenedWeights } from '../src/state/opening/openedWeights';
import { decodeHash } from '../src/state/shareLink';
import { untrainable } from '../src/state/trainable';
import { RUN_LIMIT } from '../src/training/webgpu/kernels/structs';
import { checkWritable } from './atomicFile';
import { linkFault, manifestFault, untrainableText } from './faultTexts';
import { fromCaller } from './paths.mjs';

/** What the program ends with; 130 and 143 after SIGINT and SIGTERM, as of a shell. */
export const EXIT = {
	done: 0,
	/** The command line, what it names or the place of the checkpoint is of no use: nothing was trained. */
	unusable: 2,
	/** No data, no engine that works, or a number is none any more: the file has the last checkpoint that was good. */
	failed: 3,
	/** It was trained, but the checkpoint could not be written. */
	unwritten: 4,
} as const;

/** Seconds between two checkpoints: what a power cut can cost at most. */
const SAVE_SECONDS = 60;

const OPTIONS = {
	allowPositionals: true,
	options: {
		steps: { type: 'string' },
		seed: { type: 'string' },
		engine: { type: 'string' },
		kl: { type: 'string' },
		seeds: { type: 'string' },
		from: { type: 'string' },
		resume: { type: 'boolean', default: false },
		data: { type: 'string' },
		answers: { type: 'string' },
		out: { type: 'string', default: 'run.checkpoint' },
		'save-every': { type: 'string', default: String(SAVE_SECONDS) },
	},
} as const;

/** A training as it was asked for. */
export interface Task {
	/** The manifest's path, or the link. */
	readonly source: string;
	readonly config: Config;
	readonly runs: readonly RunSettings[];
	/** One a run; null where all have that of the configuration. */
	readonly seeds: readonly number[] | null;
	/** Where to go on; null for the initial weights. */
	readonly from: CheckpointFile | null;
	/** The checkpoint's path as it was typed, and as it is. */
	readonly out: string;
	readonly target: string;
	readonly saveMilliseconds: number;
}

/** Ends the program with a line. */
export function fail(message: string, code: number = EXIT.unusable): never {
	console.error(message);
	process.exit(code);
}

export function textOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** Reads the command line and everything that it names, or ends the program with what is wrong. */
export function readTask(): Task {
	const { values: options, positionals } = commandLine();
	const [source, ...others] = positionals;
	if (source === undefined) fail('Which manifest or link? npm run train -- manifest.json');
	if (others.length > 0) fail(`One manifest a process; what is ${others.join(' ')}?`);
	const own = readOwnData(options);
	const config = withOptions(readConfig(source, own), options);
	const seeds = readSeeds(options);
	const runs = readRuns(config, seeds, options);
	if (config.training.stopAt === 0) fail('The configuration never stops; say --steps.');
	if (runs.length > RUN_LIMIT) fail(`${runs.length} runs; at most ${RUN_LIMIT} train at once`);
	const { out, from, resume } = options;
	const target = fromCaller(out);
	// Before the training and not after it.
	try {
		checkWritable(target);
	} catch (error) {
		fail(`--out ${out} cannot be written: ${textOf(error)}`);
	}
	if (from !== undefined && resume) fail('--from and --resume: one of them');
	const before = resume && existsSync(target) ? out : from;
	const seconds = Number(options['save-every']);
	if (!(seconds > 0)) fail(`--save-every: "${options['save-every']}" is no number of seconds`);
	return {
		source,
		config,
		runs,
		seeds,
		from: before === undefined ? null : readFrom(before, config, runs, seeds),
		out,
		target,
		saveMilliseconds: 1_000 * seconds,
	};
}

type Options = ReturnType<typeof commandLine>['values'];

function commandLine() {
	try {
		return parseArgs(OPTIONS);
	} catch (error) {
		return fail(textOf(error));
	}
}

/** A file's content, or the end of the program with a line. */
function readInput(path: string): Buffer {
	try {
		return readFileSync(fromCaller(path));
	} catch (error) {
		return fail(`${path} cannot be read: ${textOf(error)}`);
	}
}

/** A whole number of the command line; an empty one, as of a variable that is not set, is none. */
function wholeNumber(name: string, text: string): number {
	const value = Number(text);
	if (text.trim() === '' || !Number.isInteger(value)) fail(`--${name}: "${text}" is no whole number`);
	return value;
}

function listed(issues: readonly ConfigIssue[]): string {
	return issues.map(({ path, received, expected }) => `${path || 'it'}: ${received}, expected ${expected}`).join('; ');
}

/** One line: what is refused, why, and which of its values are wrong. */
function refusal(what: string, why: string, issues: readonly ConfigIssue[]): string {
	const missing = missingData(issues);
	if (missing) return `${what}: it is of the data ${missing}; name their file with --data`;
	return `${what}: ${why}${issues.length > 0 ? ` (${listed(issues)})` : ''}`;
}

/**
 * The transitions of `--data`: what the columns of its table suggest, but for what the JSON of `--answers` says. From
 * here on their world is known. null where none are named.
 */
function readOwnData({ data, answers }: Options): OwnTransitions | null {
	if (data === undefined) return answers === undefined ? null : fail('--answers: of which --data?');
	const bytes = readInput(data);
	try {
		const made = ownTransitions(bytes, data, answers);
		const { kept, rows, incomplete, ends, duplicates } = made.report;
		console.error(
			`${data}: ${kept} transitions of ${rows} rows; without a number ${incomplete}, without a next state ${ends}, equal to an earlier row ${duplicates}; ${made.world.id}`,
		);
		keepOwnData(made);
		return made;
	} catch (error) {
		return fail(`${data}: ${error instanceof FileFault ? englishFault(error) : textOf(error)}`);
	}
}

/**
 * The transitions of a file, the same as on the page.
 * @param answersPath of a JSON with what of its columns is otherwise than they suggest
 * @throws FileFault
 */
export function ownTransitions(bytes: Buffer, name: string, answersPath: string | undefined): OwnTransitions {
	if (beginsAsTensorFile(bytes)) {
		const file = readTensorFile(bytes);
		if (file.tensors.has(WORLD_ARRAY)) return readOwnFile(file.tensors);
	}
	const table = readData(bytes);
	const said = answersPath === undefined ? {} : (JSON.parse(textOfBytes(readInput(answersPath))) as Partial<Answers>);
	const suggested = said.roles ? answersFor(table, name, said.roles) : guessAnswers(table, name);
	return makeTransitions(table, { ...suggested, ...said });
}

/** The configuration that a manifest's file or a link holds; on the transitions that were named, where there are some. */
function readConfig(source: string, own: OwnTransitions | null): Config {
	const config = configOf(source);
	if (!own || config.environment === own.world.id) return config;
	const parsed = parseConfig(mergeConfig(config, enteringWorld(config, own.world.id)));
	return parsed.ok ? parsed.config : fail(listed(parsed.issues));
}

function configOf(source: string): Config {
	const hash = source.indexOf('#');
	if (hash >= 0) {
		const decoded = decodeHash(source.slice(hash));
		return decoded.ok
			? decoded.config
			: fail(refusal('the link cannot be read', linkFault(decoded.reason), decoded.issues));
	}
	const parsed = parseManifest(textOfBytes(readInput(source)));
	return parsed.ok ? parsed.config : fail(refusal(source, manifestFault(parsed.reason), parsed.issues));
}

/** With what the command line says instead. */
function withOptions(config: Config, { seed, steps, engine }: Options): Config {
	const training = {
		...config.training,
		...(seed !== undefined && { seed: wholeNumber('seed', seed) }),
		...(steps !== undefined && { stopAt: wholeNumber('steps', steps) }),
	};
	const parsed = parseConfig({ ...config, training, engine: engine ?? config.engine });
	return parsed.ok ? parsed.config : fail(listed(parsed.issues));
}

/** One seed a run; null where all have that of the configuration. */
function readSeeds({ seeds, kl }: Options): readonly number[] | null {
	if (seeds === undefined) return null;
	if (kl !== undefined) fail('--kl and --seeds: one of them');
	const { min, max } = LIMITS.seed;
	return seeds.split(',').map((text) => {
		const seed = Number(text);
		if (text.trim() === '' || !Number.isInteger(seed) || seed < min || seed > max)
			fail(`--seeds: ${text} is no whole number from ${min} to ${max}`);
		return seed;
	});
}

/** The runs of the configuration, or those of a sweep over KL weights or seeds with the settings of run A. */
function readRuns({ runs }: Config, seeds: readonly number[] | null, { kl }: Options): readonly RunSettings[] {
	if (seeds) return seeds.map(() => runs[0]);
	if (kl === undefined) return runs;
	const { min, max } = LIMITS.klWeight;
	return kl.split(',').map((text) => {
		const klWeight = Number(text);
		if (text.trim() === '' || !(klWeight >= min && klWeight <= max))
			fail(`--kl: ${text} is no weight from ${min} to ${max}`);
		return { ...runs[0], klWeight };
	});
}

/** Weights that were trained elsewhere, in every run, at step 0. */
function fromWeights(path: string, bytes: Uint8Array, config: Config, runs: readonly RunSettings[]): CheckpointFile {
	const model = readOpenedWeights(bytes);
	if (typeof model === 'string') fail(`${path}: ${untrainableText(model)}`);
	const worlds = [model.environment, ...model.others];
	if (!worlds.includes(config.environment)) fail(`${path}: its sizes are those of ${worlds.join(', ')}`);
	for (const size of ['width', 'latentDim', 'embeddingDim'] as const) {
		if (model.shape[size] !== config.model[size])
			fail(`${path}: its ${size} is ${model.shape[size]}, that of the manifest ${config.model[size]}`);
	}
	return { config, runs, checkpoint: checkpointOfWeights(model.weights, runs) };
}

/** The checkpoint to go on from: of this model, these runs and seeds, and one that can be trained. */
function readFrom(
	path: string,
	config: Config,
	runs: readonly RunSettings[],
	seeds: readonly number[] | null,
): CheckpointFile {
	const bytes = readInput(path);
	let file: CheckpointFile;
	try {
		if (beginsAsTensorFile(bytes)) return fromWeights(path, bytes, config, runs);
		file = readCheckpoint(bytes);
	} catch (error) {
		return fail(`${path}: ${error instanceof FileFault ? englishFault(error) : textOf(error)}`);
	}
	const { checkpoint, seeds: before, config: its } = file;
	if (checkpoint.runs.length !== runs.length)
		fail(`${path}: the checkpoint has ${checkpoint.runs.length} runs, not ${runs.length}`);
	if (its.environment !== config.environment) fail(`${path}: it was trained on ${its.environment}`);
	const reason = untrainable(config, runs, checkpoint);
	if (reason) fail(`${path}: ${untrainableText(reason)}`);
	const seedsOf = (all: readonly number[] | null | undefined, seed: number) => all ?? runs.map(() => seed);
	const [then, now] = [seedsOf(before, its.training.seed), seedsOf(seeds, config.training.seed)];
	if (then.some((seed, run) => seed !== now[run]))
		fail(`${path}: its seeds are ${then.join(', ')}, not ${now.join(', ')}; say the same --seed or --seeds`);
	return file;
}
