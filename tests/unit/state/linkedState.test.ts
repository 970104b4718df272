/** A training in a link and in a manifest: there and back, absent, and from someone who means harm. */
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { DEFAULT_CONFIG, OPENING_CONFIG } from '../../../src/state/config/defaults';
import { makeManifest, parseManifest } from '../../../src/state/manifest';
import { decodeHash, encodeConfig } from '../../../src/state/shareLink';

const [A, B] = DEFAULT_CONFIG.runs;
const CONFIG = { ...DEFAULT_CONFIG, environment: 'platform' };
const TRAINED = {
	step: 500,
	engine: 'reference',
	changes: [
		{ step: 1, runs: [A, B] },
		{ step: 201, runs: [A, { ...B, klWeight: 0.3 }] },
	],
};
const HOSTILE = [null, [], 'x', { step: 1e15, engine: 'simd' }, { step: 5, engine: '"><script>' }, { step: 5 }];

function hashOf(value: unknown): string {
	const text = Array.from(deflateSync(strToU8(JSON.stringify(value))), (byte) => String.fromCharCode(byte)).join('');
	return `v1.${btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

describe('a link', () => {
	it('carries the training there and back', () => {
		expect(decodeHash(encodeConfig(CONFIG, TRAINED))).toEqual({ ok: true, config: CONFIG, trained: TRAINED });
		const plain = { ...TRAINED, changes: TRAINED.changes.slice(0, 1) };
		expect(decodeHash(encodeConfig(DEFAULT_CONFIG, plain))).toMatchObject({ config: DEFAULT_CONFIG, trained: plain });
	});

	it('without a training is what it was', () => {
		expect(encodeConfig(OPENING_CONFIG, null)).toBe('');
		expect(decodeHash(encodeConfig(CONFIG))).toEqual({ ok: true, config: CONFIG });
	});

	test.each(HOSTILE)('with the training %o is refused', (trained) => {
		expect(decodeHash(hashOf({ trained }))).toMatchObject({ reason: 'invalid', issues: [{ path: 'trained' }] });
	});
});

describe('a manifest', () => {
	it('carries the training there and back', () => {
		const text = JSON.stringify(makeManifest(CONFIG, TRAINED));
		expect(parseManifest(text)).toEqual({ ok: true, config: CONFIG, trained: TRAINED });
	});

	test.each(HOSTILE)('with the training %o is refused', (trained) => {
		const text = JSON.stringify({ ...makeManifest(CONFIG), trained });
		expect(parseManifest(text)).toMatchObject({ reason: 'invalid', issues: [{ path: 'trained' }] });
	});
});
