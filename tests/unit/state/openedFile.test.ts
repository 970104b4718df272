import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOfBytes } from '../../../src/files/fileText';
import { tensorsOfWeights } from '../../../src/files/hyarWeights';
import { writeSafetensors } from '../../../src/files/safetensors';
import { files } from '../../../src/i18n/en/files';
import { files as zhFiles } from '../../../src/i18n/zh-CN/files';
import { type CheckpointFile, readCheckpoint, writeCheckpoint } from '../../../src/state/checkpointFile';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { mergeConfig } from '../../../src/state/config/mergeConfig';
import type { Config } from '../../../src/state/config/schema';
import { makeManifest, parseManifest } from '../../../src/state/manifest';
import { type OpenedFile, readOpenedFile } from '../../../src/state/opening/openedFile';
import { checkpointOfWeights, configForWeights } from '../../../src/state/opening/openedWeights';
import { shapeOfConfig, untrainable } from '../../../src/state/trainable';
import { trainedFile } from '../../hostile/trainedFile';

const config = mergeConfig(DEFAULT_CONFIG, { model: { width: 16 }, data: { size: 500 } }) as Config;

const whole: CheckpointFile = { ...(await trainedFile(config)), past: undefined };
const open = (bytes: Uint8Array) => readOpenedFile(new Blob([bytes as Uint8Array<ArrayBuffer>]));
const fault = (opened: OpenedFile) => (opened.kind === 'refused' ? opened.fault : opened.kind);
const manifest = JSON.stringify(makeManifest(config), null, '\t');

/** A text in UTF-16 of either order. */
function utf16(text: string, littleEndian: boolean): Uint8Array {
	const bytes = new Uint8Array(2 * text.length);
	const view = new DataView(bytes.buffer);
	for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), littleEndian);
	return bytes;
}

describe('a file is judged by its content', () => {
	test.each<[string, Uint8Array]>([
		['UTF-8', new TextEncoder().encode(manifest)],
		['UTF-8 with a byte-order mark', new TextEncoder().encode(`\uFEFF${manifest}`)],
		['UTF-16 LE', utf16(manifest, true)],
		['UTF-16 LE with a mark', utf16(`\uFEFF${manifest}`, true)],
		['UTF-16 BE', utf16(manifest, false)],
		['UTF-16 BE with a mark', utf16(`\uFEFF${manifest}`, false)],
	])('a manifest in %s is one', async (_, bytes) => {
		expect(await open(bytes)).toEqual({ kind: 'manifest', config, trained: null });
		expect(parseManifest(textOfBytes(bytes))).toEqual({ ok: true, config });
	});

	test('what is of the agents is told by its beginning, and left to them', async () => {
		expect(await open(new TextEncoder().encode('LLAGENTS and so on'))).toEqual({ kind: 'agents' });
		expect(await open(new TextEncoder().encode('\ufeffworld,preset,kl_weight,relabelling'))).toEqual({ kind: 'study' });
		expect((await open(new TextEncoder().encode('world,weight\n1,2'))).kind).not.toBe('study');
	});

	test('a checkpoint is one, and goes on to the last bit', async () => {
		const opened = await open(writeCheckpoint(whole));
		expect(opened).toMatchObject({ kind: 'training', config, past: null });
		expect(opened.kind === 'training' && opened.checkpoint).toEqual(whole.checkpoint);
	});

	test('runs with different seeds, or one run, become A and B', async () => {
		const [first] = whole.checkpoint.runs;
		for (const file of [
			{ ...whole, seeds: [4, 9] },
			{ ...whole, seeds: [4], runs: [config.runs[0]], checkpoint: { step: 5, runs: [first] } },
		]) {
			const opened = await open(writeCheckpoint(file));
			if (opened.kind !== 'training') throw new Error(fault(opened));
			expect(opened.config.training.seed).toBe(4);
			expect(opened.config.runs).toEqual([config.runs[0], config.runs[0]]);
			expect(opened.checkpoint.runs).toEqual([first, first]);
		}
	});

	test.each<[string, Uint8Array, string]>([
		['nothing', new Uint8Array(), 'no-json'],
		['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'no-json'],
		['a text', new TextEncoder().encode('once upon a time'), 'no-json'],
		['other JSON', new TextEncoder().encode('{"a":1}'), 'no-manifest'],
		['half a checkpoint', writeCheckpoint(whole).subarray(0, 900), 'broken'],
		['a film', new Uint8Array(2 ** 20).fill(7), 'too-large'],
	])('%s is refused', async (_, bytes, reason) => {
		expect(fault(await open(bytes))).toBe(reason);
	});
});

describe('a state that cannot train is refused', () => {
	const changed = async (
		change: (run: { weights: Float32Array; firstMoment: Float32Array; secondMoment: Float32Array }) => void,
	) => {
		const file = structuredClone(whole);
		change(file.checkpoint.runs[1]);
		return fault(await open(writeCheckpoint(file)));
	};

	test.each<[string, number, string]>([
		['weights at the end of the numbers', 3e38, 'overflow'],
		['weights that overflow on their way', 1e20, 'overflow'],
		['a weight that is none', Number.NaN, 'not-finite'],
		['an endless weight', Number.NEGATIVE_INFINITY, 'not-finite'],
	])('%s', async (_, value, reason) => {
		expect(await changed(({ weights }) => weights.fill(value))).toBe(reason);
	});

	test('moments that Adam cannot have', async () => {
		expect(await changed(({ firstMoment }) => firstMoment.fill(3e38, 0, 1))).toBe('moments');
		expect(await changed(({ secondMoment }) => secondMoment.fill(-1, 0, 1))).toBe('moments');
		expect(await changed(({ secondMoment }) => secondMoment.fill(0))).toBe('moments');
		expect(await changed(({ secondMoment }) => secondMoment.fill(Number.NaN, 4, 5))).toBe('not-finite');
		const unstarted = {
			...whole,
			checkpoint: { ...whole.checkpoint, runs: whole.checkpoint.runs.map((run) => ({ ...run, adamStep: 0 })) },
		};
		expect(fault(await open(writeCheckpoint(unstarted)))).toBe('moments');
	});

	test('weights of another model', async () => {
		const other = mergeConfig(config, { model: { width: 17 } }) as Config;
		expect(fault(await open(writeCheckpoint({ ...whole, config: other })))).toBe('misfit');
		expect(shapeOfConfig(other).width).toBe(17);
	});
});

test('any bytes of a checkpoint may be wrong: it is taken or refused, and never throws', async () => {
	const file = writeCheckpoint(whole);
	const changes = fc.array(fc.tuple(fc.nat(Math.min(file.length, 4_000) - 1), fc.nat(255)), {
		minLength: 1,
		maxLength: 4,
	});
	await fc.assert(
		fc.asyncProperty(changes, fc.option(fc.nat(file.length)), async (places, cut) => {
			const bytes = file.slice(0, cut ?? undefined);
			for (const [place, value] of places) if (place < bytes.length) bytes[place] = value;
			const opened = await open(bytes);
			if (opened.kind !== 'training') return;
			expect(() => readCheckpoint(bytes)).not.toThrow();
			expect(opened.checkpoint.runs.every(({ weights }) => weights.every(Number.isFinite))).toBe(true);
		}),
		{ numRuns: 150 },
	);
});

describe('weights of other programs', () => {
	const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url)));

	test.each(['pytorch/goal_vae.pth', 'pytorch/goal_vae.npz', 'pytorch/goal_vae.safetensors'])('%s', async (name) => {
		const opened = await open(fixture(name));
		if (opened.kind !== 'weights') throw new Error(fault(opened));
		const { environment, shape, weights } = opened.model;
		expect(environment).toBe('goal');
		const chosen = configForWeights(config, opened.model);
		expect(shapeOfConfig(chosen)).toEqual(shape);
		expect(chosen.runs).toEqual(config.runs);
		const { step, runs } = checkpointOfWeights(weights, chosen.runs);
		expect([step, runs.length]).toEqual([0, 2]);
		expect(untrainable(chosen, chosen.runs, { step, runs })).toBeNull();
	});

	test('those of another world take the page there, and what points into the old one goes back to the start', async () => {
		const opened = await open(fixture('files/double.pth'));
		if (opened.kind !== 'weights') throw new Error(fault(opened));
		const elsewhere = mergeConfig(config, { probe: { transition: 7, action: 2 } }) as Config;
		const chosen = configForWeights(elsewhere, opened.model);
		expect(chosen).toMatchObject({
			environment: 'platform',
			model: { width: 16 },
			probe: { transition: 0, action: 0 },
		});
	});

	test('what is refused says which part is wrong, and what to do', async () => {
		const opened = await open(fixture('pytorch/calls_a_function.pth'));
		expect(opened).toMatchObject({ kind: 'refused', fault: 'foreign', foreign: { values: { part: 'posix.system' } } });
		expect(opened.kind === 'refused' && opened.detail).toContain('asks for posix.system');
		const overflowing = tensorsOfWeights(
			shapeOfConfig(config),
			new Float32Array(whole.checkpoint.runs[0].weights.length).fill(1e20),
		);
		expect(fault(await open(writeSafetensors({ tensors: overflowing, metadata: {} })))).toBe('overflow');
	});

	test('every reason has its text in both languages, with the same values', () => {
		for (const [key, text] of Object.entries(files)) {
			const values = (from: string) => [...from.matchAll(/\{\{\w+\}\}/g)].map(String).sort();
			expect(values(zhFiles[key as keyof typeof files])).toEqual(values(text));
		}
	});
});
