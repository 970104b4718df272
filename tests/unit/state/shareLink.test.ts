import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, OPENING_CONFIG } from '../../../src/state/config/defaults';
import { parseConfig } from '../../../src/state/config/parseConfig';
import type { Config } from '../../../src/state/config/schema';
import { decodeHash, encodeConfig, MAX_HASH_LENGTH } from '../../../src/state/shareLink';
import { validConfig } from '../../hostile/validConfig';

/** A well-formed link around any text. */
function linkOf(json: string): string {
	const bytes = deflateSync(strToU8(json));
	return `#v1.${Buffer.from(bytes).toString('base64url')}`;
}

describe('shareLink', () => {
	it('says nothing of what the page opens on, and something of everything else', () => {
		expect(encodeConfig(OPENING_CONFIG)).toBe('');
		expect(decodeHash('')).toEqual({ ok: true, config: OPENING_CONFIG });
		expect(decodeHash('#')).toEqual({ ok: true, config: OPENING_CONFIG });
		for (const [config, explicit] of [
			[DEFAULT_CONFIG, false],
			[OPENING_CONFIG, true],
		] as const)
			expect(decodeHash(encodeConfig(config, null, explicit))).toEqual({ ok: true, config });
	});

	it('writes only what differs, so a small change makes a short link', () => {
		const hash = encodeConfig({ ...DEFAULT_CONFIG, environment: 'platform' });
		expect(hash).toMatch(/^v1\.[A-Za-z0-9_-]+\.[A-Za-z0-9]{6}$/);
		expect(hash.length).toBeLessThan(60);
	});

	it('takes every valid configuration there and back', () => {
		fc.assert(
			fc.property(validConfig, (config) => {
				expect(parseConfig(config).ok).toBe(true);
				const hash = encodeConfig(config);
				expect(hash.length).toBeLessThan(MAX_HASH_LENGTH);
				expect(decodeHash(`#${hash}`)).toEqual({ ok: true, config });
			}),
		);
	});

	it('never throws, whatever the text', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 200 }), (text) => {
				expect(() => decodeHash(text)).not.toThrow();
				expect(() => decodeHash(`#v1.${text}`)).not.toThrow();
			}),
		);
		fc.assert(
			fc.property(fc.base64String({ maxLength: 400 }), (text) => {
				expect(() => decodeHash(`#v1.${text.replaceAll('=', '')}`)).not.toThrow();
			}),
		);
	});

	it('never throws, whatever the JSON, and lets only valid configurations through', () => {
		fc.assert(
			fc.property(fc.json(), (json) => {
				const decoded = decodeHash(linkOf(json));
				if (decoded.ok) expect(parseConfig(decoded.config).ok).toBe(true);
			}),
		);
	});

	it('says the default where it is asked to', () => {
		const hash = encodeConfig(DEFAULT_CONFIG, null, true);
		expect(hash).toMatch(/^v1\./);
		expect(decodeHash(hash)).toEqual({ ok: true, config: DEFAULT_CONFIG });
	});

	it('is read with what a text puts around it, with its checksum and, as before there was one, without', () => {
		const platform: Config = { ...DEFAULT_CONFIG, environment: 'platform', published: false };
		const hash = encodeConfig(platform);
		const old = hash.slice(0, hash.lastIndexOf('.'));
		const marks = [
			'.',
			')',
			'。',
			',',
			'"',
			'=',
			' ',
			'%20',
			'&from=x',
			'?utm_source=x',
			'>',
			'…',
			'). And so on',
			'.\n',
			'!',
			"'",
		];
		for (const link of [hash, old, hash.replaceAll('.', '%2E'), old.replace('.', '%2e'), `"${hash}`, ` ${old}`]) {
			for (const mark of ['', ...marks]) {
				expect(decodeHash(`#${link}${mark}`), `${link}${mark}`).toEqual({ ok: true, config: platform });
				expect(decodeHash(`#${link}${encodeURI(mark)}`)).toMatchObject({ ok: true });
			}
		}
	});

	it('never means other settings when one letter of it is changed, lost or doubled', () => {
		const letters = 'aZ0_-.%)';
		fc.assert(
			fc.property(validConfig, fc.nat(), fc.constantFrom(...letters), (config, at, letter) => {
				const hash = encodeConfig(config, null, true);
				const place = at % hash.length;
				const changes = [
					hash.slice(0, place) + letter + hash.slice(place + 1),
					hash.slice(0, place) + hash.slice(place + 1),
					hash.slice(0, place) + hash[place] + hash.slice(place),
				];
				for (const changed of changes) {
					const decoded = decodeHash(changed);
					if (decoded.ok) expect(decoded.config, changed).toEqual(config);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('knows a link that was cut off', () => {
		const hash = encodeConfig({ ...DEFAULT_CONFIG, environment: 'platform', published: false });
		expect(decodeHash(hash.slice(0, -13))).toMatchObject({ ok: false, reason: 'broken' });
	});

	it('knows a link of a later version', () => {
		expect(decodeHash('#v2.abcd')).toMatchObject({ ok: false, reason: 'version' });
	});

	it('reads no link past the cap and stops inflating at the cap', () => {
		expect(decodeHash(`#v1.${'A'.repeat(MAX_HASH_LENGTH)}`)).toMatchObject({ ok: false, reason: 'too-long' });
		// 5 MB of blanks are 5 kB deflated: within the first cap, far outside the second.
		const bomb = linkOf(`${' '.repeat(5_000_000)}{}`);
		expect(bomb.length).toBeLessThan(MAX_HASH_LENGTH);
		expect(decodeHash(bomb)).toMatchObject({ ok: false, reason: 'too-long' });
	});

	it('names the field that is outside the limits', () => {
		expect(decodeHash(linkOf('{"model":{"width":1e9}}'))).toMatchObject({
			ok: false,
			reason: 'invalid',
			issues: [{ path: 'model.width' }],
		});
		expect(decodeHash(linkOf('{"model":{"width":"256"}}'))).toMatchObject({ ok: false, reason: 'invalid' });
		expect(decodeHash(linkOf('{"probe":{"z":[null]}}'))).toMatchObject({ ok: false, reason: 'invalid' });
		expect(decodeHash(linkOf('{"nonsense":1}'))).toMatchObject({ ok: false, reason: 'invalid' });
	});

	it('lets no key reach a prototype', () => {
		for (const json of ['{"__proto__":{"polluted":1}}', '{"model":{"constructor":{"prototype":{"polluted":1}}}}'])
			expect(decodeHash(linkOf(json))).toMatchObject({ ok: false, reason: 'invalid' });
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	it('survives deep nesting', () => {
		const deep = `{"probe":{"z":${'['.repeat(30_000)}${']'.repeat(30_000)}}}`;
		expect(decodeHash(linkOf(deep)).ok).toBe(false);
	});
});
