import { expect, test } from 'vitest';
import { type Answers, guessAnswers } from '../../../../src/files/data/answers';
import { readArrays } from '../../../../src/files/data/arrays';
import { readText } from '../../../../src/files/data/readData';
import { makeTransitions } from '../../../../src/files/data/transitions';
import { writeNpy } from '../../../../src/files/npy';
import type { Tensor } from '../../../../src/files/Tensor';
import { readTensorFile } from '../../../../src/files/tensorFile';
import { writeZip } from '../../../../src/files/zip';
import { faultOf, fixture } from '../fixtures';

/** A table of 100 transitions, with some of its lines replaced. */
function lines(change: (cells: string[], row: number) => string[] = (cells) => cells): string[] {
	const head = ['s0', 's1', 'k', 'x', 'ns0', 'ns1', 'r', 'd'];
	const rows = Array.from({ length: 100 }, (_, row) =>
		[
			row / 10,
			-row / 7,
			row % 2,
			row % 2 === 0 ? 0 : (row % 13) / 3,
			row / 10 + 1,
			-row / 7 + 2,
			0.5,
			row % 20 === 19 ? 1 : 0,
		].map(String),
	);
	return [head, ...rows.map((cells, row) => change(cells, row + 1))].map((cells) => cells.join());
}

const made = (text: string, change: (answers: Answers) => Answers = (answers) => answers) => {
	const table = readText(text);
	return makeTransitions(table, change(guessAnswers(table, 'test')));
};

/** Replaces one cell of one row. */
const withCell = (at: number, column: number, cell: string) =>
	lines((cells, row) => (row === at ? cells.map((was, i) => (i === column ? cell : was)) : cells)).join('\n');

test('a cell that is a text is told by row and column', () => {
	expect(faultOf(() => made(withCell(57, 1, 'far')))).toBe('column-text {"part":"s1","row":57,"found":"far"}');
});

test('quoted decimal commas between commas are read where a whole column has them, and else refused', () => {
	const quoted = (change: (cell: string, row: number) => string) =>
		lines((cells, row) => cells.map((cell, i) => (i === 1 && row > 0 ? `"${change(cell, row)}"` : cell))).join('\n');
	const withComma = (cell: string) => cell.replace('.', ',');
	const plain = made(lines().join('\n'));
	expect(made(quoted(withComma)).dataset).toEqual(plain.dataset);
	const { report, dataset } = made(quoted((cell, row) => (row === 9 ? 'NaN' : withComma(cell))));
	expect(report).toMatchObject({ kept: 99, incomplete: 1 });
	expect(dataset.stateDim).toBe(2);
	// A head is not needed for it, nor a first cell with decimals.
	const all = lines((cells) => cells.map((cell) => `"${withComma(cell)}"`)).slice(1);
	expect(readText(all.join('\n'))).toMatchObject({ rows: 100, columns: { length: 8 } });
	expect(Number(readText(all.join('\n')).columns[1].values[1])).toBe(-1 / 7);
	// One with a point beside them, and what may be thousands, stay texts.
	const fault = (change: (cell: string, row: number) => string) => faultOf(() => made(quoted(change)));
	expect(fault((cell, row) => (row === 57 ? '0.5' : withComma(cell)))).toMatch(/^column-text .*"row":2,"found":"-0,14/);
	expect(fault((_, row) => (row < 3 ? '5' : `${row},118`))).toBe('column-text {"part":"s1","row":3,"found":"3,118"}');
});

test('an action that is no whole number is told by row', () => {
	expect(faultOf(() => made(withCell(31, 2, '0.5')))).toBe('action-value {"part":"k","row":31,"found":0.5}');
});

test('a row with a cell less is told', () => {
	const short = lines((cells, row) => (row === 88 ? cells.slice(1) : cells)).join('\n');
	expect(faultOf(() => readText(short))).toBe('cells {"row":88,"count":7,"expected":8}');
});

test.each(['', 'NaN', 'nan', 'inf', 'null', 'NA', '#DIV/0!', '<NA>', '.'])(
	'a row with %j for a number is left out and counted',
	(cell) => {
		const { report, dataset } = made(withCell(57, 1, cell));
		expect(report).toMatchObject({ rows: 100, kept: 99, incomplete: 1 });
		expect(dataset.size).toBe(99);
	},
);

test('a missing parameter counts only where the action has it', () => {
	expect(made(withCell(57, 3, '')).report.incomplete).toBe(0);
	expect(made(withCell(58, 3, '')).report.incomplete).toBe(1);
});

test('rows that are there twice are counted, and left out where that is said', () => {
	const twice = [...lines(), ...lines().slice(1, 11)].join('\n');
	expect(made(twice).report).toMatchObject({ kept: 110, duplicates: 10 });
	const once = made(twice, (answers) => ({ ...answers, dropDuplicates: true }));
	expect(once.report).toMatchObject({ kept: 100, duplicates: 10 });
	expect(once.world.id).toBe(made(lines().join('\n')).world.id);
});

test('without a next state the next row tells it, within an episode', () => {
	const without = lines()
		.map((line) => line.split(','))
		.map((cells) => [...cells.slice(0, 4), ...cells.slice(6)].join())
		.join('\n');
	const { report, dataset, world } = made(without);
	// Five episodes end; the last of them ends with the file.
	expect(report).toMatchObject({ kept: 95, ends: 5 });
	const [{ low, high }] = world.features;
	expect((dataset.stateDelta[0] * (high - low)) / 2).toBeCloseTo(0.1);
});

test('whole numbers beyond 2^53 are counted, and a constant column is scaled to 0', () => {
	const big = lines((cells) => [...cells, '9007199254740993']).join('\n');
	const table = readText(big.replace('r,d', 'r,d,stamp'));
	expect(table.rounded).toBe(100);
	const constant = made(lines((cells) => cells.map((cell, i) => (i === 0 || i === 4 ? '7' : cell))).join('\n'));
	expect(constant.dataset.state[0]).toBe(0);
	expect(constant.dataset.stateDelta[0]).toBe(0);
});

test('one-hot actions are as good as numbers', () => {
	const oneHot = lines((cells) => [
		...cells.slice(0, 2),
		...(cells[2] === '0' ? ['1', '0'] : ['0', '1']),
		...cells.slice(3),
	]);
	const text = oneHot.join('\n').replace('s0,s1,k,', 's0,s1,action_0,action_1,');
	expect(made(text).dataset.action).toEqual(made(lines().join('\n')).dataset.action);
});

test.each([
	['no-table', 'hello'],
	['no-table', '<html></html>'],
	['no-table', '{}'],
	['json', '[{"s": 1,]'],
	['json-line', '{"s": 1, "k": 2}\n{"s": }'],
	['json-lengths', '{"s": [1, 2], "k": [1]}'],
	['need-state', 'q,b\n1,2'],
	['few-rows', lines().slice(0, 20).join('\n')],
	['list-length', `state,k,x\n"[1, 2]",0,1\n"[1]",0,2`],
	['quotes', 's,k\n"1,2\n3,4'],
])('%s is told of %j', (code, text) => {
	expect(faultOf(() => made(text))).toMatch(new RegExp(`^${code} `));
});

test('ranges that a person turned round are refused with the name', () => {
	const turned = (answers: Answers): Answers => ({
		...answers,
		features: answers.features.map((feature) => ({ ...feature, low: 2, high: 1 })),
	});
	expect(faultOf(() => made(lines().join('\n'), turned))).toBe('range {"part":"s0","low":2,"high":1}');
});

test('an array without numbers is passed over and told, but where its name says that it is needed', () => {
	const numbers = (shape: number[]) => {
		const values = new Float32Array(shape.reduce((product, length) => product * length, 1));
		return writeNpy({ type: 'float32', shape, values });
	};
	const archive = (name: string, array: string) =>
		readTensorFile(
			writeZip([
				['state.npy', numbers([2, 3])],
				['reward.npy', numbers([2])],
				[`${name}.npy`, fixture(array)],
			]),
		);
	expect(readArrays(archive('infos', 'strings.npy')).passedOver).toEqual(['infos']);
	expect(readArrays(archive('infos', 'structured.npy')).passedOver).toEqual(['infos']);
	expect(faultOf(() => readArrays(archive('action', 'strings.npy')))).toBe(
		'element-type {"part":"action","type":"<U3"}',
	);
	expect(faultOf(() => readArrays(archive('next_state', 'structured.npy')))).toBe('structured {"part":"next_state"}');
});

test('an array of a known name is refused where it has other rows than the others; a few numbers are passed over', () => {
	const array = (shape: number[]) =>
		({
			type: 'float32',
			shape,
			values: new Float32Array(shape.reduce((product, length) => product * length, 1)),
		}) as const;
	const tensors = new Map<string, Tensor>([
		['state', array([100, 2])],
		['action', array([100])],
		['params', array([3])],
		['reward', array([99])],
	]);
	expect(faultOf(() => readArrays({ tensors }))).toBe('array-length {"part":"reward","count":99,"expected":100}');
	tensors.delete('reward');
	expect(readArrays({ tensors }).passedOver).toEqual(['params (3)']);
});
