import { expect, test } from 'vitest';
import { parseFixtures } from './fixtures';

function kinds(content: unknown): string[] {
	return parseFixtures(JSON.stringify(content)).map(({ kind }) => kind);
}

const trace = { env: 'platform', steps: [] };
const box = { n: 1, latent: 1, range_rate: 2, z: [], upper: [], lower: [] };
const relabel = { dims: {}, weights: {}, stored_latent: {}, relabelled_latent: {} };
const vae = { dims: {}, weights: {}, batch: {} };
const agent = { dims: {}, hyper: {}, box: {}, weights: {}, batch: {}, act: {}, cases: {} };

test('a fixture is known by its fields, alone or in a list', () => {
	expect(kinds(trace)).toEqual(['environment-traces']);
	expect(kinds(agent)).toEqual(['agent']);
	expect(kinds([trace, trace])).toEqual(['environment-traces', 'environment-traces']);
	expect(kinds(vae)).toEqual(['vae']);
	expect(kinds([box, relabel, vae])).toEqual(['latent-box', 'relabel', 'vae']);
});

test('what nobody can check is said to be so, and why', () => {
	expect(parseFixtures('{')).toMatchObject([{ kind: 'unknown', reason: expect.stringContaining('JSON') }]);
	expect(parseFixtures('[]')).toEqual([{ kind: 'unknown', reason: 'an empty list' }]);
	expect(parseFixtures('[3]')).toMatchObject([{ kind: 'unknown', reason: expect.stringContaining('3') }]);
	expect(parseFixtures('{"colour": "red"}')).toMatchObject([{ reason: expect.stringContaining('colour') }]);
});
