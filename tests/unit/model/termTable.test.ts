import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOSS_TERMS, type LossTerm } from '../../../src/model/settings';
import { TermTable } from '../../../src/model/TermTable';

/** A number for every row, run and term that no other has. */
const told = (row: number, run: number, term: LossTerm) => 100 * row + 10 * run + LOSS_TERMS.indexOf(term);

function filled(rows: number, runs: number): TermTable {
	const table = TermTable.zeros(rows, runs);
	for (let row = 0; row < rows; row++)
		for (let run = 0; run < runs; run++) for (const term of LOSS_TERMS) table.put(row, run, term, told(row, run, term));
	return table;
}

const terms = (row: number, run: number) =>
	Object.fromEntries(LOSS_TERMS.map((term) => [term, told(row, run, term)] as const));

const sizes = fc.record({ rows: fc.integer({ min: 1, max: 6 }), runs: fc.integer({ min: 1, max: 4 }) });

describe('a table of loss terms', () => {
	test('lays rows, runs and terms after one another, as files and engines do', () => {
		expect([...filled(2, 2).values]).toEqual([0, 1, 2, 10, 11, 12, 100, 101, 102, 110, 111, 112]);
		expect(TermTable.ordered({ kl: 'KL', state: 'Δŝ', parameters: 'x̂' })).toEqual(['Δŝ', 'x̂', 'KL']);
	});

	test('gives every number back by row, run and name', () => {
		fc.assert(
			fc.property(sizes, ({ rows, runs }) => {
				const table = filled(rows, runs);
				expect(table.values).toHaveLength(TermTable.size(rows, runs));
				expect(TermTable.ofRows(table.values, rows).runs).toBe(runs);
				for (let row = 0; row < rows; row++) {
					expect(table.row(row)).toEqual(Array.from({ length: runs }, (_, run) => terms(row, run)));
					for (let run = 0; run < runs; run++) {
						expect(table.terms(row, run)).toEqual(terms(row, run));
						for (const term of LOSS_TERMS) expect(table.value(row, run, term)).toBe(told(row, run, term));
					}
				}
			}),
		);
	});

	test('writes the terms of a run, and adds to one of them', () => {
		const table = TermTable.zeros(2, 2);
		table.set(1, 0, { state: 1, parameters: 2, kl: 3 });
		table.add(1, 0, 'parameters', 0.5);
		expect(table.terms(1, 0)).toEqual({ state: 1, parameters: 2.5, kl: 3 });
		const zero = { state: 0, parameters: 0, kl: 0 };
		expect([table.row(0), table.terms(1, 1)]).toEqual([[zero, zero], zero]);
	});

	test('shares the numbers of a part, and takes packed rows', () => {
		const table = TermTable.zeros(4, 2);
		table.part(1, 3).setRows(0, filled(2, 2).values);
		expect(table.row(1)).toEqual([terms(0, 0), terms(0, 1)]);
		expect(table.row(2)).toEqual([terms(1, 0), terms(1, 1)]);
		table.setRows(3, filled(1, 2).values);
		expect(table.row(3)).toEqual([terms(0, 0), terms(0, 1)]);
		expect(table.values.subarray(0, 6).every((value) => value === 0)).toBe(true);
	});

	test('adds a table of the same size, scaled', () => {
		const table = filled(2, 2);
		table.addScaled(0.5, filled(2, 2));
		expect([...table.values]).toEqual([...filled(2, 2).values].map((value) => 1.5 * value));
	});

	test('takes single runs over, in every row', () => {
		const source = filled(3, 3);
		const table = TermTable.zeros(3, 2);
		table.copyRun(0, source, 2);
		table.copyRun(1, source, 0);
		for (const row of [0, 1, 2]) expect(table.row(row)).toEqual([terms(row, 2), terms(row, 0)]);
	});

	test('names the run of a number that is none, whatever its row and term', () => {
		fc.assert(
			fc.property(sizes, fc.nat(), ({ rows, runs }, at) => {
				const table = filled(rows, runs);
				const isNone = (value: number) => !Number.isFinite(value);
				expect(table.runWhere(isNone)).toBe(-1);
				const [row, run, term] = [at % rows, at % runs, LOSS_TERMS[at % LOSS_TERMS.length]];
				table.put(row, run, term, Number.NaN);
				expect(table.runWhere(isNone)).toBe(run);
				expect(table.runWhere((value, of) => isNone(value) && of !== run)).toBe(-1);
			}),
		);
	});
});

test('no other file computes where a term is', () => {
	const files = ['src', 'scripts', 'bench'].flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
	);
	const sources = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith(join('model', 'TermTable.ts')));
	expect(sources.length).toBeGreaterThan(500);
	// By the length or an index of the list of terms, or by an index into the numbers of a table or of some steps.
	const places = /LOSS_TERMS(\.length|\[|\.indexOf|\.entries)|\b([tT]erms|[mM]etrics|means|sums)\.values\[/;
	expect(sources.filter((file) => places.test(readFileSync(file, 'utf8')))).toEqual([]);
});
