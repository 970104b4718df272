/** A table on the page, in `latentLab.open` and in `npm run train`: the same transitions, or the same words. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from '../../../scripts/paths.mjs';
import { ownTransitions } from '../../../scripts/trainOptions';
import { FileFault } from '../../../src/files/FileFault';
import { englishFault } from '../../../src/state/opening/faultText';
import { readOpenedFile } from '../../../src/state/opening/openedFile';
import { askTable, openTable } from '../../../src/state/opening/openedTable';
import { englishRefusal } from '../../../src/state/opening/refusal';

const folder = inProject('tests/fixtures/data');
const FILES = readdirSync(folder).filter((name) => !['make.py', 'expected.json'].includes(name));

/** What the page and a script say of a file. */
async function onPage(bytes: Buffer): Promise<string> {
	const opened = await readOpenedFile(new Blob([new Uint8Array(bytes)]));
	if (opened.kind === 'refused') return englishRefusal(opened);
	if (opened.kind !== 'table') return opened.kind;
	const { guess, guessFault } = openTable(opened.table, 'name');
	if (guessFault) return englishFault(guessFault);
	const answer = askTable(opened.table, 'name', { type: 'make', answers: guess });
	if (answer.type === 'made') return `${answer.world.id} ${JSON.stringify(answer.report)}`;
	return answer.type === 'fault' ? englishFault(answer.fault) : answer.type;
}

function inTrain(bytes: Buffer): string {
	try {
		const { world, report } = ownTransitions(bytes, 'name', undefined);
		return `${world.id} ${JSON.stringify(report)}`;
	} catch (error) {
		if (!(error instanceof FileFault)) throw error;
		return englishFault(error);
	}
}

test.each(FILES)('%s', async (name) => {
	const bytes = readFileSync(`${folder}/${name}`);
	const said = await onPage(bytes);
	expect(said).toMatch(/^data-[0-9a-f]{16} /);
	expect(inTrain(bytes)).toBe(said);
});

/** A table whose every column is suggested to be a feature of the state. */
function wideTable(features: number): string {
	const names = Array.from({ length: features }, (_, i) => `state_q${i}q`);
	const rows = Array.from({ length: 60 }, (_, row) => [...names.map((_, i) => row * 0.01 + i), row % 2, row * 0.02]);
	return [[...names, 'action', 'parameter_0'], ...rows].map((row) => row.join(',')).join('\n');
}

function manyActions(actions: number): string {
	const rows = Array.from({ length: 2 * actions }, (_, row) => [row * 0.01, row % actions, row * 0.02]);
	return [['state_0', 'action', 'parameter_0'], ...rows].map((row) => row.join(',')).join('\n');
}

const bom = readFileSync(`${folder}/bom.csv`, 'utf8');

test.each([
	['a text for a number', bom.replace(/^((?:[^\n]*\n){2})[^,]+/, '$1far'), /row 2 is “far”/],
	['a cell less', bom.replace(/^((?:[^\n]*\n){57})[^,]*,/, '$1'), /row 57/],
	['a quote too many', `${bom.trimEnd()}"`, /row 120/],
	['too few rows', bom.split('\n').slice(0, 4).join('\n'), /parameter/],
	['no state', bom.replace('state_x', 'q').replace('state_y', 'w'), /state/],
	['more features than fit', wideTable(101), /101/],
	['more actions than fit', manyActions(257), /256/],
])('refused: %s', async (_, text, says) => {
	const bytes = Buffer.from(text, 'utf8');
	const said = await onPage(bytes);
	expect(said).not.toMatch(/^data-/);
	expect(said).toMatch(says);
	expect(inTrain(bytes)).toBe(said);
});

test('what is no table, no manifest and no checkpoint is refused in words, never by a code', async () => {
	for (const content of ['once upon a time', '', '{"a": 1}']) {
		const said = await onPage(Buffer.from(content));
		expect(said, content).toMatch(/\w+ \w+ \w+/);
		expect(said, content).not.toMatch(/^(?:no|too|not)-/);
	}
});
