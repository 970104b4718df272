import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inProject } from '../../../scripts/paths.mjs';
import { readNpz } from '../../../src/files/npz';
import { type Table, tableAsCsv, tableAsNpz } from '../../../src/files/table';
import { PYTORCH_EXPORTER } from '../../../src/views/Header/pytorchExporter';

const table: Table = {
	rows: 2,
	groups: [
		{ name: 'policy', values: Uint8Array.of(1, 0), labels: ['random', 'a "model", of run A'] },
		{ name: 'mean', columns: ['1', '2'], values: Float32Array.of(0.1, -0, Number.NaN, 1e-30) },
		{ name: 'done', values: Uint8Array.of(0, 1), truth: true },
	],
};

test('a CSV has a head, one line a row and every digit', () => {
	expect(new TextDecoder().decode(tableAsCsv(table))).toBe(
		[
			'policy,mean.1,mean.2,done',
			'"a ""model"", of run A",0.10000000149011612,0,0',
			`random,NaN,${Math.fround(1e-30)},1`,
			'',
		].join('\n'),
	);
});

test('an npz has an array a group, whose shape says how many columns', () => {
	const arrays = readNpz(tableAsNpz(table));
	expect(arrays.get('policy')).toEqual({ type: 'uint8', shape: [2], values: Uint8Array.of(1, 0) });
	expect(arrays.get('mean')).toMatchObject({ type: 'float32', shape: [2, 2] });
	expect(arrays.get('done')?.type).toBe('bool');
});

test('numbers come back from both formats as they were', () => {
	const anyFloat32 = fc.float32Array({ minLength: 1, maxLength: 20, noNaN: true });
	fc.assert(
		fc.property(anyFloat32, (values) => {
			const written: Table = { rows: values.length, groups: [{ name: 'x', values }] };
			const [, ...lines] = new TextDecoder().decode(tableAsCsv(written)).trimEnd().split('\n');
			// A CSV has no −0.
			expect(Float32Array.from(lines, Number)).toEqual(values.map((value) => value + 0));
			expect(readNpz(tableAsNpz(written)).get('x')?.values).toEqual(values);
		}),
	);
});

test('the code that the page copies is that of the documentation', () => {
	expect(readFileSync(inProject('docs/pytorch.md'), 'utf8')).toContain(PYTORCH_EXPORTER);
});
