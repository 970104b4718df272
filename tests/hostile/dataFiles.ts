/** Hostile tables: real ones damaged, cells that are no numbers, heads that collide, JSON that nests, arrays that lie. */
import fc from 'fast-check';
import { guessAnswers } from '../../src/files/data/answers';
import { readData } from '../../src/files/data/readData';
import { makeTransitions } from '../../src/files/data/transitions';
import { FileFault } from '../../src/files/FileFault';
import { writeNpz } from '../../src/files/npz';
import type { Tensor } from '../../src/files/Tensor';
import { damaged } from './foreignFiles';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const inFolder = (...names: string[]) => names.map((name) => `data/${name}`);

const name = fc.constantFrom(
	...['state', 'obs', 's.0', 's.1', 'action', 'k', 'params', 'x', 'next_state', 'ns.0', 'reward', 'done', 'not_done'],
	...['__proto__', 'constructor', 'toString', '', 'episode', 'a;b', 'delta.0', 'state_2', 'next_x'],
);
const token = fc.constantFrom(
	...[
		'1',
		'0',
		'-1',
		'0.5',
		'1,5',
		'1.234,5',
		'NaN',
		'inf',
		'-inf',
		'',
		' ',
		'1e400',
		'9007199254740993',
		'kick',
		'True',
	],
	...[
		'"',
		'""',
		'"a,b"',
		'[1, 2]',
		'[1 2]',
		'(1, array([0.5, 2]))',
		'[',
		'{}',
		'\u0000',
		'\r',
		'\n',
		'😀',
		'0x10',
		'1e-330',
	],
);

/** Lines of cells, with other content between any two of them. */
const cells = fc
	.tuple(
		fc.array(name, { minLength: 1, maxLength: 12 }),
		fc.array(fc.array(token, { minLength: 1, maxLength: 12 }), { maxLength: 90 }),
		fc.constantFrom(',', ';', '\t', ' ', '|'),
		fc.constantFrom('\n', '\r\n', '\r'),
		fc.boolean(),
	)
	.map(([head, rows, delimiter, end, even]) => {
		const fitted = even ? rows.map((row) => head.map((_, column) => row[column % row.length])) : rows;
		return bytesOf([head, ...fitted].map((row) => row.join(delimiter)).join(end));
	});

/** Texts of one kind of character, which a parser may walk again and again. */
const monotonous = fc
	.tuple(
		fc.constantFrom('"', ',', '\n', ';"', '[', '{"a":', '""', '" ', '[1,', '\\'),
		fc.integer({ min: 1, max: 60_000 }),
	)
	.map(([part, times]) => bytesOf(`s,a\n${part.repeat(times)}`));

const value: fc.Arbitrary<unknown> = fc.oneof(
	fc.constantFrom<unknown>(null, true, false, 0, 1, -1, 0.5, 2 ** 60, 'kick', '1.5', '', [], {}, [1, 2], [[1], [2]], {
		x: 1,
	}),
	fc.jsonValue({ maxDepth: 3 }),
);
const json = fc.oneof(
	fc.array(fc.dictionary(name, value, { maxKeys: 9 }), { maxLength: 90 }).map((rows) => JSON.stringify(rows)),
	fc
		.array(fc.dictionary(name, value, { maxKeys: 9 }), { maxLength: 90 })
		.map((rows) => rows.map((row) => JSON.stringify(row)).join('\n')),
	fc.dictionary(name, fc.array(value, { maxLength: 90 }), { maxKeys: 9 }).map((columns) => JSON.stringify(columns)),
	fc
		.tuple(fc.constantFrom('[', '{"state":', '[NaN,', '[{"a":', '[Infinity '), fc.integer({ min: 1, max: 30_000 }))
		.map(([part, times]) => part.repeat(times)),
);

const number = fc.oneof(fc.double(), fc.integer({ min: -3, max: 5 }));
const array: fc.Arbitrary<Tensor> = fc
	.tuple(fc.array(number, { minLength: 1, maxLength: 8 }), fc.constantFrom(64, 65, 70, 90), fc.nat(4), fc.boolean())
	.map(([numbers, rows, columns, whole]) => {
		const cycle = Float64Array.from({ length: rows * Math.max(columns, 1) }, (_, i) => numbers[i % numbers.length]);
		const shape = columns === 0 ? [rows] : [rows, columns];
		return whole
			? { type: 'int64', shape, values: BigInt64Array.from(cycle, (entry) => BigInt(Math.trunc(entry % 9) || 0)) }
			: { type: 'float64', shape, values: cycle };
	});

/** Files of tables by the name of their reader. */
export const TABLES: Readonly<Record<string, fc.Arbitrary<Uint8Array>>> = {
	'tables of text (files)': fc.oneof(
		damaged(inFolder('bom.csv', 'german.csv', 'quoted.tsv', 'savetxt.txt', 'lists.csv')),
		cells,
		monotonous,
	),
	'tables of JSON (files)': fc.oneof(damaged(inFolder('rows.jsonl', 'columns.json.txt')), json.map(bytesOf)),
	'tables of arrays (files)': fc.oneof(
		damaged(inFolder('buffer.npz', 'hyar.npz', 'minari.npz')),
		fc.dictionary(name, array, { minKeys: 1, maxKeys: 9 }).map((arrays) => writeNpz(new Map(Object.entries(arrays)))),
	),
};

/** Reads a table and makes transitions of it as guessed, or is refused in words. @throws when a number is none */
export async function takeTable(bytes: Uint8Array): Promise<void> {
	try {
		const table = readData(bytes);
		const { dataset, world, report } = makeTransitions(table, guessAnswers(table, 'hostile'));
		for (const column of [dataset.state, dataset.stateDelta, dataset.parameters, dataset.reward])
			if (!column.every(Number.isFinite)) throw new Error('it took numbers that are none');
		if (!dataset.action.every((action) => action < world.actions.length))
			throw new Error('it took an action that is none');
		const { rows, kept, incomplete, ends, duplicates } = report;
		if (kept + incomplete + ends !== rows || duplicates > kept) throw new Error('it miscounted the rows');
	} catch (error) {
		if (!(error instanceof FileFault)) throw error;
	}
}
