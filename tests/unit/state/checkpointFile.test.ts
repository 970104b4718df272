import { expect, test } from 'vitest';
import { misfit, readCheckpoint, writeCheckpoint } from '../../../src/state/checkpointFile';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { parseRun } from '../../../src/state/config/parseConfig';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import { goalSetup, KEPT, REBUILT } from '../training/problems';

const runs = [KEPT, REBUILT, { ...KEPT, klWeight: 2 }].map((run) => parseRun(run) ?? KEPT);
const setup = goalSetup(runs);

async function trained() {
	const trainer = new ReferenceTrainer(setup);
	await trainer.advance(4);
	return { config: DEFAULT_CONFIG, runs, checkpoint: await trainer.checkpoint() };
}

test('a training goes on from the file to the last bit', async () => {
	const before = await trained();
	const file = writeCheckpoint(before);
	// A file that was read into the middle of a larger buffer.
	const shifted = new Uint8Array(file.length + 7).subarray(7);
	shifted.set(file);
	const after = readCheckpoint(shifted);
	expect(after).toEqual(before);
	expect(misfit(setup, after.checkpoint)).toBeNull();
});

test('seeds of the runs’ own travel with it, one each', async () => {
	const before = { ...(await trained()), seeds: [4, 9, 2] };
	expect(readCheckpoint(writeCheckpoint(before)).seeds).toEqual([4, 9, 2]);
	expect(() => readCheckpoint(writeCheckpoint({ ...before, seeds: [4] }))).toThrow('damaged');
	expect(() => readCheckpoint(writeCheckpoint({ ...before, seeds: [4, 9, 0.5] }))).toThrow('damaged');
});

test('what is no checkpoint, or not all of one, is refused with the reason', async () => {
	const file = writeCheckpoint(await trained());
	const text = (value: string) => new TextEncoder().encode(value);
	expect(() => readCheckpoint(new Uint8Array())).toThrow('this is no checkpoint');
	expect(() => readCheckpoint(text('{"format":"latent-lab-manifest"}'))).toThrow('this is no checkpoint');
	expect(() => readCheckpoint(file.subarray(0, file.length - 4))).toThrow('not whole');
	const header = new TextDecoder().decode(file).replace('"version":1', '"version":3');
	const later = file.slice();
	later.set(text(header.slice(4, 200)), 4);
	expect(() => readCheckpoint(later)).toThrow('version 3');
	const limits = file.slice();
	limits.set(
		text(new TextDecoder().decode(file.subarray(4, 2000)).replace('"width":64', '"width":99').slice(0, 1900)),
		4,
	);
	expect(readCheckpoint(limits).config.model.width).toBe(99);
	limits.set(
		text(new TextDecoder().decode(file.subarray(4, 2000)).replace('"width":64', '"width":-1').slice(0, 1900)),
		4,
	);
	expect(() => readCheckpoint(limits)).toThrow('model.width');
});

test('a checkpoint of another model or of another number of runs does not fit', async () => {
	const { checkpoint } = await trained();
	expect(misfit(goalSetup(runs, { width: 17 }), checkpoint)).toContain('weights a run');
	expect(misfit(goalSetup([KEPT]), checkpoint)).toContain('has 3 runs, not 1');
});

/** A file with this header and nothing after it. */
function fileOf(header: unknown): Uint8Array {
	const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
	const file = new Uint8Array(4 + json.length);
	new DataView(file.buffer).setUint32(0, json.length, true);
	file.set(json, 4);
	return file;
}

const HEADER = {
	format: 'latent-lab-checkpoint',
	version: 1,
	config: DEFAULT_CONFIG,
	runs: DEFAULT_CONFIG.runs,
	step: 10,
	adamSteps: [10, 10],
	length: 0,
};

test.each<[string, unknown, string]>([
	['null', 'null   ', 'no checkpoint'],
	['a list', '[{"format":1}]', 'no checkpoint'],
	['another format', { ...HEADER, format: 'x' }, 'no checkpoint'],
	['a version that is an object', { ...HEADER, version: {} }, 'version'],
	['no runs', { ...HEADER, runs: undefined }, 'damaged'],
	['runs that are a text', { ...HEADER, runs: 'AB' }, 'damaged'],
	['runs without settings', { ...HEADER, runs: [null, 1] }, 'settings of its runs'],
	['33 runs', { ...HEADER, runs: new Array(33).fill(HEADER.runs[0]), adamSteps: new Array(33).fill(1) }, 'damaged'],
	['Adam counts beyond any training', { ...HEADER, adamSteps: [10, 1e300] }, 'damaged'],
	['Adam counts beyond its steps', { ...HEADER, adamSteps: [10, 11] }, 'damaged'],
	['a step that is no number', { ...HEADER, step: '10' }, 'damaged'],
	['a step beyond any training', { ...HEADER, step: 1e15 }, 'damaged'],
	['a negative length', { ...HEADER, length: -1 }, 'damaged'],
	['a length beyond the file', { ...HEADER, length: 1e12 }, 'not whole'],
	['a past that is a text', { ...HEADER, past: 'long' }, 'past'],
	['no configuration', { ...HEADER, config: null }, 'configuration'],
])('a header of a wrong form is refused in words: %s', (_, header, reason) => {
	expect(() => readCheckpoint(fileOf(header))).toThrow(reason);
});

test('what a header costs is bounded before anything in it is walked', () => {
	// As many empty lists, lists in lists, and wrong numbers as the bytes allow: each took seconds once.
	const many = (part: string, bytes: number) =>
		Array(Math.floor(bytes / (part.length + 1)))
			.fill(part)
			.join();
	const text = (bytes: number) => [
		`{"format":"latent-lab-checkpoint","version":1,"runs":[${many('[]', bytes)}]}`,
		`{"x":${'['.repeat(bytes / 2)}${']'.repeat(bytes / 2)}}`,
		JSON.stringify(HEADER).replace('"z":[0.4', `"z":[${many('"x"', bytes)}`),
		`{"x":"${'y'.repeat(bytes)}"}`,
	];
	for (const header of text(2 ** 20)) expect(() => readCheckpoint(fileOf(header))).toThrow(/too long|no checkpoint/);
	for (const header of text(2 ** 23)) expect(() => readCheckpoint(fileOf(header))).toThrow('too long');
});
