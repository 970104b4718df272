/**
 * Everything of the lab that reads what comes from outside, each with hostile input for it and with what it promises
 * of any input: it takes it or refuses it in its own words, and what it takes is within the limits.
 * `npm test` tries some hundred inputs each, `npm run fuzz` ten thousand.
 */
import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { classroomSearch, readClassroom } from '../../src/lessons/classroom';
import { writeCheckpoint } from '../../src/state/checkpointFile';
import { type Config, DEFAULT_CONFIG, mergeConfig, parseConfig } from '../../src/state/config';
import { makeManifest } from '../../src/state/manifest';
import { type OpenedFile, readOpenedFile } from '../../src/state/opening/openedFile';
import { decodeHash, encodeConfig } from '../../src/state/shareLink';
import { TABLES, takeTable } from './dataFiles';
import { CALLERS, FOREIGN } from './foreignFiles';
import { trainedFile } from './trainedFile';
import { validConfig } from './validConfig';

/** A reader, its inputs, and what it does with one. @throws when it breaks what is promised */
export interface Reader {
	readonly name: string;
	try(parameters: fc.Parameters<[unknown]>, watch: Watch): Promise<void>;
}

/** Is handed every call, to measure it. */
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

/** Keys and values that have done harm somewhere. */
const nastyKey = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', '', 'length', 'kind');
const nastyValue = fc.oneof(
	fc.constantFrom<unknown>(null, true, '', 'NaN', -0, 1e308, -1, 2 ** 53, 1.5, [], {}, '<img src=x onerror=alert(1)>'),
	fc.jsonValue({ maxDepth: 3 }),
	fc.integer({ min: 0, max: 5_000 }).map((length) => new Array(length).fill([])),
	fc.integer({ min: 0, max: 5_000 }).map((length) => 'x'.repeat(length)),
	fc.integer({ min: 1, max: 3_000 }).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`),
);

/** The paths of everything inside a value. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
	if (typeof value !== 'object' || value === null) return [path];
	return [path, ...Object.entries(value).flatMap(([key, entry]) => placesIn(entry, [...path, key]))];
}

/** A copy with the value at a place replaced, or with a key more in the object that is there. */
function changed(value: unknown, place: readonly string[], key: string | null, instead: unknown): unknown {
	if (typeof value !== 'object' || value === null) return instead;
	// A list has no further keys, but one more entry.
	const further = Array.isArray(value) ? String(value.length) : key;
	if (place.length === 0 && key === null) return instead;
	const copy = structuredClone(value) as Record<string, unknown>;
	const [first = further ?? '', ...rest] = place;
	// Assigned, `__proto__` would not become a key.
	const inside = place.length === 0 ? instead : changed(copy[first], rest, key, instead);
	Object.defineProperty(copy, first, { value: inside, enumerable: true, configurable: true, writable: true });
	return copy;
}

/** JSON of a value in which one to three things are not as they should be. */
function brokenJson(value: fc.Arbitrary<object>): fc.Arbitrary<string> {
	const change = fc.tuple(fc.nat(), fc.option(nastyKey), nastyValue);
	return fc.tuple(value, fc.array(change, { minLength: 1, maxLength: 3 })).map(([whole, changes]) => {
		let result: unknown = whole;
		for (const [at, key, instead] of changes) {
			const places = placesIn(result);
			result = changed(result, places[at % places.length], key, instead);
		}
		return JSON.stringify(result) ?? 'undefined';
	});
}

/** A text with some characters changed, lost or added. */
function brokenText(text: fc.Arbitrary<string>, characters: fc.Arbitrary<string>): fc.Arbitrary<string> {
	const change = fc.tuple(fc.nat(), fc.nat(3), characters);
	return fc.tuple(text, fc.array(change, { maxLength: 4 })).map(([whole, changes]) =>
		changes.reduce((broken, [at, lost, instead]) => {
			const place = at % (broken.length + 1);
			return broken.slice(0, place) + instead + broken.slice(place + lost);
		}, whole),
	);
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
		// Raw errors of JavaScript are no words for a person.
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
const file = writeCheckpoint(whole);
const headerLength = new DataView(file.buffer).getUint32(0, true);
const header = JSON.parse(new TextDecoder().decode(file.subarray(4, 4 + headerLength))) as object;

/** A checkpoint with another header before the same numbers. */
function withHeader(json: string): Uint8Array {
	const bytes = new TextEncoder().encode(json);
	const made = new Uint8Array(4 + bytes.length + file.length - 4 - headerLength);
	new DataView(made.buffer).setUint32(0, bytes.length, true);
	made.set(bytes, 4);
	made.set(file.subarray(4 + headerLength), 4 + bytes.length);
	return made;
}

const numberOfFile = fc.oneof(fc.float(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 3e38, -3e38, 1e20, 0));
const checkpoints = reader(
	'checkpoints',
	fc.oneof(
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
		// Numbers that are none, or too large, in weights and moments.
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
					`{"format":"latent-lab-checkpoint","version":1,"runs":[${new Array(Math.ceil(bytes / (part.length + 1))).fill(part).join()}]}`,
				),
			),
	),
	async (bytes) => {
		const opened = await open(bytes);
		if (opened.kind !== 'training') return;
		for (const { weights, firstMoment, secondMoment } of opened.checkpoint.runs)
			for (const plane of [weights, firstMoment, secondMoment])
				if (!plane.every(Number.isFinite)) throw new Error('it took numbers that are none');
	},
);

const foreign = Object.entries(FOREIGN).map(([name, input]) =>
	reader(name, input, async (bytes) => {
		const opened = await open(bytes);
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

export const READERS: readonly Reader[] = [links, searches, manifests, checkpoints, ...foreign, callers, ...tables];
