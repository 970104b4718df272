/**
 * Everything of the lab that reads what comes from outside, each with hostile input for it and with what it promises
 * of any input: it takes it or refuses it in its own words, and what it takes is within the limits.
 * `npm test` tries some hundred inputs each, `npm run fuzz` ten thousand.
 */
import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { actorLayout, criticLayout } from '../../src/agent/layout';
import { flatWeights } from '../../src/agent/openedState';
import type { AgentNets } from '../../src/files/hyarAgent';
import { classroomSearch, readClassroom } from '../../src/lessons/classroom';
import { writeCheckpoint } from '../../src/state/checkpointFile';
import { DEFAULT_CONFIG } from '../../src/state/config/defaults';
import { mergeConfig } from '../../src/state/config/mergeConfig';
import { parseConfig } from '../../src/state/config/parseConfig';
import type { Config } from '../../src/state/config/schema';
import { makeManifest } from '../../src/state/manifest';
import { type OpenedFile, readOpenedFile } from '../../src/state/opening/openedFile';
import { decodeHash, encodeConfig } from '../../src/state/shareLink';
import { AGENT_FILES, openAgents } from './agentFiles';
import { brokenJson, brokenText } from './broken';
import { TABLES, takeTable } from './dataFiles';
import { CALLERS, FOREIGN } from './foreignFiles';
import { askFrame, HOST_MESSAGES, nameOrigin, ORIGINS } from './hostMessages';
import { POSTERS, readAsPoster } from './posters';
import { planStudy, readResults, STUDIES, STUDY_RESULTS } from './studies';
import { framesOfTraining, trainedFile } from './trainedFile';
import { validConfig } from './validConfig';

/** A reader, its inputs, and what it does with one. @throws when it breaks what is promised */
export interface Reader {
	readonly name: string;
	try(parameters: fc.Parameters<[unknown]>, watch: Watch): Promise<void>;
}

/** Receives every call, to measure it. */
export type Watch = (call: () => Promise<void>) => Promise<void>;

function reader<T>(name: string, input: fc.Arbitrary<T>, read: (input: T) => Promise<void> | void): Reader {
	return {
		name,
		try: (parameters, watch) =>
			fc.assert(
				fc.asyncProperty(input, (given) =>
					watch(async () => {
						await read(given);
						if ('polluted' in {}) throw new Error('a prototype was polluted');
					}),
				),
				parameters as unknown as fc.Parameters<[T]>,
			),
	};
}

function expectValid(config: Config): void {
	const parsed = parseConfig(config);
	if (!parsed.ok) throw new Error(`it took what is outside the limits: ${parsed.issues[0].path}`);
}

const linkOf = (json: string) => `#v1.${Buffer.from(deflateSync(strToU8(json))).toString('base64url')}`;

const links = reader(
	'links',
	fc.oneof(
		brokenText(
			validConfig.map((config) => encodeConfig(config, null, true)),
			fc.oneof(fc.base64String({ maxLength: 4 }), fc.string({ maxLength: 4 })),
		),
		brokenJson(validConfig).map(linkOf),
		fc.json().map(linkOf),
		fc.integer({ min: 1, max: 3_000_000 }).map((length) => linkOf(`${' '.repeat(length)}{}`)),
		fc.string({ maxLength: 9_000 }),
	),
	(hash) => {
		const decoded = decodeHash(hash);
		if (decoded.ok) expectValid(decoded.config);
		else if (decoded.issues.length > 20) throw new Error('it lists more than twenty issues');
	},
);

const searches = reader(
	'classroom links',
	brokenText(
		fc.constant(classroomSearch({ lesson: 'kl', page: 'over-z', preset: true, hidden: ['share'], locked: ['mapB'] })),
		fc.oneof(fc.string({ maxLength: 9 }), fc.constantFrom('&amp;', '__proto__', '%', '%00', '&lesson=', '=', ',')),
	),
	(search) => {
		const read = readClassroom(search);
		if (read.ok && read.classroom?.hidden.some((target) => read.classroom?.locked.includes(target)))
			throw new Error('a target is hidden and locked');
	},
);

/** Opens a file as the page does. @returns what it holds */
async function open(bytes: Uint8Array): Promise<OpenedFile> {
	const opened = await readOpenedFile(new Blob([bytes as Uint8Array<ArrayBuffer>]));
	if (opened.kind === 'refused') {
		if (opened.issues.length > 20) throw new Error('it lists more than twenty issues');
		// Raw JavaScript errors are no message for a person.
		if (/undefined|is not a function|cannot read|of null/i.test(opened.detail)) throw new Error(opened.detail);
	} else if (opened.kind === 'manifest' || opened.kind === 'training') expectValid(opened.config);
	return opened;
}

const asText = fc.constantFrom<(text: string) => Uint8Array>(
	(text) => new TextEncoder().encode(text),
	(text) => new TextEncoder().encode(`\uFEFF${text}`),
	(text) => new Uint8Array(Buffer.from(text, 'utf16le')),
	(text) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')),
);

const manifest = validConfig.map((config) => makeManifest(config));
const manifests = reader(
	'manifests',
	fc
		.tuple(
			fc.oneof(
				brokenJson(manifest),
				brokenText(
					manifest.map((whole) => JSON.stringify(whole)),
					fc.string({ maxLength: 4 }),
				),
				fc.json(),
				fc.string(),
			),
			asText,
		)
		.map(([text, bytes]) => bytes(text)),
	async (bytes) => {
		await open(bytes);
	},
);

const small = mergeConfig(DEFAULT_CONFIG, { model: { width: 16 }, data: { size: 500 } }) as Config;
const whole = await trainedFile(small);
const numberOfFile = fc.oneof(fc.float(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 3e38, -3e38, 1e20, 0));
/** Checkpoints in which something is not as it should be. @param file a whole one @param version of its header */
function brokenCheckpoints(file: Uint8Array, version: number): fc.Arbitrary<Uint8Array> {
	const headerLength = new DataView(file.buffer, file.byteOffset).getUint32(0, true);
	const header = JSON.parse(new TextDecoder().decode(file.subarray(4, 4 + headerLength))) as object;
	/** Another header before the same numbers. */
	const withHeader = (json: string): Uint8Array => {
		const bytes = new TextEncoder().encode(json);
		const made = new Uint8Array(4 + bytes.length + file.length - 4 - headerLength);
		new DataView(made.buffer).setUint32(0, bytes.length, true);
		made.set(bytes, 4);
		made.set(file.subarray(4 + headerLength), 4 + bytes.length);
		return made;
	};
	return fc.oneof(
		brokenJson(fc.constant(header)).map(withHeader),
		brokenText(fc.constant(JSON.stringify(header)), fc.string({ maxLength: 4 })).map(withHeader),
		// Wrong bytes anywhere, and an end that comes too soon.
		fc
			.tuple(fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { maxLength: 8 }), fc.option(fc.nat(file.length)))
			.map(([places, end]) => {
				const bytes = file.slice(0, end ?? undefined);
				for (const [place, value] of places) if (place < bytes.length) bytes[place] = value;
				return bytes;
			}),
		// Numbers that are none, or too large, in weights, moments and frames.
		fc.array(fc.tuple(fc.nat(), numberOfFile), { minLength: 1, maxLength: 64 }).map((places) => {
			const bytes = file.slice();
			const view = new DataView(bytes.buffer);
			const numbers = (file.length - 4 - headerLength) / 4;
			for (const [place, value] of places) view.setFloat32(4 + headerLength + 4 * (place % numbers), value, true);
			return bytes;
		}),
		// Headers that are long and empty.
		fc
			.tuple(fc.constantFrom('[]', '{}', '0', '"x"', '[[]]'), fc.integer({ min: 1, max: 2 ** 21 }))
			.map(([part, bytes]) =>
				withHeader(
					`{"format":"latent-lab-checkpoint","version":${version},"runs":[${new Array(Math.ceil(bytes / (part.length + 1))).fill(part).join()}]}`,
				),
			),
	);
}

/** Opens a checkpoint, which has only finite numbers where it is taken. */
async function openTraining(bytes: Uint8Array): Promise<void> {
	const opened = await open(bytes);
	if (opened.kind !== 'training') return;
	const { checkpoint, frames } = opened;
	const planes = [
		...checkpoint.runs.flatMap(({ weights, firstMoment, secondMoment }) => [weights, firstMoment, secondMoment]),
		...(frames?.frames ?? []).flatMap(({ runs }) => runs.flatMap(({ weights, mean, std }) => [weights, mean, std])),
	];
	if (!planes.every((plane) => plane.every(Number.isFinite))) throw new Error('it took numbers that are none');
	const sigmas = (frames?.frames ?? []).flatMap(({ runs }) => runs.map(({ std }) => std));
	if (!sigmas.every((std) => std.every((sigma) => sigma > 0))) throw new Error('it took a σ that is none');
}

const withoutFrames = writeCheckpoint(whole);
const checkpoints = reader('checkpoints', brokenCheckpoints(withoutFrames, 1), openTraining);
const withFrames = writeCheckpoint({ ...whole, frames: await framesOfTraining(small) });
const framedCheckpoints = reader('checkpoints with frames', brokenCheckpoints(withFrames, 2), openTraining);

/** Networks that were taken fill those of an agent of their sizes, with finite numbers alone. */
function expectNetworks(nets: AgentNets | null): void {
	const { actor, critic } = nets ?? {};
	const networks: Float32Array[] = [];
	if (actor) {
		const { views, length } = actorLayout(actor);
		for (const weights of [actor.weights, actor.target])
			if (weights) networks.push(flatWeights(views, length, weights));
	}
	if (critic) {
		// How its inputs divide is known with the actor.
		const { views, length } = criticLayout({ ...critic, stateDim: critic.inputs, embeddingDim: 0, latentDim: 0 });
		for (const weights of [critic.weights, critic.target])
			if (weights) networks.push(flatWeights(views, length, weights));
	}
	if (!networks.every((network) => network.every(Number.isFinite))) throw new Error('it took numbers that are none');
}

const foreign = Object.entries(FOREIGN).map(([name, input]) =>
	reader(name, input, async (bytes) => {
		const opened = await open(bytes);
		if (opened.kind === 'nets' || (opened.kind === 'weights' && opened.nets)) expectNetworks(opened.nets);
		if (opened.kind !== 'weights') return;
		if (!opened.model.weights.every(Number.isFinite)) throw new Error('it took numbers that are none');
	}),
);

/** A call is refused by its name: it is never looked up, so nothing can run. */
const callers = reader('pickles that call', CALLERS, async (bytes) => {
	const opened = await open(bytes);
	if (opened.kind !== 'refused' || opened.foreign?.code !== 'pickle-name')
		throw new Error(`a pickle that calls was ${opened.kind}`);
});

const tables = Object.entries(TABLES).map(([name, input]) => reader(name, input, takeTable));

const agents = reader('files of agents', AGENT_FILES, openAgents);
const plans = reader('studies', STUDIES, planStudy);
const results = reader('results of studies (files)', STUDY_RESULTS, readResults);
const posters = reader('posters (files)', POSTERS, readAsPoster);
const messages = reader('messages of a page round the frame', HOST_MESSAGES, askFrame);
const origins = reader('origins that a link names', ORIGINS, nameOrigin);

export const READERS: readonly Reader[] = [
	...[links, searches, origins, messages],
	...[manifests, checkpoints, framedCheckpoints, agents],
	...[...foreign, callers],
	...tables,
	...[plans, results, posters],
];
