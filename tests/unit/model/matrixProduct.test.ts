import { describe, expect, test } from 'vitest';
import { type Matrix, multiplyTransposed } from '../../../src/model/matrixProduct';
import { Stream, uniformAt } from '../../../src/randomness/counterRandom';

/** How a matrix lies in its array: row-major, column-major, or with gaps and an offset. */
const LAYOUTS = {
	rows: (rows: number, columns: number) => ({ offset: 0, rowStride: columns, columnStride: 1, length: rows * columns }),
	columns: (rows: number, columns: number) => ({
		offset: 0,
		rowStride: 1,
		columnStride: rows,
		length: rows * columns,
	}),
	gaps: (rows: number, columns: number) => ({
		offset: 5,
		rowStride: 2 * columns + 3,
		columnStride: 2,
		length: 5 + rows * (2 * columns + 3),
	}),
};
type LayoutName = keyof typeof LAYOUTS;
const NAMES = Object.keys(LAYOUTS) as LayoutName[];

/** Random numbers in the matrix, NaN around it: an out-of-range read makes the product NaN. */
function makeMatrix(name: LayoutName, rows: number, columns: number, salt: number): Matrix {
	const { length, ...strides } = LAYOUTS[name](rows, columns);
	const data = new Float32Array(length).fill(Number.NaN);
	for (let i = 0; i < rows; i++) {
		for (let j = 0; j < columns; j++) {
			data[strides.offset + i * strides.rowStride + j * strides.columnStride] =
				2 * uniformAt(salt, Stream.policy, 0, i, j) - 1;
		}
	}
	return { data, ...strides };
}

const at = ({ data, offset, rowStride, columnStride }: Matrix, i: number, j: number) =>
	data[offset + i * rowStride + j * columnStride];

function naive(a: Matrix, b: Matrix, m: number, n: number, k: number): number[] {
	const out: number[] = [];
	for (let i = 0; i < m; i++) {
		for (let j = 0; j < n; j++) {
			let sum = 0;
			for (let inner = 0; inner < k; inner++) sum += at(a, i, inner) * at(b, j, inner);
			out.push(Math.fround(sum));
		}
	}
	return out;
}

const GUARD = 7;

describe('the matrix product', () => {
	test.each(NAMES.flatMap((a) => NAMES.map((b) => [a, b] as const)))(
		'of a by %s and b by %s equals the plain one for every remainder',
		(layoutA, layoutB) => {
			for (let m = 1; m <= 5; m++) {
				for (let n = 1; n <= 9; n++) {
					for (let k = 1; k <= 7; k++) {
						const a = makeMatrix(layoutA, m, k, 1);
						const b = makeMatrix(layoutB, n, k, 2);
						const out = new Float32Array(3 + m * n + 3).fill(GUARD);
						multiplyTransposed(out, 3, a, b, m, n, k);
						const what = `${m} × ${n} × ${k}`;
						expect([...out.subarray(3, 3 + m * n)], what).toEqual(naive(a, b, m, n, k));
						// Nothing around it is written.
						expect([...out.subarray(0, 3), ...out.subarray(3 + m * n)], what).toEqual(Array(6).fill(GUARD));
					}
				}
			}
		},
	);

	test('keeps its sums in float64 and rounds once', () => {
		// 1 + 10⁸ · 10⁻⁹ in steps that float32 would lose one by one.
		const k = 1_000;
		const a: Matrix = { data: new Float32Array(k).fill(1e-4), offset: 0, rowStride: k, columnStride: 1 };
		const b: Matrix = { data: new Float32Array(k).fill(1e-4), offset: 0, rowStride: k, columnStride: 1 };
		a.data[0] = 1;
		b.data[0] = 1;
		const out = new Float32Array(1);
		multiplyTransposed(out, 0, a, b, 1, 1, k);
		const cell = Math.fround(1e-4);
		expect(out[0]).toBe(Math.fround(1 + (k - 1) * cell * cell));
	});

	test('lets NaN through', () => {
		const a: Matrix = { data: Float32Array.of(0, 1), offset: 0, rowStride: 2, columnStride: 1 };
		const b: Matrix = { data: Float32Array.of(Number.NaN, 1), offset: 0, rowStride: 2, columnStride: 1 };
		const out = new Float32Array(1);
		multiplyTransposed(out, 0, a, b, 1, 1, 2);
		expect(out[0]).toBeNaN();
	});
});
