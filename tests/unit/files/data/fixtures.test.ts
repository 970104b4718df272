/** The same transitions in every format that people have them in, as NumPy and Python wrote them. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unscaleFromUnit } from '../../../../src/environments/Environment';
import { guessAnswers } from '../../../../src/files/data/answers';
import { readOwnFile, writeOwnFile } from '../../../../src/files/data/ownFile';
import { readData } from '../../../../src/files/data/readData';
import { makeTransitions } from '../../../../src/files/data/transitions';
import { readTensorFile } from '../../../../src/files/tensorFile';

const bytesOf = (name: string) =>
	new Uint8Array(readFileSync(new URL(`../../../fixtures/data/${name}`, import.meta.url)));

const expected = JSON.parse(new TextDecoder().decode(bytesOf('expected.json'))) as Record<
	'state' | 'action' | 'next' | 'parameters' | 'reward' | 'done',
	readonly number[]
>;

function transitionsOf(name: string) {
	const table = readData(bytesOf(name));
	return makeTransitions(table, guessAnswers(table, name));
}

/** Files, and transitions of which each has fewer than 120. */
const FILES = [
	'buffer.npz',
	'hyar.npz',
	'bom.csv',
	'german.csv',
	'quoted.tsv',
	'savetxt.txt',
	'lists.csv',
	'rows.jsonl',
	'columns.json.txt',
	'stacked.npz',
	'gbk.csv',
	'patched.csv',
	'pandas.json',
	'pandas-split.json',
	'gap.json',
] as const;

test.each(FILES)('%s is guessed right and holds what NumPy wrote', (name) => {
	const { world, dataset, report } = transitionsOf(name);
	// One row lacks its reward there, or its state.
	const left = ['columns.json.txt', 'patched.csv', 'gap.json'].includes(name) ? [5] : [];
	const rows = expected.action.map((_, row) => row).filter((row) => !left.includes(row));
	expect(report).toMatchObject({ rows: 120, kept: rows.length, incomplete: left.length, ends: 0, duplicates: 0 });
	expect(world.features).toHaveLength(2);
	expect(world.actions.map(({ parameters }) => parameters.length)).toEqual([2, 1, 0]);
	expect(dataset.parameterDim).toBe(2);
	const near = name === 'savetxt.txt' ? 4 : 5;
	rows.forEach((row, i) => {
		const action = dataset.action[i];
		expect(action).toBe(expected.action[row]);
		for (const s of [0, 1]) {
			const { low, high } = world.features[s];
			const before = dataset.state[2 * i + s];
			expect(unscaleFromUnit(before, low, high)).toBeCloseTo(expected.state[2 * row + s], near);
			const after = before + dataset.stateDelta[2 * i + s];
			expect(unscaleFromUnit(after, low, high)).toBeCloseTo(expected.next[2 * row + s], near);
		}
		world.actions[action].parameters.forEach(({ low, high }, p) => {
			const value = unscaleFromUnit(dataset.parameters[2 * i + p], low, high);
			expect(value).toBeCloseTo(expected.parameters[2 * row + p], 4);
		});
		expect(dataset.reward[i]).toBeCloseTo(expected.reward[row], near);
		expect(dataset.done[i]).toBe(Number(expected.done[row]));
	});
});

test('names of actions and of columns are kept', () => {
	const { world } = transitionsOf('bom.csv');
	expect(world.actions.map(({ name }) => name)).toEqual(['kick', 'dash', 'wait']);
	expect(world.features.map(({ name }) => name)).toEqual(['state_x', 'state_y']);
	expect(world.actions[0].parameters.map(({ name }) => name)).toEqual(['power', 'direction']);
});

test("Minari's episodes, an array each, are the same as behind one another", () => {
	expect(transitionsOf('minari-episodes.npz').dataset).toEqual(transitionsOf('minari.npz').dataset);
});

test("Minari's observations, one more in every episode, are a state and a next state of every step", () => {
	const { world, dataset, report } = transitionsOf('minari.npz');
	expect(report.kept).toBe(120);
	const { low, high } = world.features[0];
	for (let row = 0; row < 120; row++) {
		const after = unscaleFromUnit(dataset.state[2 * row] + dataset.stateDelta[2 * row], low, high);
		// Within an episode it is the next row's state; at its end the observation that comes last.
		const next = row % 10 === 9 ? expected.next[2 * row] : expected.state[2 * row + 2];
		expect(after).toBeCloseTo(next, 5);
	}
});

test('what is scaled lies in [−1, 1], and what an action does not have is 0', () => {
	const { dataset } = transitionsOf('bom.csv');
	for (const column of [dataset.state, dataset.parameters])
		expect(column.every((value) => Math.abs(value) <= 1 + 1e-6)).toBe(true);
	for (let row = 0; row < dataset.size; row++)
		for (let p = [2, 1, 0][dataset.action[row]]; p < 2; p++) expect(dataset.parameters[2 * row + p]).toBe(0);
});

test('saved with what they mean and read again, they are the same to the last bit, with the same id', () => {
	const { world, dataset } = transitionsOf('bom.csv');
	const again = readOwnFile(readTensorFile(writeOwnFile(world, dataset)).tensors);
	expect(again.world).toEqual(world);
	expect(again.dataset).toEqual(dataset);
});

test('the id follows from transitions, names and ranges, not from the name of the file', () => {
	const table = readData(bytesOf('bom.csv'));
	const answers = guessAnswers(table, 'one');
	const { id } = makeTransitions(table, answers).world;
	expect(id).toMatch(/^data-[0-9a-f]{16}$/);
	expect(makeTransitions(table, { ...answers, name: 'other' }).world.id).toBe(id);
	const [first, ...others] = answers.features;
	const renamed = { ...answers, features: [{ ...first, unit: 'm' }, ...others] };
	expect(makeTransitions(table, renamed).world.id).not.toBe(id);
});
