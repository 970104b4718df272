/** The documentation follows from the registry. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { instrumentSections, SECTIONS_BEGIN } from '../../../scripts/instrumentSections';
import { INSTRUMENTS } from '../../../src/instruments/registry';

it('docs/instruments.md has the sections that scripts/instrument-docs.ts writes', async () => {
	const sections = readFileSync('docs/instruments.md', 'utf8').split(SECTIONS_BEGIN)[1];
	expect(sections.trim()).toBe((await instrumentSections()).trim());
});

it('docs/scripting.md tells of every call of an instrument', () => {
	const scripting = readFileSync('docs/scripting.md', 'utf8');
	const calls = INSTRUMENTS.flatMap(({ script }) => script.calls as readonly string[]);
	expect(calls.filter((call) => !scripting.includes(`${call}(`))).toEqual([]);
});
