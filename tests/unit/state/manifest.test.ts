import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { makeManifest, parseManifest } from '../../../src/state/manifest';

describe('manifest', () => {
	it('goes there and back', () => {
		const text = JSON.stringify(makeManifest(DEFAULT_CONFIG));
		expect(parseManifest(text)).toEqual({ ok: true, config: DEFAULT_CONFIG });
	});

	it('says what is wrong with a file', () => {
		const manifest = makeManifest(DEFAULT_CONFIG);
		expect(parseManifest('{')).toMatchObject({ reason: 'no-json' });
		expect(parseManifest('[]')).toMatchObject({ reason: 'no-manifest' });
		expect(parseManifest(JSON.stringify({ ...manifest, version: 2 }))).toMatchObject({ reason: 'no-manifest' });
		const outside = { ...manifest, config: { ...DEFAULT_CONFIG, model: { ...DEFAULT_CONFIG.model, width: 1 } } };
		expect(parseManifest(JSON.stringify(outside))).toMatchObject({
			reason: 'invalid',
			issues: [{ path: 'model.width' }],
		});
	});

	it('never throws', () => {
		fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => !parseManifest(text).ok));
	});
});
